/** A report of differences as Markdown, for the comment of a pull request: a table of contents first, details folded. */
import { unifiedDiff } from '../base/unified-diff.ts';
import type { Value } from '../go/value.ts';
import { type FieldChange, stepsText } from './change.ts';
import { causeText } from './print-causes.ts';
import { blockLines, countText, environmentsText } from './print-text.ts';
import { type DiffReport, objectLabel, type ReportedField, type ReportedObject } from './report.ts';

/** The largest comment that GitHub takes has 65,536 characters. */
const LONGEST = 60_000;

/** What the head of a report takes about. */
const HEAD = 250;

/** Reports one below the other, which share what a comment holds. */
export function reportsMarkdown(reports: readonly DiffReport[]): string {
  const parts: string[] = [];
  let left = LONGEST;
  for (const [i, report] of reports.entries()) {
    const rest = reports.length - i;
    const part = reportMarkdown(report, left - HEAD * (rest - 1));
    left -= part.length + 1;
    if (left < 0) return [...parts, `… and ${rest} more ${rest === 1 ? 'chart' : 'charts'}.\n`].join('\n');
    parts.push(part);
  }
  return parts.join('\n');
}

/** The whole report, its last objects left out beyond so many characters; a sentence if nothing differs. */
export function reportMarkdown(report: DiffReport, longest = LONGEST): string {
  const head = `### Rendered manifests: ${code(report.before)} → ${code(report.after)}\n\n`;
  const failures = report.failures.map(({ environment, side, message }) => {
    const where = [side === 'before' ? report.before : report.after, environment].filter((part) => part !== '').join(', ');
    return `> **Not rendered** (${where}): ${inline(message)}\n\n`;
  });
  if (report.objects.length === 0) return `${head}${failures.join('')}${failures.length > 0 ? '' : 'Nothing changes.\n'}`;
  const parts = [`${head}${failures.join('')}${countText(report)}\n`];
  let length = parts[0]!.length;
  for (const [i, object] of report.objects.entries()) {
    const part = objectMarkdown(object, report);
    length += part.length;
    if (length > longest) {
      const rest = report.objects.length - i;
      parts.push(`\n… and ${rest} more ${rest === 1 ? 'object' : 'objects'}.\n`);
      break;
    }
    parts.push(part);
  }
  return parts.join('');
}

const WORDS = { added: 'added', removed: 'removed', modified: 'changed' } as const;

function objectMarkdown(object: ReportedObject, report: DiffReport): string {
  const count = object.fields.length === 0 ? '' : `: ${object.fields.length} ${object.fields.length === 1 ? 'field' : 'fields'}`;
  const summary = `<b>${html(objectLabel(object))}</b> ${WORDS[object.change]}${count}${html(environmentsText(object, report))}`;
  const causes = object.causes.map((cause) => `- ${inline(causeText(cause, object.kind === 'Secret'))}\n`);
  const whole =
    object.object === undefined ? '' : fenced(blockLines(object.object).map((line) => `${object.change === 'added' ? '+' : '-'}${line}`));
  const fields = object.fields.map((field) => fieldMarkdown(field, object, report));
  return `\n<details><summary>${summary}</summary>\n\n${causes.join('')}${causes.length > 0 && whole ? '\n' : ''}${whole}${fields.join('\n')}\n</details>\n`;
}

function fieldMarkdown(field: ReportedField, object: ReportedObject, report: DiffReport): string {
  const { change, follows } = field;
  const own = object.environments.length === report.environments.length ? report : { ...report, environments: object.environments };
  const title = `${code(stepsText(change.path) || 'the object')}${environmentsText(field, own)}`;
  if (follows.length > 0) return `${title} follows ${follows.map(code).join(', ')}\n`;
  const causes = field.causes.map((cause) => `- ${inline(causeText(cause, object.kind === 'Secret'))}\n`);
  return `${title}\n\n${fenced(changeLines(change))}${causes.length > 0 ? `\n${causes.join('')}` : ''}`;
}

function changeLines(change: FieldChange): string[] {
  if (change.op === 'order') return [`-${change.before.join(', ')}`, `+${change.after.join(', ')}`];
  const text = (value: Value | undefined) => (value === undefined ? '' : `${blockLines(value).join('\n')}\n`);
  const before = 'before' in change ? text(change.before) : '';
  const after = 'after' in change ? text(change.after) : '';
  return unifiedDiff(before, after, { from: '', to: '', context: 2 })
    .split('\n')
    .slice(2)
    .filter((line) => line !== '' && !line.startsWith('@@'));
}

/** A fence that is longer than any in the text. */
function fenced(lines: readonly string[]): string {
  const text = lines.join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([found]) => found.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text}\n${fence}\n`;
}

function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([found]) => found.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `\`${text}\``;
}

/** Text without marks of Markdown, on one line. */
function inline(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_{}[\]<>#|~@]/g, '\\$&');
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
