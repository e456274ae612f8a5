/** The one registry of rules. */
import { CHART_RULES } from './chart-rules.ts';
import { CONTENT_RULES } from './content-rules.ts';
import { KUBERNETES_RULES } from './kubernetes-rules.ts';
import type { Rule } from './rule.ts';

/** All rules by their ids, which are `family/name`. */
export const RULES = { ...CHART_RULES, ...CONTENT_RULES, ...KUBERNETES_RULES } satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;
