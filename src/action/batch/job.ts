/** A job of a batch: one `template` as data, under the names of its flags and of the library's options. */

import type { Dict } from '../../go/value.ts';
import type { HelmVersion } from '../../helm/profile.ts';
import type { PlainValues } from '../../values/plain-values.ts';

/** The fields of a job. Only `chart` is needed. Paths start at the job file's folder. */
export interface BatchJob {
  /** What messages and files call the job; the release's name, too, unless there is a `release` (default `release-name`). */
  readonly name?: string;
  readonly release?: string;
  /** A path, a `repo/name` or a URL. */
  readonly chart: string;
  readonly namespace?: string;
  /** Layers of values, later ones over earlier ones: paths of values files, and values as such. */
  readonly values?: string | PlainValues | readonly (string | PlainValues)[];
  readonly set?: string | readonly string[];
  readonly setString?: string | readonly string[];
  readonly setFile?: string | readonly string[];
  readonly setJson?: string | readonly string[];
  readonly setLiteral?: string | readonly string[];
  readonly kubeVersion?: string;
  readonly apiVersions?: string | readonly string[];
  readonly helmVersion?: HelmVersion;
  readonly isUpgrade?: boolean;
  readonly includeCrds?: boolean;
  readonly noHooks?: boolean;
  readonly skipTests?: boolean;
  readonly skipSchemaValidation?: boolean;
  readonly showOnly?: string | readonly string[];
  /** The result's path below the output folder or in the archive. */
  readonly output?: string;
  readonly version?: string;
  readonly repo?: string;
  readonly verify?: boolean;
  readonly keyring?: string;
  readonly username?: string;
  readonly password?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
  readonly caFile?: string;
  readonly insecureSkipTlsVerify?: boolean;
  readonly plainHttp?: boolean;
  readonly passCredentials?: boolean;
}

/** What the value of a key must be; a list may be written as its only item. */
export type FieldKind = 'text' | 'switch' | 'texts' | 'layers';

interface FieldTypes {
  readonly text: string;
  readonly switch: boolean;
  readonly texts: readonly string[];
  readonly layers: readonly (string | Dict)[];
}

export const JOB_FIELDS = {
  name: 'text',
  release: 'text',
  chart: 'text',
  namespace: 'text',
  values: 'layers',
  set: 'texts',
  setString: 'texts',
  setFile: 'texts',
  setJson: 'texts',
  setLiteral: 'texts',
  kubeVersion: 'text',
  apiVersions: 'texts',
  helmVersion: 'text',
  isUpgrade: 'switch',
  includeCrds: 'switch',
  noHooks: 'switch',
  skipTests: 'switch',
  skipSchemaValidation: 'switch',
  showOnly: 'texts',
  output: 'text',
  version: 'text',
  repo: 'text',
  verify: 'switch',
  keyring: 'text',
  username: 'text',
  password: 'text',
  certFile: 'text',
  keyFile: 'text',
  caFile: 'text',
  insecureSkipTlsVerify: 'switch',
  plainHttp: 'switch',
  passCredentials: 'switch',
} as const satisfies Record<keyof BatchJob, FieldKind>;

export type JobField = keyof typeof JOB_FIELDS;

/** The keys that belong to one job alone. */
export const OWN_FIELDS: ReadonlySet<string> = new Set<JobField>(['name', 'release', 'output']);

/** The contents of a map of the job file, key by key. */
export type JobFields = { readonly [K in JobField]?: FieldTypes[(typeof JOB_FIELDS)[K]] };

/** A job with everything settled: plain data that other threads can be handed. */
export type Job = { readonly [K in JobField]-?: FieldTypes[(typeof JOB_FIELDS)[K]] };

const NOTHING = { text: '', switch: false, texts: [], layers: [] } as const;

/** The job that these fields make, over the defaults; lists continue where the defaults' end. */
export function jobWithDefaults(fields: JobFields, defaults: JobFields): Job {
  const job: Record<string, unknown> = {};
  for (const [key, kind] of Object.entries(JOB_FIELDS) as [JobField, FieldKind][]) {
    const both = kind === 'texts' || kind === 'layers' ? [...list(defaults[key]), ...list(fields[key])] : (fields[key] ?? defaults[key]);
    job[key] = both ?? NOTHING[kind];
  }
  const settled = job as unknown as Job;
  return {
    ...settled,
    name: settled.name || settled.release || chartBase(settled.chart),
    release: settled.release || settled.name || 'release-name',
  };
}

function list(value: unknown): readonly unknown[] {
  return (value as readonly unknown[] | undefined) ?? [];
}

/** The last part of a chart's reference, without an archive's ending. */
export function chartBase(reference: string): string {
  const last = reference.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return last.replace(/\.(?:tgz|tar\.gz)$/, '') || 'chart';
}
