/** What reports are made of: the findings of charts, with the severities of the configuration. */
import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { CheckFinding } from '../check-input.ts';

export interface ReportedFinding extends CheckFinding {
  readonly severity: Severity;
}

export interface CheckedChart {
  /** As it was given. */
  readonly path: string;
  readonly name: string;
  readonly findings: readonly ReportedFinding[];
  /** The texts of files that findings are in, by their names. */
  readonly texts?: ReadonlyMap<string, string>;
}

function count(charts: readonly CheckedChart[], severity: Severity): number {
  return charts.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0);
}

/** `2 errors, 1 warning, no hints` */
export function totals(charts: readonly CheckedChart[]): string {
  const part = (severity: Severity, noun: string) => {
    const found = count(charts, severity);
    return `${found === 0 ? 'no' : found} ${noun}${found === 1 ? '' : 's'}`;
  };
  return [part('error', 'error'), part('warning', 'warning'), part('info', 'hint')].join(', ');
}

/** A file of a chart below the path that the chart was given by. */
export function findingPath(path: string, chart: string, file: string): string {
  const inside = file.startsWith(`${chart}/`) ? `${path.replace(/\/+$/, '')}/${file.slice(chart.length + 1)}` : file;
  return inside.replace(/^\.\//, '');
}
