/** What a check found, as data. */
import type { Frame, SourcePosition } from '../base/errors.ts';
import type { Severity } from './rule.ts';
import { RULES, type RuleId } from './rules.ts';

export type { Severity } from './rule.ts';

export interface Diagnostic {
  /** Names the rule, for programs: `chart/name`. Helm has no such names. */
  readonly code: RuleId;
  readonly severity: Severity;
  /** What the finding is about, in Helm's terms: `Chart.yaml`, `templates/x.yaml`, the chart's folder. */
  readonly path: string;
  readonly message: string;
  /** Where it is, as far as the rule knows. */
  readonly position?: SourcePosition | undefined;
  /** The calls that led to the position, the innermost first. */
  readonly frames?: readonly Frame[];
}

/** A finding of a rule, with the severity of the registry. */
export function finding(code: RuleId, path: string, message: string, position?: SourcePosition): Diagnostic {
  return { code, severity: RULES[code].severity, path, message, ...(position && { position }) };
}

const RANKS: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/** Whether a finding is as severe as `level`, or more so. */
export function isAtLeast({ severity }: Pick<Diagnostic, 'severity'>, level: Severity): boolean {
  return RANKS[severity] >= RANKS[level];
}
