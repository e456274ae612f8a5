/** What a rule is, and the one registry of rules. */
import { CHART_RULES } from './chart-rules.ts';
import { CONTENT_RULES } from './content-rules.ts';
import { KUBERNETES_RULES } from './kubernetes-rules.ts';

export type Severity = 'info' | 'warning' | 'error';

export interface Rule {
  readonly severity: Severity;
  /** What is wrong if the rule finds something, in a few words. */
  readonly title: string;
  /** What the rule looks at, and what to do about a finding. */
  readonly doc: string;
}

/** All rules by their ids, which are `family/name`. */
export const RULES = { ...CHART_RULES, ...CONTENT_RULES, ...KUBERNETES_RULES } satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;
