/** From the arguments of `install` and `template` to a release's name and a chart. */

import { ChartwrightError } from '../../base/errors.ts';
import type { NameEnv } from './name-template.ts';

export interface NameOptions {
  readonly generateName: boolean;
  readonly nameTemplate: string;
  /** The name if none is given; empty for none. */
  readonly otherwise: string;
}

export interface NameAndChart {
  readonly name: string;
  readonly chart: string;
}

/** Helm's rules for `[NAME] [CHART]`. Throws `usage` errors. */
export async function nameAndChart(args: readonly string[], options: NameOptions, env: NameEnv): Promise<NameAndChart> {
  const refuse = (message: string) => new ChartwrightError('usage', message);
  const [first = '', second] = args;
  if (args.length > 2) throw refuse(`expected at most two arguments, unexpected arguments: ${args.slice(2).join(', ')}`);
  if (second !== undefined) {
    if (options.generateName) throw refuse('cannot set --generate-name and also specify a name');
    if (options.nameTemplate) throw refuse('cannot set --name-template and also specify a name');
    return { name: first, chart: second };
  }
  if (options.nameTemplate) return { name: await rendered(options.nameTemplate, env), chart: first };
  if (options.otherwise) return { name: options.otherwise, chart: first };
  if (!options.generateName) throw refuse('must either provide a name or specify --generate-name');
  return { name: `${chartBase(first)}-${env.clock.now() / 1_000_000_000n}`, chart: first };
}

/** Loaded late because few names are templates. */
async function rendered(text: string, env: NameEnv): Promise<string> {
  return (await import('./name-template.ts')).renderName(text, env);
}

/** The chart reference's last part, up to its first dot. */
function chartBase(reference: string): string {
  const base = reference.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const stem = base === '.' || base === '' ? 'chart' : base;
  return stem.includes('.') ? stem.slice(0, stem.indexOf('.')) : stem;
}
