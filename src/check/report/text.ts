/** Findings for people: a line each, by file, and the totals. */
import { placeText } from '../../diagnostics/code-frame.ts';
import { type CheckedChart, findingPath, type ReportedFinding, totals } from './report.ts';

/** How severities and places stand out; each gives its text back if nothing does. */
export interface Emphasis {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly faint: (text: string) => string;
}

export function textReport(charts: readonly CheckedChart[], emphasis: Emphasis): string {
  const lines = charts.flatMap((chart) => folded(chart.findings).map((finding) => line(chart, finding, emphasis)));
  return `${lines.join('')}${totals(charts)} in ${charts.length} chart${charts.length === 1 ? '' : 's'}\n`;
}

/** From how many on hints of unread keys in a file share a line. */
const MANY = 4;
const SHOWN = 6;

/** Hints that keys have no effect are many in charts that are made for everybody: a line per file. */
function folded(findings: readonly ReportedFinding[]): ReportedFinding[] {
  const isHint = ({ rule, severity }: ReportedFinding) => rule === 'values/never-read' && severity === 'info';
  const done = new Set<string>();
  return findings.flatMap((finding) => {
    const { file } = finding.position;
    const same = isHint(finding) ? findings.filter((other) => isHint(other) && other.position.file === file) : [];
    if (same.length < MANY) return [finding];
    if (done.has(file)) return [];
    done.add(file);
    const names = same.map(({ subject, message }) => subject ?? message);
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more (--format json names them)` : '';
    const message = `${names.length} keys have no effect as they are: ${names.slice(0, SHOWN).join(', ')}${more}`;
    return [{ ...finding, message, position: { file }, sets: [] }];
  });
}

function line({ path, name }: CheckedChart, finding: ReportedFinding, emphasis: Emphasis): string {
  const { rule, severity, message, sets } = finding;
  const shown = sets.length > 0 ? ` [${sets.join(', ')}]` : '';
  const more = findingDetails(finding)
    .map((text) => `    ${text}\n`)
    .join('');
  const shownPlace = placeText({ ...finding.position, file: findingPath(path, name, finding.position.file) });
  const place = `${shownPlace}: ${emphasis[severity](severity)}`;
  return `${place} ${message.split('\n')[0]} ${emphasis.faint(rule + shown)}\n${more}`;
}

/** What is shown of a finding besides the first line of its message. */
export function findingDetails({ message, position, frames = [], rendered }: ReportedFinding): string[] {
  const isElsewhere = rendered && (rendered.line !== position.line || rendered.file !== position.file);
  return [
    ...message
      .split('\n')
      .slice(1)
      .filter((text) => text.trim() !== ''),
    ...frames.slice(1).map(({ position: { file, line: at }, template }) => `called by ${template} at ${file}:${at}`),
    ...(isElsewhere ? [`rendered as line ${rendered.line} of ${rendered.file}`] : []),
  ];
}
