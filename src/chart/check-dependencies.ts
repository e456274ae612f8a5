/** Whether everything that Chart.yaml asks for is in charts/. */
import { ChartwrightError } from '../base/errors.ts';
import type { Chart } from './chart.ts';

/** Throws `found in Chart.yaml, but missing in charts/ directory: a, b` (code `chart`). Before dependencies are processed: aliases do not count. */
export function checkDependencies(chart: Chart): void {
  const present = new Set(chart.dependencies.map((each) => each.metadata.name));
  const missing = chart.metadata.dependencies.map((each) => each.name).filter((name) => !present.has(name));
  if (missing.length > 0) {
    throw new ChartwrightError('chart/dependencies', `found in Chart.yaml, but missing in charts/ directory: ${missing.join(', ')}`);
  }
}
