/** Releases as the text that stores keep: JSON, compressed, in base64. Helm's programs read and write the same. */
import { ChartwrightError } from '../../base/errors.ts';
import { gunzip, gzip } from '../../codec/flate/gzip.ts';
import { parsePlainJson } from '../../codec/json/parse.ts';
import { printJson } from '../../codec/json/print.ts';
import { struct } from '../../codec/struct/struct.ts';
import { decodeBase64, encodeBase64 } from '../../go/base64.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import type { Dict, GoObject, Value } from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import { type ChartRecord, storedChart } from './chart-record.ts';
import { fromJson, type Plain } from './json.ts';
import type { HookRun, Release, ReleaseHook, ReleaseInfo, ReleaseStatus } from './release.ts';

/** The text of a record. */
export function encodeRelease(release: Release, profile: Profile): string {
  const bytes = gzip(encodeUtf8(printJson(releaseObject(release, profile))), { level: 9 });
  // The compressing system is unknown, as Go writes it.
  bytes[9] = 0xff;
  return encodeBase64(bytes);
}

/** The release of a record's text. Throws with Go's messages if it is damaged. */
export function decodeRelease(text: string): Release {
  let bytes = decodeBase64(text);
  if (bytes.length > 3 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8) bytes = gunzip(bytes);
  const raw = parsePlainJson(decodeUtf8(bytes));
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new ChartwrightError('json/syntax', 'json: cannot unmarshal into Go value');
  return storedRelease(raw as Fields);
}

type Fields = { readonly [key: string]: Plain | undefined };

/** A release of its JSON. */
export function storedRelease(raw: Fields): Release {
  let config: Dict | undefined;
  let chart: ChartRecord | undefined;
  return {
    name: text(raw.name),
    namespace: text(raw.namespace),
    version: count(raw.version),
    info: storedInfo((raw.info ?? {}) as Fields),
    // Most readers want neither of the two.
    get chart() {
      chart ??= raw.chart ? storedChart(raw.chart as never) : undefined;
      return chart;
    },
    get config() {
      config ??= raw.config ? (fromJson(raw.config) as Dict) : undefined;
      return config;
    },
    manifest: text(raw.manifest),
    hooks: ((raw.hooks ?? []) as Fields[]).map(storedHook),
    labels: {},
    applyMethod: text(raw.apply_method),
  };
}

const text = (value: Plain | undefined): string => (typeof value === 'string' ? value : '');
const count = (value: Plain | undefined): number => (typeof value === 'number' ? value : 0);
const texts = (value: Plain | undefined): string[] => (Array.isArray(value) ? value.map(text) : []);

function storedInfo(raw: Fields): ReleaseInfo {
  return {
    firstDeployed: text(raw.first_deployed),
    lastDeployed: text(raw.last_deployed),
    deleted: text(raw.deleted),
    description: text(raw.description),
    status: text(raw.status) as ReleaseStatus,
    rollbackRevision: count(raw.rollback_revision),
    notes: text(raw.notes),
  };
}

function storedHook(raw: Fields): ReleaseHook {
  const run = (raw.last_run ?? {}) as Fields;
  return {
    name: text(raw.name),
    kind: text(raw.kind),
    path: text(raw.path),
    manifest: text(raw.manifest),
    events: texts(raw.events),
    weight: count(raw.weight),
    deletePolicies: texts(raw.delete_policies),
    outputLogPolicies: texts(raw.output_log_policies),
    lastRun: { startedAt: text(run.started_at), completedAt: text(run.completed_at), phase: text(run.phase) },
  };
}

/** The release as data output and records show it. `resources` are those of the server, for `status`. */
export function releaseObject(release: Release, profile: Profile, show: { chart?: boolean; resources?: Value } = {}): GoObject {
  const { chart, config } = release;
  return struct({
    name: release.name || undefined,
    info: infoObject(release.info, profile, show.resources),
    chart: show.chart === false ? undefined : chart?.json(),
    config: config && config.size > 0 ? config : undefined,
    manifest: release.manifest || undefined,
    hooks: release.hooks.length > 0 ? release.hooks.map((hook) => hookObject(hook, profile)) : undefined,
    version: release.version || undefined,
    namespace: release.namespace || undefined,
    apply_method: (profile.recordsApplyMethod && release.applyMethod) || undefined,
  });
}

function infoObject(info: ReleaseInfo, { recordsEmptyTimes, recordsApplyMethod }: Profile, resources: Value | undefined): GoObject {
  const time = (value: string) => (value === '' && !recordsEmptyTimes ? undefined : value);
  return struct({
    first_deployed: time(info.firstDeployed),
    last_deployed: time(info.lastDeployed),
    deleted: time(info.deleted),
    description: info.description || undefined,
    status: info.status || undefined,
    rollback_revision: (recordsApplyMethod && info.rollbackRevision) || undefined,
    notes: info.notes || undefined,
    resources,
  });
}

function hookObject(hook: ReleaseHook, profile: Profile): GoObject {
  const list = (values: readonly string[]) => (values.length > 0 ? [...values] : undefined);
  return struct({
    name: hook.name || undefined,
    kind: hook.kind || undefined,
    path: hook.path || undefined,
    manifest: hook.manifest || undefined,
    events: list(hook.events),
    last_run: runObject(hook.lastRun, profile),
    weight: hook.weight || undefined,
    delete_policies: list(hook.deletePolicies),
    output_log_policies: list(hook.outputLogPolicies),
  });
}

function runObject({ startedAt, completedAt, phase }: HookRun, { recordsEmptyTimes }: Profile): GoObject {
  const time = (value: string) => (value === '' && !recordsEmptyTimes ? undefined : value);
  return struct({ started_at: time(startedAt), completed_at: time(completedAt), phase });
}
