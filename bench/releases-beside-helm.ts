/** Releases on the cluster of $KUBECONFIG beside a real Helm's: a long list, and the life of a chart. */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type ClusterApi, clusterApi } from '../tools/cluster-api.ts';
import type { Row } from './timing.ts';

const RELEASES = 500;
/** Bytes of a manifest that no compression makes smaller, so that a record has about 50 kB on the server. */
const MANIFEST = 27_000;

/** The rows; `chart` is the folder of one whose hooks are left out. */
export async function releaseRows(cwd: string, ours: readonly string[], helm: string, chart?: string): Promise<Row[]> {
  const namespace = `bench-${process.pid}`;
  const api = await clusterApi();
  for (const name of ['list', 'a', 'b']) await api.send('POST', '/api/v1/namespaces', { metadata: { name: `${namespace}-${name}` } });
  await fill(api, `${namespace}-list`);
  const list = ['list', '-n', `${namespace}-list`, '-m', '0'];
  const rows: Row[] = [{ name: `list of ${RELEASES} releases`, cwd, ours: [...ours, ...list], helm: [helm, ...list] }];
  if (chart === undefined) return rows;
  const shell = (program: readonly string[], where: string, lines: readonly string[]) => {
    const rest = `${JSON.stringify(chart)} --no-hooks -n ${where} >/dev/null`;
    const words = program.map((word) => JSON.stringify(word)).join(' ');
    return ['sh', '-ec', lines.map((line) => `${words} ${line.replace('CHART', rest)}`).join('\n')];
  };
  const life = (name: string, lines: readonly string[]): Row => ({
    name,
    cwd,
    ours: shell(ours, `${namespace}-a`, lines),
    helm: shell([helm], `${namespace}-b`, lines),
  });
  const removed = (where: string) => `uninstall one --no-hooks -n ${where} >/dev/null`;
  const round = (name: string, lines: readonly string[]): Row => {
    const row = life(name, lines);
    const add = (command: readonly string[], program: readonly string[], where: string) => [
      ...command.slice(0, 2),
      `${command[2]}\n${program.map((word) => JSON.stringify(word)).join(' ')} ${removed(where)}`,
    ];
    return { ...row, ours: add(row.ours, ours, `${namespace}-a`), helm: add(row.helm, [helm], `${namespace}-b`) };
  };
  return [
    ...rows,
    round('install and uninstall', ['install one CHART']),
    round('with two upgrades between', ['install one CHART', 'upgrade one CHART', 'upgrade one CHART']),
  ];
}

async function fill(api: ClusterApi, namespace: string): Promise<void> {
  const left = Array.from({ length: RELEASES }, (_, index) => `release-${String(index).padStart(3, '0')}`);
  const work = async () => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      await api.send('POST', `/api/v1/namespaces/${namespace}/secrets`, recordSecret(name, namespace));
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

function recordSecret(name: string, namespace: string): object {
  const time = '2026-01-02T03:04:05.123456789Z';
  const release = {
    name,
    info: { first_deployed: time, last_deployed: time, description: 'Install complete', status: 'deployed' },
    chart: { metadata: { name: 'web', version: '1.2.3', apiVersion: 'v2', appVersion: '7' }, templates: [], values: {} },
    manifest: randomBytes(MANIFEST).toString('base64'),
    ...{ version: 1, namespace, apply_method: 'ssa' },
  };
  const text = gzipSync(JSON.stringify(release)).toString('base64');
  return {
    type: 'helm.sh/release.v1',
    metadata: { name: `sh.helm.release.v1.${name}.v1`, labels: { name, owner: 'helm', status: 'deployed', version: '1' } },
    data: { release: Buffer.from(text).toString('base64') },
  };
}
