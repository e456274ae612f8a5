/** Completing names of installed plugins. */
import { type Completion, type CompletionLine, NO_FILES } from './completion.ts';

/** Those that are not named yet, with what each is for. */
export async function completePlugins({ context, args }: Pick<CompletionLine, 'context' | 'args'>): Promise<Completion> {
  const { pluginNames } = await import('../../action/plugin/complete-plugins.ts');
  const found = pluginNames(
    { files: context.io.files, log: context.log, profile: context.settings.profile },
    context.settings.pluginsDirectory,
  );
  const words = found.filter(({ name }) => !args.includes(name)).map(({ name, short }) => `${name}\t${short}`);
  return { words, directive: NO_FILES };
}
