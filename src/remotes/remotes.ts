/** What everything that reaches for a remote is handed: places on disk, ways to fetch, and whom to tell. */

import type { Log } from '../base/log.ts';
import type { Clock } from '../host/clock.ts';
import type { Files } from '../host/files.ts';
import type { Getters } from './getter.ts';
import type { IndexShelf } from './index/index-shelf.ts';
import type { RegistryClient } from './oci/registry-client.ts';

export interface Remotes {
  readonly files: Files;
  /** repositories.yaml. */
  readonly repositoryConfig: string;
  /** Folder of the downloaded indexes. */
  readonly repositoryCache: string;
  /** Folder of packages by their digest. */
  readonly contentCache: string;
  readonly getters: Getters;
  readonly registry: RegistryClient;
  readonly indexes: IndexShelf;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes what Helm prints on the way, line ends included. */
  readonly say: (text: string) => void;
  /** Takes what registries are heard to say: `Pulled: …`. */
  readonly registrySay: (text: string) => void;
}
