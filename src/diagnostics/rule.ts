/** What a rule is. */

export type Severity = 'info' | 'warning' | 'error';

export interface Rule {
  readonly severity: Severity;
  /** What is wrong if the rule finds something, in a few words. */
  readonly title: string;
  /** What the rule looks at, and what to do about a finding. */
  readonly doc: string;
}
