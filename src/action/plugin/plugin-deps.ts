/** The dependencies of the plugin commands: folders, environment, and the destination of messages. */

import type { Log } from '../../base/log.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Host } from '../../host/host.ts';
import type { Streams } from '../../host/processes.ts';

export interface PluginDeps extends Pick<Host, 'files' | 'env' | 'clock' | 'processes' | 'network'> {
  readonly cwd: string;
  /** What plugins read and write. */
  readonly streams: Streams;
  readonly log: Log;
  /** Whose plugins are read, and in whose words. */
  readonly profile: Profile;
  /** Takes what is printed, with line ends. */
  readonly say: (text: string) => void;
  /** Where plugins are looked for (HELM_PLUGINS). */
  readonly pluginsDirectory: string;
  /** Its `plugins` folder is where folders and archives are installed, independently of HELM_PLUGINS. */
  readonly dataHome: string;
  /** Its `plugins` folder holds clones and unpacked downloads. */
  readonly cacheHome: string;
  /** Helm's credentials for registries. */
  readonly registryConfig: string;
}

/** Logs a debug entry. */
export function debug({ log }: Pick<PluginDeps, 'log'>, message: string, ...attributes: [string, string][]): void {
  log({ level: 'debug', message, attributes });
}

/** Prints warnings that only Helm 3 has. */
export function warnPlugin(
  { log, profile }: Pick<PluginDeps, 'log' | 'profile'>,
  message: string,
  ...attributes: [string, string][]
): void {
  if (!profile.hasOnePluginForm) log({ level: 'warn', message, attributes });
}
