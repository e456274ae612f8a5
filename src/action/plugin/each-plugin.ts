/** Several plugins by name, each on its own: what goes wrong with one does not keep the others. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import type { Plugin } from '../../plugin/metadata.ts';

/** Does some work for each name; throws all that went wrong, a line each, at the end. */
export async function eachPlugin(
  plugins: readonly Plugin[],
  names: readonly string[],
  verb: string,
  work: (plugin: Plugin) => Promise<void>,
): Promise<void> {
  const faults: string[] = [];
  for (const name of names) {
    const plugin = plugins.find(({ metadata }) => metadata.name === name);
    if (!plugin) faults.push(`plugin: ${name} not found`);
    else await work(plugin).catch((error) => faults.push(`failed to ${verb} plugin ${name}, got error (${errorText(error)})`));
  }
  if (faults.length > 0) throw new ChartwrightError('usage', faults.join('\n'));
}
