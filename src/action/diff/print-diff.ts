/** The forms in which a report of differences is printed. */
import { placeText } from '../../diagnostics/code-frame.ts';
import { reportsMarkdown } from '../../diff/print-markdown.ts';
import { type DiffPaint, reportText } from '../../diff/print-text.ts';
import type { DiffReport } from '../../diff/report.ts';
import { reportData } from '../../diff/report-data.ts';

/** The printer of a format, `text`, `json` or `markdown`; of several reports each has its name. */
export function diffPrinter(format: string, several: boolean): (reports: readonly DiffReport[], paint: DiffPaint) => string {
  if (format === 'json') return (reports) => `${JSON.stringify(several ? reports.map(reportData) : reportData(reports[0]!), null, 2)}\n`;
  if (format === 'markdown') return (reports) => (reports.length > 0 ? reportsMarkdown(reports) : 'No chart changes.\n');
  return (reports, paint) => reports.map((report) => titled(report, several, paint)).join('');
}

function titled(report: DiffReport, several: boolean, paint: DiffPaint): string {
  const text = reportText(report, paint);
  return several && text !== '' ? `${paint.bold(`${report.before} → ${report.after}`)}\n${text}\n` : text;
}

/** Which side could not be rendered, in which environment, where and why; what both sides have in common once. */
export function failureLines({ before, after, failures }: DiffReport): string[] {
  const lines = new Map<string, string>();
  for (const { environment, side, message, position } of failures) {
    const place = position?.line === undefined ? undefined : placeText(position);
    const isNamed = position !== undefined && message.includes(`${position.file}:${position.line}:`);
    const text = place === undefined || isNamed ? message : `${place}: ${message}`;
    const sides = [side === 'before' ? before : after, environment];
    const key = JSON.stringify([environment, text]);
    const names = lines.has(key) ? ['both sides', environment] : sides;
    lines.set(key, `${names.filter((part) => part !== '').join(', ')}: ${text}`);
  }
  return [...lines.values()];
}
