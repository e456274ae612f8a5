/** Where the value stands that does not meet a schema: in a values file, in a flag, or in a chart. */
import { attempt, ChartwrightError, detailsOf, type ErrorDetails } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { explainChartValues } from '../../explain/explain-values.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { ValuesLayers } from '../../values/layers.ts';
import { type Origin, Origins } from '../../values/origins.ts';
import { readValues } from '../render/read-values.ts';
import type { ExplainValuesDeps } from './explain-values.ts';

/** The error with the place of its value, found by reading the layers once more; the error itself if that is not possible. */
export async function placeViolation(error: unknown, deps: ExplainValuesDeps, chart: Chart, layers: ValuesLayers): Promise<unknown> {
  if (!(error instanceof ChartwrightError) || error.code !== 'schema/violation' || error.position || !error.path) return error;
  // Standard input can be read only once.
  if (layers.valueFiles.some((file) => typeof file === 'string' && file.trim() === '-')) return error;
  const origins = new Origins();
  const values = await readValues(deps, layers, origins);
  const { profile } = deps;
  const explained = attempt(() => explainChartValues({ chart, values, origins, folder: '', paths: [error.path ?? []], profile }));
  const origin = explained?.values[0]?.chain[0]?.origin;
  const place = origin && placeOf(origin, deps);
  return place ? new ChartwrightError(error.code, error.message, { ...detailsOf(error), ...place }) : error;
}

function placeOf({ kind, file, line, column, argument }: Origin, { files }: ExplainValuesDeps): ErrorDetails | undefined {
  if (argument !== undefined) return { position: { file: `--${kind}`, line: 1, column: 1 }, text: argument };
  if (kind !== 'file' || file === undefined || line === undefined || column === undefined) return undefined;
  const text = attempt(() => decodeUtf8(files.read(file)));
  return { position: { file, line, column }, text };
}
