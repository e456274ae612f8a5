/** What code that uses remotes is given: folders, ways to fetch, and where messages go. */

import type { Log } from '../base/log.ts';
import type { Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import type { Files } from '../host/files.ts';
import type { Getters } from './getter.ts';
import type { IndexCache } from './index/index-cache.ts';
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
  readonly indexes: IndexCache;
  readonly clock: Clock;
  readonly log: Log;
  /** Whose rules and words hold; Helm 4's if absent. */
  readonly profile?: Profile | undefined;
  /** Takes what Helm prints on the way, line ends included. */
  readonly say: (text: string) => void;
  /** Takes the messages of registries: `Pulled: …`. */
  readonly registrySay: (text: string) => void;
}
