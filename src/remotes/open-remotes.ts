/** Puts together what reaching for remotes needs, out of settings and flags. */

import { type Log, silent } from '../base/log.ts';
import type { Profile } from '../helm/profile.ts';
import { type Clock, systemClock } from '../host/clock.ts';
import type { Files } from '../host/files.ts';
import type { Host } from '../host/host.ts';
import type { Progress } from '../net/message.ts';
import type { ServerAccess } from '../net/server-access.ts';
import { type Getter, httpGetter } from './getter.ts';
import { indexCache } from './index/index-cache.ts';
import { loadCredentialFile } from './oci/credential-file.ts';
import { type RegistryClient, registryClient } from './oci/registry-client.ts';
import type { Remotes } from './remotes.ts';

export interface RemotesOptions extends ServerAccess, Pick<Host, 'files' | 'env' | 'network' | 'processes'> {
  readonly repositoryConfig: string;
  readonly repositoryCache: string;
  readonly contentCache: string;
  readonly registryConfig: string;
  /** Getters of plugins, by scheme. */
  readonly getters?: ReadonlyMap<string, Getter> | undefined;
  readonly clock?: Clock | undefined;
  readonly log?: Log | undefined;
  readonly say?: ((text: string) => void) | undefined;
  /** Absent: `say`. */
  readonly registrySay?: ((text: string) => void) | undefined;
  readonly onProgress?: Progress | undefined;
  /** Whose words are used; Helm 4's if absent. */
  readonly profile?: Profile | undefined;
}

/** Opens nothing yet: connections, credentials and indexes are made and read at first need; TLS files are read now. */
export function openRemotes(options: RemotesOptions): Remotes {
  const {
    files,
    repositoryConfig,
    repositoryCache,
    contentCache,
    registryConfig,
    clock = systemClock,
    log = silent,
    say = () => {},
    registrySay = say,
  } = options;
  const registry = registryClient({ ...options, configFile: registryConfig, say: registrySay });
  const http = httpGetter({ ...options, log });
  const builtIn: [string, Getter][] = [
    ['http', http],
    ['https', http],
    ['oci', ociGetter(registry)],
  ];
  const getters = new Map([...(options.getters ?? []), ...builtIn]);
  const indexes = indexCache(files, log);
  const { profile } = options;
  return { profile, files, repositoryConfig, repositoryCache, contentCache, getters, registry, indexes, clock, log, say, registrySay };
}

/** Throws if the file of registry credentials is there, but cannot be read. */
export function checkCredentials(files: Files, registryConfig: string): void {
  loadCredentialFile(files, registryConfig);
}

/** The getter for oci, on top of a registry client that knows the credentials and flags. */
function ociGetter(client: RegistryClient): Getter {
  return {
    async get(url, { say }) {
      const reference = url.replace(/^oci:\/\//, '');
      if (!reference.endsWith('.prov')) return (await client.pull(reference, { say })).chart as Uint8Array;
      const pulled = await client.pull(reference.slice(0, -'.prov'.length), { chart: false, provenance: true, say });
      return pulled.provenance as Uint8Array;
    },
  };
}
