/** helm-diff 3.15's output `dyff`: the lines that it found, put together again, compared and printed as dyff 1.12 does it. */
import { compareStreams } from '../dyff/compare-documents.ts';
import { dyffReport, type ReportOptions } from '../dyff/print-report.ts';
import type { Entry } from './entries.ts';

export interface DyffOptions extends ReportOptions {
  readonly findRenames: number;
}

export function dyffText(entries: readonly Entry[], options: DyffOptions): string {
  const side = (without: '-' | '+') =>
    entries.map(({ lines }) => `---\n${lines.flatMap(({ delta, text }) => (delta === without ? [] : [`${text}\n`])).join('')}`).join('');
  return dyffReport(compareStreams(side('+'), side('-'), options.findRenames > 0), options);
}
