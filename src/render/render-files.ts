/** A prepared chart to rendered files: every template of the chart and its subcharts, executed once. */

import { compareStrings } from '../go/utf8.ts';
import { typed, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import type { SinkFactory } from '../template/sink.ts';
import { TemplateSet } from '../template/template-set.ts';
import type { Tracer } from '../template/trace.ts';
import type { EngineEnv } from './env.ts';
import { engineFunctions } from './functions.ts';
import { withoutNoValue } from './no-value.ts';
import type { Prepared } from './prepare.ts';
import { type Renderable, renderables } from './scope.ts';
import { execError, parseError } from './template-errors.ts';
import { valuesType } from './values-type.ts';

export interface RenderFilesOptions extends Omit<EngineEnv, 'included' | 'profile'> {
  /** Makes what output goes to; absent: only the text is kept. */
  readonly sink?: SinkFactory | undefined;
  /** Hears what values are made of. */
  readonly tracer?: Tracer | undefined;
  /** Gets what is wrong with a file, which is left out then; absent: the first error ends the render. */
  readonly onFailure?: ((file: string, error: unknown) => void) | undefined;
}

/**
 * Renders a chart: file names (`chart/templates/x.yaml`) to texts, NOTES.txt included, partials left out. Throws
 * `template-parse` and `template-exec` errors with Helm's messages.
 */
export function renderFiles({ chart, top, profile }: Prepared, options: RenderFilesOptions): Map<string, string> {
  const { sink, tracer, onFailure, ...given } = options;
  const set = new TemplateSet<EngineEnv>({ funcs: engineFunctions(profile), sink, tracer });
  const templates = renderables(chart, top, profile).sort(compareRenderables);
  const parsed = templates.filter((template) => attempted(template.name, onFailure, () => parse(set, template)));
  const env: EngineEnv = { ...given, profile, included: new Map() };
  const rendered = new Map<string, string>();
  for (const template of parsed) {
    if (isPartial(template.name)) continue;
    tracer?.begin();
    attempted(template.name, onFailure, () => rendered.set(template.name, execute(set, template, env, profile)));
  }
  return rendered;
}

/** Whether a step went well; what it throws goes to `onFailure` if there is one. */
function attempted(file: string, onFailure: RenderFilesOptions['onFailure'], step: () => void): boolean {
  if (!onFailure) {
    step();
    return true;
  }
  try {
    step();
    return true;
  } catch (error) {
    onFailure(file, error);
    return false;
  }
}

function parse(set: TemplateSet<EngineEnv>, template: Renderable): void {
  try {
    set.parse(template.name, template.text);
  } catch (error) {
    throw parseError(error);
  }
}

function execute(set: TemplateSet<EngineEnv>, template: Renderable, env: EngineEnv, profile: Profile): string {
  const names = new Map<string, Value>([
    ['Name', template.name],
    ['BasePath', template.basePath],
  ]);
  template.scope.set('Template', typed(names, valuesType(profile)));
  try {
    return withoutNoValue(set.execute(template.name, template.scope, env));
  } catch (error) {
    // What is no Error stops the render for a purpose of its thrower.
    throw error instanceof Error ? execError(error, profile) : error;
  }
}

function isPartial(name: string): boolean {
  return name.charCodeAt(name.lastIndexOf('/') + 1) === 0x5f;
}

/** Deeper templates first, then by name backwards: Helm's order, which `set` on shared values makes visible. */
function compareRenderables(a: Renderable, b: Renderable): number {
  return depth(b.name) - depth(a.name) || compareStrings(b.name, a.name);
}

function depth(name: string): number {
  let count = 0;
  for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) count++;
  return count;
}
