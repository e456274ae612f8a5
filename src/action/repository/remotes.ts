/** Opens remotes when an action first needs one; they are not loaded before. */

import { ChartwrightError, errorText, wrapping } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Host } from '../../host/host.ts';
import type { Progress } from '../../net/message.ts';
import type { ServerAccess } from '../../net/server-access.ts';
import type { Getter } from '../../remotes/getter.ts';
import type { Remotes } from '../../remotes/remotes.ts';

export interface RemoteDeps extends Pick<Host, 'files' | 'env' | 'clock' | 'processes' | 'network'> {
  /** repositories.yaml. */
  readonly repositoryConfig: string;
  readonly repositoryCache: string;
  readonly contentCache: string;
  readonly registryConfig: string;
  readonly log: Log;
  /** Whose words are used; Helm 4's if absent. */
  readonly profile?: Profile | undefined;
  /** Takes what is printed on the way, with line ends. */
  readonly say: (text: string) => void;
  /** Takes the messages of registries; absent: `say`. */
  readonly registrySay?: ((text: string) => void) | undefined;
  /** Getters of plugins, by scheme. */
  readonly getters?: (() => Promise<ReadonlyMap<string, Getter>>) | undefined;
  readonly onProgress?: Progress | undefined;
}

/** The file of registry credentials is there, but cannot be read. */
export class UnreadableCredentials extends ChartwrightError {}

/** Opens remotes; throws `missing registry client: …` if the flags name bad TLS files, and UnreadableCredentials. */
export type OpenRemotes = (flags: ServerAccess) => Promise<Remotes>;

/** Ready to open remotes with any flags. */
export function remotesOpener({ getters, ...deps }: RemoteDeps): OpenRemotes {
  return async (flags) => {
    const { openRemotes, checkCredentials } = await import('../../remotes/open-remotes.ts');
    try {
      checkCredentials(deps.files, deps.registryConfig);
    } catch (error) {
      throw new UnreadableCredentials('io', errorText(error), { cause: error });
    }
    const own = await getters?.();
    return wrapping('missing registry client', () => openRemotes({ ...deps, ...flags, getters: own }));
  };
}

/** For actions without access to remotes. */
export const noRemotes: OpenRemotes = async () => {
  throw new ChartwrightError('usage', 'remote charts and files are not available here');
};

/** For actions that must not use the network. */
export const offlineRemotes: OpenRemotes = async () => {
  throw new ChartwrightError('usage', 'remote charts and files are not fetched with --offline');
};
