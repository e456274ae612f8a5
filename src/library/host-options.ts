/** What functions that reach for files and servers have in common: the defaults of this machine, filled in. */

import { type RemoteDeps, remotesOpener } from '../action/repository/remotes.ts';
import { BOOLEAN, FUNCTION, type Kind, type Kinds, methods, STRING } from '../base/kinds.ts';
import { type Log, silent } from '../base/log.ts';
import { helmPaths } from '../helm/helm-paths.ts';
import { HELM_VERSION, type HelmVersion, profileOf } from '../helm/profile.ts';
import { CLOCK, type Clock, systemClock } from '../host/clock.ts';
import { ENVIRONMENT, type Environment } from '../host/environment.ts';
import type { Files } from '../host/files.ts';
import type { ChartSource } from '../remotes/chart-source.ts';

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

const FILES: Kind<Files> = methods('a file system that can be written', 'read', 'stat', 'absolute', 'write');
export const HOST_KINDS: Kinds<HostOptions> = {
  ...{ files: FILES, cwd: STRING, env: ENVIRONMENT, helmVersion: HELM_VERSION, clock: CLOCK, log: FUNCTION },
};
export const SERVER_KINDS: Kinds<ServerOptions> = {
  ...{ username: STRING, password: STRING, certFile: STRING, keyFile: STRING, caFile: STRING },
  ...{ insecureSkipTlsVerify: BOOLEAN, plainHttp: BOOLEAN },
};
export const SOURCE_KINDS: Kinds<SourceOptions> = {
  ...{ ...SERVER_KINDS, version: STRING, repo: STRING, keyring: STRING, passCredentials: BOOLEAN },
};

/** What actions are given. Throws `usage` errors for options that do not fit. */
export async function hostOf<T extends HostOptions>(caller: string, options: T, kind: Kind<T>) {
  kind(caller, 'options', options);
  const profile = profileOf(options.helmVersion);
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
