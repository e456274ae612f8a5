/** Runs an operation for several plugins by name; an error of one does not stop the others. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import type { Plugin } from '../../plugin/metadata.ts';
import type { PluginDeps } from './plugin-deps.ts';

/** Does some work for each name; throws all that went wrong, one line each, at the end. */
export async function eachPlugin(
  { profile }: Pick<PluginDeps, 'profile'>,
  plugins: readonly Plugin[],
  { names, verb }: { readonly names: readonly string[]; readonly verb: string },
  work: (plugin: Plugin) => Promise<void>,
): Promise<void> {
  const [subject, failure] = profile.capitalizesFaults ? ['Plugin', 'Failed to'] : ['plugin', 'failed to'];
  const faults: string[] = [];
  for (const name of names) {
    const plugin = plugins.find(({ metadata }) => metadata.name === name);
    if (!plugin) faults.push(`${subject}: ${name} not found`);
    else await work(plugin).catch((error) => faults.push(`${failure} ${verb} plugin ${name}, got error (${errorText(error)})`));
  }
  if (faults.length > 0) throw new ChartwrightError('usage', faults.join('\n'));
}
