/** What functions that reach for files and servers have in common: the defaults of this machine, filled in. */

import { type RemoteDeps, remotesOpener } from '../action/repository/remotes.ts';
import { type Log, silent } from '../base/log.ts';
import { helmPaths } from '../helm/helm-paths.ts';
import type { HelmVersion } from '../helm/profile.ts';
import { type Clock, systemClock } from '../host/clock.ts';
import type { Environment } from '../host/environment.ts';
import type { Files } from '../host/files.ts';
import type { ChartSource } from '../remotes/chart-source.ts';
import { checkOptions, type OptionNames, profileOf } from './check-options.ts';

export interface HostOptions {
  /** Files to read and write (default: the disk). */
  readonly files?: Files | undefined;
  /** The absolute path of the folder at which relative paths begin (default: the working folder). */
  readonly cwd?: string | undefined;
  /** Says where Helm's folders are (`HELM_CACHE_HOME`, `HELM_REPOSITORY_CONFIG`, …) and which proxies there are (default: the process's). */
  readonly env?: Environment | undefined;
  /** Which Helm's rules and words: `4.3` (default) or `3.22`. */
  readonly helmVersion?: HelmVersion | undefined;
  /** What files and archives are dated by (default: the machine's clock). */
  readonly clock?: Clock | undefined;
  /** Gets warnings and remarks as they happen. */
  readonly log?: Log | undefined;
}

/** Connection options for servers. */
export interface ServerOptions {
  /** Name and password are used together, in place of stored credentials. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** A client's certificate, its key, and the authorities that are trusted: paths of PEM files. */
  readonly certFile?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly caFile?: string | undefined;
  /** Do not check certificates of servers. */
  readonly insecureSkipTlsVerify?: boolean | undefined;
  /** Speak HTTP, not HTTPS, with registries. */
  readonly plainHttp?: boolean | undefined;
}

/** Which chart a reference means, and how it is trusted. */
export interface SourceOptions extends ServerOptions {
  /** A version or a range (default: the newest). */
  readonly version?: string | undefined;
  /** The URL of the repository in which the reference is a name. */
  readonly repo?: string | undefined;
  /** Check the package's signature with this keyring. */
  readonly keyring?: string | undefined;
  /** Send credentials to other hosts than the repository's, too. */
  readonly passCredentials?: boolean | undefined;
}

export const HOST_NAMES: OptionNames<HostOptions> = { files: true, cwd: true, env: true, helmVersion: true, clock: true, log: true };
export const SERVER_NAMES: OptionNames<ServerOptions> = {
  ...{ username: true, password: true, certFile: true, keyFile: true, caFile: true, insecureSkipTlsVerify: true, plainHttp: true },
};
export const SOURCE_NAMES: OptionNames<SourceOptions> = {
  ...SERVER_NAMES,
  version: true,
  repo: true,
  keyring: true,
  passCredentials: true,
};

/** What actions are given. Throws `usage` errors for options that are not known. */
export async function hostOf<T extends HostOptions>(caller: string, options: T, names: OptionNames<T>) {
  checkOptions(caller, options, names);
  const profile = profileOf(caller, options.helmVersion);
  const { clock = systemClock, log = silent } = options;
  const { nodeHost: machine } = await import('../host/node/host.ts');
  const { files = machine.files, env = machine.env } = options;
  const cwd = options.cwd ?? files.absolute('.');
  const paths = helmPaths(env);
  const deps: RemoteDeps = {
    ...{ files, env, clock, processes: machine.processes, network: machine.network, log, say: () => {} },
    repositoryConfig: env.HELM_REPOSITORY_CONFIG ?? paths.config('repositories.yaml'),
    repositoryCache: env.HELM_REPOSITORY_CACHE ?? paths.cache('repository'),
    contentCache: env.HELM_CONTENT_CACHE ?? paths.cache('content'),
    registryConfig: env.HELM_REGISTRY_CONFIG ?? paths.config('registry/config.json'),
  };
  return { files, env, processes: machine.processes, cwd, profile, clock, log, remotes: remotesOpener(deps) };
}

export function serverOf(options: ServerOptions) {
  const { username = '', password = '', certFile = '', keyFile = '', caFile = '' } = options;
  const { insecureSkipTlsVerify = false, plainHttp = false } = options;
  return { username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, plainHttp };
}

export function sourceOf(options: SourceOptions): ChartSource {
  const { version = '', repo = '', keyring = '', passCredentials = false } = options;
  return { ...serverOf(options), version, repo, keyring, verify: keyring !== '', passCredentials };
}
