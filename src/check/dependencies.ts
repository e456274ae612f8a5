/** The rules for dependencies: what charts/ holds and what Chart.yaml declares are the same. */
import { detailsOf, errorText } from '../base/errors.ts';
import type { Chart } from '../chart/chart.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { LintContext } from './lint-context.ts';

/** The findings for a chart's dependencies; their path is the chart's folder. */
export function* lintDependencies({ folder, load }: LintContext): Generator<Diagnostic> {
  let chart: Chart;
  try {
    chart = load();
  } catch (error) {
    yield finding('chart/dependencies-chart', '', `unable to load chart\n\t${errorText(error)}`, detailsOf(error).position);
    return;
  }
  const declared = chart.metadata.dependencies;
  const present = chart.dependencies.map((each) => each.metadata.name);
  const undeclared = without(
    present,
    declared.map((each) => each.name),
  );
  if (undeclared.length > 0) {
    const message = `chart metadata is missing these dependencies: ${undeclared.join(',')}`;
    yield finding('chart/dependencies-undeclared', folder, message);
  }
  const twice = repeated(declared.map((each) => each.alias || each.name));
  if (twice.length > 0) {
    const message = `multiple dependencies with name or alias: ${twice.join(',')}`;
    yield finding('chart/dependencies-unique', folder, message);
  }
  const missing = without(
    declared.map((each) => each.name),
    present,
  );
  if (missing.length > 0) {
    const message = `chart directory is missing these dependencies: ${missing.join(',')}`;
    yield finding('chart/dependencies-missing', folder, message);
  }
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}

/** Every name that has come before. */
function repeated(names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) < at);
}
