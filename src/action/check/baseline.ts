/** Baselines: known findings, which are not reported again. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import type { CheckedChart, ReportedFinding } from '../../check/report/report.ts';

interface Entry {
  readonly chart: string;
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}

/** Lines are left out: a finding that moves is still the same. */
export function baselineText(charts: readonly CheckedChart[]): string {
  const findings = charts.flatMap(({ name, findings: all }) => all.map((finding) => entryOf(name, finding)));
  return `${JSON.stringify({ charts: charts.map(({ name }) => name), findings }, null, 2)}\n`;
}

/** The charts without the findings of the baseline. Throws a `usage` error for a file that is not a baseline, or for one of other charts. */
export function withoutKnown(charts: readonly CheckedChart[], text: string, file: string): CheckedChart[] {
  const { names, known } = readBaseline(text, file);
  return charts.map((chart) => {
    if (!names.has(chart.name)) {
      const has = [...names].join(', ') || 'no chart';
      throw new ChartwrightError('usage', `${file}: the baseline is for ${has}, not for ${chart.name}`, { position: { file } });
    }
    const findings = chart.findings.filter((finding) => {
      const key = JSON.stringify(entryOf(chart.name, finding));
      const left = known.get(key) ?? 0;
      if (left > 0) known.set(key, left - 1);
      return left === 0;
    });
    return { ...chart, findings };
  });
}

function readBaseline(text: string, file: string): { readonly names: ReadonlySet<string>; readonly known: Map<string, number> } {
  try {
    const { charts, findings } = JSON.parse(text) as { charts: string[]; findings: Entry[] };
    const known = new Map<string, number>();
    for (const { chart, rule, file: at, message } of findings) {
      const key = JSON.stringify({ chart, rule, file: at, message });
      known.set(key, (known.get(key) ?? 0) + 1);
    }
    return { names: new Set(charts), known };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not valid JSON' : 'it lacks charts or findings';
    throw new ChartwrightError('usage', `${file} is not a baseline: ${why}`, { position: { file }, cause: errorText(error) });
  }
}

function entryOf(chart: string, { rule, position: { file }, message }: ReportedFinding): Entry {
  return { chart, rule, file, message };
}
