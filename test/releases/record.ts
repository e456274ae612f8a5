/** Writes what a real Helm says on a real API server to test/golden/releases.json: tsx test/releases/record.ts HELM KUBECONFIG */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { spawned } from '../support/program.ts';
import { namespaceName, playReleases } from './play.ts';
import { SESSIONS } from './rows.ts';

const [helm = '', kubeconfig = ''] = process.argv.slice(2);
const config = readFileSync(kubeconfig, 'utf8');
const answers: Record<string, unknown> = {};
for (const [index, session] of SESSIONS.entries()) {
  answers[session.name] = await playReleases(spawned([resolve(helm)]), session, config, namespaceName(index));
}
const path = resolve(import.meta.dirname, '../golden/releases.json');
writeFileSync(path, `${JSON.stringify({ helm: 'Helm 4.3.1', server: 'kube-apiserver v1.37.2', answers }, null, 1)}\n`);
