/**
 * Installs, upgrades and uninstalls charts on a cluster, with Helm and then with chartwright, and compares what is there
 * after each step: all objects with their managed fields, and the records. Jobs are marked as complete, so that hooks end
 * on clusters without a kubelet.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { type ClusterApi, clusterApi, type Json, type JsonObject } from './cluster-api.ts';

export interface ReleaseParityOptions {
  readonly helm: string;
  /** The command that runs chartwright. */
  readonly program: string;
  readonly charts: readonly string[];
  /** What the first upgrade changes. */
  readonly set: string;
  /** Paths of differences that mean nothing, such as passwords that a chart makes up. */
  readonly ignore: RegExp | undefined;
  /** Differences to print of each step. */
  readonly show: number;
}

interface Step {
  readonly words: readonly string[];
  readonly exit: number;
  readonly said: string;
  readonly left: ReadonlyMap<string, Json>;
}

const stepsOf = (chart: string, set: string): string[][] => [
  ['install', 'one', chart],
  ['upgrade', 'one', chart, '--set', set],
  ['upgrade', 'one', chart, '--server-side=false'],
  ['upgrade', 'one', chart, '--server-side=true', '--set', set],
  ['upgrade', 'one', chart, '--server-side=false', '--force-replace'],
  ['rollback', 'one', '1'],
  ['uninstall', 'one'],
];

/** Compares, prints and gives the number of steps that differ. */
export async function compareReleases({ helm, program, charts, set, ignore, show }: ReleaseParityOptions): Promise<number> {
  const api = await clusterApi();
  const folder = mkdtempSync(join(tmpdir(), 'release-parity-'));
  // The field manager is the name of the program.
  symlinkSync(resolve(helm), join(folder, 'helm'));
  let wrong = 0;
  try {
    for (const [index, chart] of charts.entries()) {
      const home = (name: string) => join(folder, `${name}-${index}`);
      const namespace = (name: string) => `parity-${name}-${String(process.pid).padStart(7, '0')}-${index}`;
      const steps = stepsOf(resolve(chart), set);
      const want = await play(api, [join(folder, 'helm')], steps, namespace('a'), home('a'));
      const got = await play(api, program.split(' '), steps, namespace('b'), home('b'));
      const faults = want.flatMap((step, at) => differences(step, got[at] as Step, ignore, show));
      wrong += faults.length;
      const count = want.reduce((sum, { left }) => sum + left.size, 0);
      console.log(`${basename(chart)}: ${faults.length === 0 ? 'same' : 'differs'} (${want.length} steps, ${count} objects)`);
      for (const fault of faults) console.log(fault);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return wrong;
}

async function play(
  api: ClusterApi,
  program: readonly string[],
  steps: readonly string[][],
  namespace: string,
  home: string,
): Promise<Step[]> {
  const before = new Set((await api.all()).map(({ id }) => id));
  await api.send('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
  const env = { ...process.env, HOME: home, NO_COLOR: '1', HELM_CACHE_HOME: home, HELM_CONFIG_HOME: home, HELM_DATA_HOME: home };
  const done: Step[] = [];
  const plain = (text: string) => text.replaceAll(namespace, 'NAMESPACE');
  for (const words of steps) {
    const [command = '', ...args] = [...program, ...words, '-n', namespace, '--timeout', '30s'];
    const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    let exit: number | undefined;
    child.on('close', (code) => (exit = code ?? 1));
    while (exit === undefined) {
      await completeJobs(api, namespace);
      await pause(200);
    }
    const left = (await api.all()).filter(({ id }) => !before.has(id) && !/\/(namespaces|events|endpointslices|ipaddresses)\//.test(id));
    done.push({ words, exit, said: plain(said), left: new Map(left.map(({ id, object }) => [plain(id), normal(object, plain)])) });
  }
  await removed(api, before);
  return done;
}

/** Deletes what was not there before, definitions among it, and waits until it has gone. */
async function removed(api: ClusterApi, before: ReadonlySet<string>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const rest = (await api.all()).filter(({ id }) => !before.has(id) && !/\/(namespaces|apiservices|ipaddresses)\//.test(id));
    if (rest.length === 0) return;
    for (const { id, object } of rest) {
      if (!(object.metadata as { deletionTimestamp?: string }).deletionTimestamp) await api.send('DELETE', id);
    }
    await pause(200);
  }
}

async function completeJobs(api: ClusterApi, namespace: string): Promise<void> {
  const path = `/apis/batch/v1/namespaces/${namespace}/jobs`;
  const { items = [] } = (await api.send('GET', path)) as { items?: { metadata: { name: string }; status: { completionTime?: string } }[] };
  for (const { metadata, status } of items) {
    if (status.completionTime) continue;
    const now = new Date().toISOString().replace(/\.\d+/, '');
    const conditions = ['SuccessCriteriaMet', 'Complete'].map((type) => ({ type, status: 'True', lastTransitionTime: now }));
    const merge = { status: { succeeded: 1, startTime: now, completionTime: now, conditions } };
    await api.send('PATCH', `${path}/${metadata.name}/status?fieldManager=kubelet`, merge);
  }
}

const VARYING = new Set([
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'time',
  'lastTransitionTime',
  'clusterIP',
  'clusterIPs',
  'nodePort',
]);
const TIMES = new Set([
  'first_deployed',
  'last_deployed',
  'started_at',
  'completed_at',
  'deleted',
  'modifiedAt',
  'createdAt',
  'startTime',
  'completionTime',
]);

/** An object without what differs each time; a record as what it holds. */
function normal(object: JsonObject, plain: (text: string) => string): Json {
  const { release } = (object.data ?? {}) as JsonObject;
  const shown = object.type === 'helm.sh/release.v1' ? { ...object, data: record(String(release)) } : object;
  return JSON.parse(
    plain(JSON.stringify(shown, (key, value) => (VARYING.has(key) || TIMES.has(key) ? 'VARIES' : value))).replace(
      /"f:(clusterIPs?|nodePort)":"VARIES"/g,
      '"f:$1":{}',
    ),
  );
}

function record(text: string): JsonObject {
  return JSON.parse(gunzipSync(Buffer.from(Buffer.from(text, 'base64').toString(), 'base64')).toString()) as JsonObject;
}

function differences(want: Step, got: Step, ignore: RegExp | undefined, show: number): string[] {
  const faults: string[] = [];
  if (want.exit !== got.exit || want.said !== got.said) faults.push(`    exit ${got.exit} ${got.said}    Helm ${want.exit} ${want.said}`);
  for (const id of new Set([...want.left.keys(), ...got.left.keys()])) {
    if (!got.left.has(id)) faults.push(`    missing ${id}`);
    else if (!want.left.has(id)) faults.push(`    not with Helm ${id}`);
    else compare(want.left.get(id), got.left.get(id), id, (path, a, b) => faults.push(`    ${path}\n      got  ${b}\n      Helm ${a}`));
  }
  const counted = ignore ? faults.filter((fault) => !ignore.test(fault)) : faults;
  if (counted.length === 0) return [];
  return [
    [
      `  ${want.words.slice(0, 2).join(' ')} ${want.words.slice(3).join(' ')}: ${counted.length} differences`,
      ...counted.slice(0, show),
    ].join('\n'),
  ];
}

function compare(a: Json | undefined, b: Json | undefined, path: string, differs: (path: string, a: string, b: string) => void): void {
  if (isDeepStrictEqual(a, b)) return;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return differs(path, short(a), short(b));
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
    compare((a as JsonObject)[key], (b as JsonObject)[key], `${path} ${key}`, differs);
}

const short = (value: Json | undefined): string => (JSON.stringify(value) ?? 'nothing').slice(0, 300);
