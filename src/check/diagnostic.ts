/** What a check found: data for programs, and the line that Helm prints of it. */
import type { SourcePosition } from '../base/errors.ts';

export type Severity = 'info' | 'warning' | 'error';

export interface Diagnostic {
  /** Names the rule, for programs: `chartfile-name`. Helm has no such names. */
  readonly code: string;
  readonly severity: Severity;
  /** What the finding is about, in Helm's terms: `Chart.yaml`, `templates/x.yaml`, the chart's folder. */
  readonly path: string;
  readonly message: string;
  /** Where it is, as far as the rule knows. */
  readonly position?: SourcePosition | undefined;
}

const RANKS: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/** Whether a finding is as grave as `level`, or graver. */
export function isAtLeast({ severity }: Diagnostic, level: Severity): boolean {
  return RANKS[severity] >= RANKS[level];
}

/** `[ERROR] Chart.yaml: name is required` */
export function diagnosticLine({ severity, path, message }: Diagnostic): string {
  return `[${severity.toUpperCase()}] ${path}: ${message}`;
}
