/** What a chart's author does: packing, showing, filling charts/, pulling, pushing, and repositories out of folders. Prints nothing; messages go to `log`. */

import { absolute } from '../action/chart/open-chart.ts';
import type { ShowPart } from '../action/chart/show.ts';
import { BOOLEAN, FUNCTION, type Kind, kind, oneOf, record, STRING } from '../base/kinds.ts';
import type { PushedChart } from '../remotes/oci/registry-client.ts';
import {
  HOST_KINDS,
  type HostOptions,
  hostOf,
  SERVER_KINDS,
  type ServerOptions,
  SOURCE_KINDS,
  type SourceOptions,
  serverOf,
  sourceOf,
} from './host-options.ts';

export interface PackageOptions extends HostOptions {
  /** The folder of the archive (default: `cwd`). */
  readonly destination?: string | undefined;
  /** Replaces the chart's own version. */
  readonly version?: string | undefined;
  /** Replaces the chart's own appVersion. */
  readonly appVersion?: string | undefined;
  /** The time of everything in the archive, so that the same chart makes the same bytes. */
  readonly date?: Date | undefined;
  /** Makes a provenance file beside the archive. */
  readonly sign?: SignOptions | undefined;
}

export interface SignOptions {
  /** The path of a keyring with private keys. */
  readonly keyring: string;
  /** A part of the key owner's name. */
  readonly key: string;
  /** Returns the passphrase of a locked key, given its owner. */
  readonly passphrase?: ((owner: string) => string | Promise<string>) | undefined;
}

const SIGN: Kind<SignOptions> = record<SignOptions>({ keyring: STRING, key: STRING, passphrase: FUNCTION });
const DATE: Kind<Date> = kind('a valid Date', (value) => value instanceof Date && !Number.isNaN(value.getTime()));
const PACKAGE_OPTIONS: Kind<PackageOptions> = record<PackageOptions>({
  ...{ ...HOST_KINDS, destination: STRING, version: STRING, appVersion: STRING, date: DATE, sign: SIGN },
});

/** Packs the chart in a folder as `package` does, and resolves to the archive's path. */
export async function packageChart(path: string, options: PackageOptions = {}): Promise<string> {
  STRING('packageChart', 'folder', path);
  const host = await hostOf('packageChart', options, PACKAGE_OPTIONS);
  const { packageChart: pack } = await import('../action/chart/package.ts');
  const { destination = '.', version = '', appVersion = '', date, sign } = options;
  if (sign) for (const name of ['keyring', 'key'] as const) STRING('packageChart', `options.sign.${name}`, sign[name]);
  const signing = sign && { ...sign, passphrase: () => async (owner: string) => (await sign.passphrase?.(owner)) ?? '' };
  return pack(absolute(host.cwd, path), host, {
    ...{ version, appVersion, stamp: date?.getTime(), sign: signing },
    destination: absolute(host.cwd, destination),
  });
}

export interface ShowOptions extends HostOptions, SourceOptions {
  /** Of the values, only what this JSONPath template selects. */
  readonly jsonpath?: string | undefined;
}

const PART: Kind<ShowPart> = oneOf('all', 'chart', 'values', 'readme', 'crds');
const SHOW_OPTIONS: Kind<ShowOptions> = record<ShowOptions>({ ...HOST_KINDS, ...SOURCE_KINDS, jsonpath: STRING });

/** The text that `show all`, `show chart`, `show values`, `show readme` or `show crds` prints of a chart: a path, `repo/name` or a URL. */
export async function showChart(reference: string, part: ShowPart = 'all', options: ShowOptions = {}): Promise<string> {
  STRING('showChart', 'reference', reference);
  PART('showChart', 'part', part);
  const host = await hostOf('showChart', options, SHOW_OPTIONS);
  const { showChart: show } = await import('../action/chart/show.ts');
  return show(host, reference, { source: sourceOf(options), part, jsonpath: options.jsonpath ?? '' });
}

export interface PullOptions extends HostOptions, SourceOptions {
  /** The folder of the package (default: `cwd`); it must exist. */
  readonly destination?: string | undefined;
  /** Unpacks the chart there instead, into a folder of its name. */
  readonly untar?: boolean | undefined;
}

const PULL_OPTIONS: Kind<PullOptions> = record<PullOptions>({
  ...{ ...HOST_KINDS, ...SOURCE_KINDS, destination: STRING, untar: BOOLEAN },
});

/** Fetches a chart's package as `pull` does, by `repo/name` or URL, and resolves to its path, or to that of the folder. */
export async function pullChart(reference: string, options: PullOptions = {}): Promise<string> {
  STRING('pullChart', 'reference', reference);
  const host = await hostOf('pullChart', options, PULL_OPTIONS);
  const { pullFolder, pullPackage } = await import('../action/repository/pull.ts');
  const destination = absolute(host.cwd, options.destination ?? '.');
  const pull = options.untar ? pullFolder : pullPackage;
  return pull(host.remotes, reference, { source: sourceOf(options), prov: false, destination });
}

export interface PushOptions extends HostOptions, ServerOptions {}

const PUSH_OPTIONS: Kind<PushOptions> = record<PushOptions>({ ...HOST_KINDS, ...SERVER_KINDS });

/** Uploads a package to `oci://host/path` as `push` does, the provenance file beside it, too. */
export async function pushChart(archive: string, remote: string, options: PushOptions = {}): Promise<PushedChart> {
  STRING('pushChart', 'archive', archive);
  STRING('pushChart', 'remote', remote);
  const host = await hostOf('pushChart', options, PUSH_OPTIONS);
  const { pushPackage } = await import('../action/repository/registry.ts');
  return pushPackage(host.remotes, absolute(host.cwd, archive), remote, serverOf(options));
}

export interface UpdateDependenciesOptions extends HostOptions, ServerOptions {
  /** Check signatures with this keyring. */
  readonly keyring?: string | undefined;
  /** Leave the kept indexes of repositories as they are. */
  readonly skipRefresh?: boolean | undefined;
}

const UPDATE_OPTIONS: Kind<UpdateDependenciesOptions> = record<UpdateDependenciesOptions>({
  ...{ ...HOST_KINDS, ...SERVER_KINDS, keyring: STRING, skipRefresh: BOOLEAN },
});

/** Fetches what a chart's folder declares into its charts/ and writes Chart.lock, as `dependency update` does. */
export async function updateDependencies(path: string, options: UpdateDependenciesOptions = {}): Promise<void> {
  STRING('updateDependencies', 'folder', path);
  const { cwd, remotes, profile } = await hostOf('updateDependencies', options, UPDATE_OPTIONS);
  const { updateDependencies: update } = await import('../action/repository/dependencies.ts');
  const { keyring = '', skipRefresh } = options;
  const verify = keyring === '' ? 'never' : 'always';
  await update(remotes, { chartPath: absolute(cwd, path), verify, keyring, skipRefresh, profile, remote: serverOf(options) });
}

export interface IndexOptions extends HostOptions {
  /** Stands before the packages' names (default: relative URLs). */
  readonly url?: string | undefined;
  /** The path of an index whose charts are taken over. */
  readonly merge?: string | undefined;
  /** Write JSON. */
  readonly json?: boolean | undefined;
}

const INDEX_OPTIONS: Kind<IndexOptions> = record<IndexOptions>({ ...HOST_KINDS, url: STRING, merge: STRING, json: BOOLEAN });

/** Writes index.yaml of the packages in a folder, as `repo index` does. */
export async function indexRepository(folder: string, options: IndexOptions = {}): Promise<void> {
  STRING('indexRepository', 'folder', folder);
  const host = await hostOf('indexRepository', options, INDEX_OPTIONS);
  const { indexRepository: index } = await import('../action/repository/index-repository.ts');
  const { url = '', merge = '', json = false } = options;
  index(folder, host, { url, merge: merge && absolute(host.cwd, merge), json });
}
