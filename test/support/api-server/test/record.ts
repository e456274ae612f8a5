/** Writes the answers of a real API server to test/golden/api-server.json: tsx test/support/api-server/test/record.ts KUBECONFIG */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { playSession } from './play.ts';
import { SESSIONS } from './rows.ts';

const config = readFileSync(process.argv[2] as string, 'utf8');
const access = { url: /server: "?(https?:[^"},\s]+)/.exec(config)?.[1] as string, token: /token: ([^}\s]+)/.exec(config)?.[1] as string };
const answers: Record<string, unknown> = {};
for (const [index, session] of SESSIONS.entries()) answers[session.name] = await playSession(access, session, `rec${process.pid}x${index}`);
const path = resolve(import.meta.dirname, '../../../golden/api-server.json');
writeFileSync(path, `${JSON.stringify({ server: 'kube-apiserver v1.37.2', answers }, null, 1)}\n`);
