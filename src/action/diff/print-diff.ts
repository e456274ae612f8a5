/** The forms in which a report of differences is printed. */
import { reportMarkdown } from '../../diff/print-markdown.ts';
import { type DiffPaint, reportText } from '../../diff/print-text.ts';
import type { DiffReport } from '../../diff/report.ts';
import { reportData } from '../../diff/report-data.ts';

/** The printer of a format: `text`, `json` or `markdown`. */
export function diffPrinter(format: string): (report: DiffReport, paint: DiffPaint) => string {
  if (format === 'json') return (report) => `${JSON.stringify(reportData(report), null, 2)}\n`;
  return format === 'markdown' ? reportMarkdown : reportText;
}
