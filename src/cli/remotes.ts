/** Remotes for a command: Helm's folders and files, the plugins' getters, and progress on terminals. */
import { schemaAnswers } from '../action/render/schemas.ts';
import { type OpenRemotes, offlineRemotes, remotesOpener, UnreadableCredentials } from '../action/repository/remotes.ts';
import type { Context } from './command.ts';

import { reportFailure } from './command-failed.ts';

import { ExitError } from './exit-error.ts';
import { mayHavePlugins } from './plugin-folders.ts';
import { downloadProgress } from './terminal/download-progress.ts';

export interface Messages {
  /** Takes messages; absent: standard output. */
  readonly say?: (text: string) => void;
  /** Takes the messages of registries; absent: the stream that Helm prints them on, whatever `say` is. */
  readonly registrySay?: (text: string) => void;
}

/** The ways to remotes and to schemas; with `--offline` the first is closed, and the second leads to the content cache only. */
export function remoteAccess(context: Context, offline: boolean, messages: Messages = {}) {
  const { settings, io } = context;
  const schemas = schemaAnswers({ files: io.files, env: io.env, network: io.network, contentCache: settings.contentCache, offline });
  return { remotes: offline ? offlineRemotes : remotesOf(context, messages), schemas };
}

/** Ready to open remotes for this command. Nothing is made ready before one is needed. */
export function remotesOf(context: Context, messages: Messages = {}): OpenRemotes {
  return async (flags) => {
    try {
      return await opener(context, messages)(flags);
    } catch (error) {
      if (!(error instanceof UnreadableCredentials)) throw error;
      // Helm reads them before it knows the command, and says so if an error of the command cannot be.
      reportFailure(context, error.message);
      throw new ExitError(1);
    }
  };
}

function opener(context: Context, { say, registrySay }: Messages): OpenRemotes {
  const { io, settings, log } = context;
  const { repositoryConfig, repositoryCache, contentCache, registryConfig } = settings;
  const progress = io.terminal ? downloadProgress(io) : undefined;
  const aside = (print: (text: string) => void) => (text: string) => {
    progress?.clear();
    print(text);
  };
  return remotesOpener({
    ...{ files: io.files, env: io.env, clock: io.clock, processes: io.processes, network: io.network },
    repositoryConfig,
    repositoryCache,
    contentCache,
    registryConfig,
    log,
    profile: settings.profile,
    say: aside(say ?? io.out),
    registrySay: aside(registrySay ?? (settings.profile.registriesUseStdout ? io.out : io.err)),
    getters: mayHavePlugins(io, settings) ? () => gettersOfPlugins(context) : undefined,
    onProgress: progress?.show,
  });
}

async function gettersOfPlugins(context: Context) {
  const [{ pluginGetters }, { getterDeps }] = await Promise.all([import('../action/plugin/plugin-getters.ts'), import('./plugin-deps.ts')]);
  return pluginGetters(getterDeps(context));
}
