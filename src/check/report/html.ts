/** Findings as one HTML page, each with the lines around it. */
import { htmlPages } from '../../codec/html-pages.ts';
import { placeText } from '../../diagnostics/code-frame.ts';
import { RULES } from '../../diagnostics/rules.ts';
import { PAGES, STYLE } from './compiled-pages.ts';
import { type CheckedChart, findingPath, type ReportedFinding, totals } from './report.ts';
import { findingDetails } from './text.ts';

const page = htmlPages(PAGES, { style: STYLE });

export function htmlReport(charts: readonly CheckedChart[]): string {
  const all = charts.flatMap(({ findings }) => findings);
  const shown = charts.map((chart) => ({ path: chart.path, findings: chart.findings.map((finding) => findingOf(finding, chart)) }));
  const onlyHints = all.every(({ severity }) => severity === 'info');
  return page('report', { title: 'Findings in charts', totals: totals(charts), onlyHints, charts: shown });
}

function findingOf(finding: ReportedFinding, { path, name, texts }: CheckedChart) {
  const { rule, severity, message, position, sets } = finding;
  return {
    ...{
      rule,
      severity,
      about: RULES[rule].title,
      place: placeText({ ...position, file: findingPath(path, name, position.file) }),
      sets: sets.join(', '),
    },
    message: message.split('\n')[0],
    details: findingDetails(finding),
    source: sourceAround(position.rendered ? undefined : texts?.get(position.file), position.line),
  };
}

/** How many lines are shown before and behind the one. */
const AROUND = 2;

function sourceAround(text: string | undefined, line: number | undefined) {
  if (text === undefined || line === undefined) return undefined;
  const lines = text.split('\n');
  const first = Math.max(1, line - AROUND);
  return lines.slice(first - 1, line + AROUND).map((each, i) => ({ number: first + i, text: each, at: first + i === line }));
}
