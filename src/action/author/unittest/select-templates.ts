/** Which templates a suite renders. Mirrors helm-unittest 1.1.2 pkg/unittest/deep_copy.go. */
import type { Chart, ChartFile } from '../../../chart/chart.ts';
import { baseName, joinPath } from '../../../go/path.ts';

/** All templates. */
export const EVERY_TEMPLATE = '**';

/** A template as suites call it to its name below the chart: `a.yaml` is `templates/a.yaml`. */
export function templatePath(name: string): string {
  return /^(?:templates|charts|crds|\*\*)/.test(name) ? name : joinPath('templates', name);
}

/** Which templates, by their paths, a suite renders. */
export type TemplateFilter = (path: string) => boolean;

/** A filter for templates that the patterns name, less the excluded ones; partials stay. `route` leads to the chart that is tested. */
export function templateFilter(route: string, patterns: readonly string[], excluded: readonly string[]): TemplateFilter {
  const wanted = patterns.map((pattern) => matcher(joinPath(route, templatePath(pattern))));
  const unwanted = excluded.map((pattern) => matcher(joinPath(route, templatePath(pattern))));
  const known = new Map<string, boolean>();
  return (path) => {
    let kept = known.get(path);
    if (kept === undefined) {
      kept = isPartial(path) || (wanted.some((test) => test(path)) && !unwanted.some((test) => test(path)));
      known.set(path, kept);
    }
    return kept;
  };
}

/** The chart with the templates that a filter keeps. */
export function withTemplates(chart: Chart, keeps: TemplateFilter): Chart {
  const filtered = (each: Chart, at: string): Chart => {
    const templates = each.templates.filter((file: ChartFile) => keeps(`${at}/${file.name}`));
    const copy: Chart = { ...each, templates };
    const dependencies = each.dependencies.map((dependency) => filtered(dependency, `${at}/charts/${dependency.metadata.name}`));
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
