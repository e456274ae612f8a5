/** Which templates a suite renders. Mirrors helm-unittest 1.1.2 pkg/unittest/deep_copy.go. */
import type { Chart, ChartFile } from '../../../chart/chart.ts';
import { baseName, joinPath } from '../../../go/path.ts';

/** All templates. */
export const EVERY_TEMPLATE = '**';

/** A template as suites call it to its name below the chart: `a.yaml` is `templates/a.yaml`. */
export function templatePath(name: string): string {
  return /^(?:templates|charts|crds|\*\*)/.test(name) ? name : joinPath('templates', name);
}

/** The chart with the templates that the patterns name, less the excluded ones; partials stay. `route` leads to the chart that is tested. */
export function withTemplates(chart: Chart, route: string, patterns: readonly string[], excluded: readonly string[]): Chart {
  const wanted = patterns.map((pattern) => matcher(joinPath(route, templatePath(pattern))));
  const unwanted = excluded.map((pattern) => matcher(joinPath(route, templatePath(pattern))));
  const keeps = (path: string) => wanted.some((test) => test(path)) && !unwanted.some((test) => test(path));
  const filtered = (each: Chart, at: string): Chart => {
    const templates = each.templates.filter((file: ChartFile) => isPartial(file.name) || keeps(joinPath(at, file.name)));
    const copy: Chart = { ...each, templates };
    const dependencies = each.dependencies.map((dependency) => filtered(dependency, joinPath(at, 'charts', dependency.metadata.name)));
    Object.assign(copy, { dependencies: dependencies.map((dependency) => Object.assign(dependency, { parent: copy })) });
    return copy;
  };
  return filtered(chart, chart.metadata.name);
}

function isPartial(name: string): boolean {
  return baseName(name).startsWith('_');
}

/** Whether a path holds what a pattern describes: `*` and `**` stand for letters, digits, `_`, `-`, `.` and `/`. */
function matcher(pattern: string): (path: string) => boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === '**' ? '[0-9a-zA-Z_\\-/.]+' : part === '*' ? '[0-9a-zA-Z_\\-/.]*' : part.replace(/[.+[\]?()|{}^$\\]/g, '\\$&'),
    )
    .join('');
  const regexp = new RegExp(source);
  return (path) => regexp.test(path);
}
