/** Findings for people: a line each, by file, and the totals. */
import { placeText } from '../../diagnostics/code-frame.ts';
import { type CheckedChart, type ReportedFinding, totals } from './report.ts';

/** How severities and places stand out; each gives its text back where nothing does. */
export interface Emphasis {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly faint: (text: string) => string;
}

export function textReport(charts: readonly CheckedChart[], emphasis: Emphasis): string {
  const lines = charts.flatMap(({ findings }) => findings.map((finding) => line(finding, emphasis)));
  return `${lines.join('')}${totals(charts)} in ${charts.length} chart${charts.length === 1 ? '' : 's'}\n`;
}

function line(finding: ReportedFinding, emphasis: Emphasis): string {
  const { rule, severity, message, sets, frames = [] } = finding;
  const shown = sets.length > 0 ? ` [${sets.join(', ')}]` : '';
  const [first, ...rest] = message.split('\n');
  const details = [
    ...rest.filter((text) => text.trim() !== ''),
    ...frames.slice(1).map(({ position: { file, line: at }, template }) => `called by ${template} at ${file}:${at}`),
  ];
  const more = details.map((text) => `    ${text}\n`).join('');
  return `${placeText(finding.position)}: ${emphasis[severity](severity)} ${first} ${emphasis.faint(rule + shown)}\n${more}`;
}
