/** `explainValues` and `explainManifest` with their options checked. */
import {
  type ExplainedRendering,
  type ExplainManifestOptions,
  explainManifest as explainLines,
} from '../action/explain/explain-manifest.ts';
import { type ExplainValuesOptions, explainValues as explainOrigins } from '../action/explain/explain-values.ts';
import type { Chart } from '../chart/chart.ts';
import { checkOptions, type OptionNames, profileOf } from './check-options.ts';
import { checkRelease, RENDER_NAMES } from './render.ts';

const VALUES_NAMES: OptionNames<ExplainValuesOptions> = { values: true, helmVersion: true, paths: true, folder: true };
const MANIFEST_NAMES: OptionNames<ExplainManifestOptions> = { ...RENDER_NAMES, folder: true, labels: true, postRender: true };

/** Explains the values that a chart's templates see. Throws `usage` errors for paths that lead nowhere, and as `render` for values. */
export function explainValues(chart: Chart, options: ExplainValuesOptions = {}): ReturnType<typeof explainOrigins> {
  checkOptions('explainValues', options, VALUES_NAMES);
  profileOf('explainValues', options.helmVersion);
  return explainOrigins(chart, options);
}

/** Renders a chart and explains each line. Throws as `render`. */
export function explainManifest(chart: Chart, options: ExplainManifestOptions = {}): ExplainedRendering {
  checkOptions('explainManifest', options, MANIFEST_NAMES);
  checkRelease('explainManifest', options.release);
  profileOf('explainManifest', options.helmVersion);
  return explainLines(chart, options);
}
