/** The reports of `check` by the names of their formats. */
import { githubReport, jsonReport, junitReport, sarifReport } from '../../check/report/formats.ts';
import { htmlReport } from '../../check/report/html.ts';
import type { CheckedChart } from '../../check/report/report.ts';
import { type Emphasis, textReport } from '../../check/report/text.ts';

export type Format = 'text' | 'json' | 'sarif' | 'junit' | 'github' | 'html';
export const FORMATS: readonly Format[] = ['text', 'json', 'sarif', 'junit', 'github', 'html'];

/** `version`: the program's own, for SARIF. */
export function printReport(format: Format, charts: readonly CheckedChart[], emphasis: Emphasis, version: string): string {
  switch (format) {
    case 'text':
      return textReport(charts, emphasis);
    case 'json':
      return jsonReport(charts);
    case 'sarif':
      return sarifReport(charts, version);
    case 'junit':
      return junitReport(charts);
    case 'github':
      return githubReport(charts);
    case 'html':
      return htmlReport(charts);
  }
}
