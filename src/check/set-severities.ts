/** Sets the severities of findings, and leaves out those that comments ignore. */
import { type Chart, chartFullPath, fileText } from '../chart/chart.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import { RULES, type RuleId } from '../diagnostics/rules.ts';
import type { CheckFinding, ValueSet } from './check-input.ts';
import { isIgnored } from './ignore-comments.ts';
import type { ReportedFinding } from './report/report.ts';

/** The severity of a rule; `off` switches it off. */
export type RuleSeverity = Severity | 'off';

/** The findings that count. `texts`: of files, by their names; `rules`: those with another severity. */
export function withSeverities(
  findings: readonly CheckFinding[],
  texts: ReadonlyMap<string, string>,
  rules: ReadonlyMap<RuleId, RuleSeverity>,
): ReportedFinding[] {
  return findings.flatMap((finding): ReportedFinding[] => {
    const grade = rules.get(finding.rule) ?? finding.severity ?? RULES[finding.rule].severity;
    return grade === 'off' || isIgnored(finding, texts) ? [] : [{ ...finding, severity: grade }];
  });
}

/** The texts of a chart's files, its subcharts' too, and of the files of sets, by their names in findings. */
export function textsOf(chart: Chart, sets: readonly ValueSet[]): Map<string, string> {
  const given = sets.flatMap(({ files }) => files.map(({ name, text }): [string, string] => [name, text]));
  return new Map([...textsIn(chart), ...given]);
}

function textsIn(chart: Chart): [string, string][] {
  const path = chartFullPath(chart);
  const own = [...chart.raw, ...chart.templates].map((file): [string, string] => [`${path}/${file.name}`, fileText(file)]);
  return [...own, ...chart.dependencies.flatMap(textsIn)];
}
