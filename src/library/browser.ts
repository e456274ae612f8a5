/** The library's functions if there is no disk: in browsers and their workers. */
import type { Chart } from '../chart/chart.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { useCrypto } from '../host/crypto/crypto.ts';
import type { LintOptions } from './lint.ts';
import { type ChartInput, type LoadOptions, loadChartWith } from './load-chart.ts';

/**
 * Loads a chart: an archive's bytes, a map of its files, or, with `options.files`, what is at a path in there. The chart
 * can be rendered any number of times. Rejects with ChartwrightErrors of code `io` and `chart` with Helm's messages.
 */
export async function loadChart(source: ChartInput, options?: LoadOptions): Promise<Chart> {
  const chart = await loadChartWith(undefined, source, options);
  if (mentionsKeys(chart)) await loadCryptography();
  return chart;
}

let loaded: Promise<void> | undefined;

/**
 * Loads what makes keys, certificates and ciphers (60 kB). `loadChart` does it for charts that name one of these functions;
 * values that name them, for `tpl`, need a call.
 */
export function loadCryptography(): Promise<void> {
  loaded ??= import('../host/browser/crypto.ts').then(({ portableCrypto }) => useCrypto(portableCrypto));
  return loaded;
}

const KEYS = /gen(PrivateKey|CA|SelfSignedCert|SignedCert)|derivePassword|(en|de)cryptAES/;

/** Whether any file of a chart or its subcharts names a function that needs keys or ciphers. */
function mentionsKeys({ raw, dependencies }: Chart): boolean {
  return raw.some(({ data }) => KEYS.test(decodeUtf8(data))) || dependencies.some(mentionsKeys);
}

/**
 * Lints a chart: an archive's bytes, a map of its files, or, with `options.files`, what is at a path in there. What is
 * wrong with the chart is in the result, in the order in which Helm prints it. Rejects if there is no chart to look at.
 */
export async function lint(source: ChartInput, options?: LintOptions): Promise<Diagnostic[]> {
  const [{ lintWith }] = await Promise.all([import('./lint.ts'), loadCryptography()]);
  return lintWith(undefined, source, options);
}
