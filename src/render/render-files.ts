/** A chart and its values to rendered files: every template of the chart and its subcharts, executed once. */

import type { Chart } from '../chart/chart.ts';
import { compareStrings } from '../go/utf8.ts';
import { type Dict, typed, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import { TemplateSet } from '../template/template-set.ts';
import type { EngineEnv } from './env.ts';
import { engineFunctions } from './functions.ts';
import { withoutNoValue } from './no-value.ts';
import { type Renderable, renderables } from './scope.ts';
import { execError, parseError } from './template-errors.ts';
import { valuesType } from './values-type.ts';

export interface EngineInput {
  /** With its dependencies processed. */
  readonly chart: Chart;
  /** `Values`, `Release`, `Chart` and `Capabilities`. The values belong to this render: templates may change them. */
  readonly top: Dict;
  readonly profile: Profile;
  readonly env: Omit<EngineEnv, 'included' | 'profile'>;
}

/**
 * Renders a chart: file names (`chart/templates/x.yaml`) to texts, NOTES.txt included, partials left out.
 * Throws `template-parse` and `template-exec` errors in Helm's words.
 */
export function renderChart(input: EngineInput): Map<string, string> {
  const { profile } = input;
  const set = new TemplateSet<EngineEnv>({ funcs: engineFunctions(profile) });
  const templates = renderables(input.chart, input.top, profile).sort(compareRenderables);
  for (const template of templates) parse(set, template);
  const env: EngineEnv = { ...input.env, profile, included: new Map() };
  const rendered = new Map<string, string>();
  for (const template of templates) {
    if (!isPartial(template.name)) rendered.set(template.name, execute(set, template, env, profile));
  }
  return rendered;
}

function parse(set: TemplateSet<EngineEnv>, template: Renderable): void {
  try {
    set.parse(template.name, template.text);
  } catch (error) {
    throw parseError(template.name, error);
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
    // What is no Error stops the render for a purpose of whoever threw it.
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
