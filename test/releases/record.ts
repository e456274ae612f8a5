/**
 * Writes what a real Helm prints on a real API server to test/golden/releases.json, or for Helm 3.22.0 to releases-3.json:
 * tsx test/releases/record.ts HELM KUBECONFIG [3]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { spawned } from '../support/program.ts';
import { namespaceName, playReleases } from './play.ts';
import { SESSIONS } from './rows.ts';

const [helm = '', kubeconfig = '', former] = process.argv.slice(2);
const config = readFileSync(kubeconfig, 'utf8');
const answers: Record<string, unknown> = {};
for (const [index, session] of (former ? SESSIONS.filter(({ former: too }) => too) : SESSIONS).entries()) {
  answers[session.name] = await playReleases(spawned([resolve(helm)]), session, config, namespaceName(index));
}
const path = resolve(import.meta.dirname, `../golden/releases${former ? '-3' : ''}.json`);
writeFileSync(
  path,
  `${JSON.stringify({ helm: former ? 'Helm 3.22.0' : 'Helm 4.3.1', server: 'kube-apiserver v1.37.2', answers }, null, 1)}\n`,
);
