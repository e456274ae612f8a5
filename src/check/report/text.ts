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
  const lines = charts.flatMap(({ findings }) => folded(findings).map((finding) => line(finding, emphasis)));
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
    const names = same.map(({ message }) => message.split(' ')[0]);
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more (--format json names them)` : '';
    const message = `${names.length} keys change nothing as they are: ${names.slice(0, SHOWN).join(', ')}${more}`;
    return [{ ...finding, message, position: { file }, sets: [] }];
  });
}

function line(finding: ReportedFinding, emphasis: Emphasis): string {
  const { rule, severity, message, sets, frames = [], rendered } = finding;
  const shown = sets.length > 0 ? ` [${sets.join(', ')}]` : '';
  const [first, ...rest] = message.split('\n');
  const details = [
    ...rest.filter((text) => text.trim() !== ''),
    ...frames.slice(1).map(({ position: { file, line: at }, template }) => `called by ${template} at ${file}:${at}`),
    ...(rendered && (rendered.line !== finding.position.line || rendered.file !== finding.position.file)
      ? [`rendered as line ${rendered.line} of ${rendered.file}`]
      : []),
  ];
  const more = details.map((text) => `    ${text}\n`).join('');
  return `${placeText(finding.position)}: ${emphasis[severity](severity)} ${first} ${emphasis.faint(rule + shown)}\n${more}`;
}
