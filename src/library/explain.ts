/** `explainValues` and `explainManifest` with their options checked. */
import {
  type ExplainedRendering,
  type ExplainManifestOptions,
  explainManifest as explainLines,
} from '../action/explain/explain-manifest.ts';
import { type ExplainValuesOptions, explainValues as explainOrigins } from '../action/explain/explain-values.ts';
import { type Kind, type Kinds, record, STRING, STRINGS } from '../base/kinds.ts';
import { CHART, type Chart } from '../chart/chart.ts';
import { HELM_VERSION } from '../helm/profile.ts';
import { POST_RENDER_STEP } from '../release/post-render/step.ts';
import { VALUES } from '../values/plain-values.ts';
import { RENDER_KINDS } from './render.ts';

const VALUES_OPTIONS: Kind<ExplainValuesOptions> = record<ExplainValuesOptions>({
  ...{ values: VALUES, helmVersion: HELM_VERSION, paths: STRINGS, folder: STRING },
});
export const MANIFEST_KINDS: Kinds<ExplainManifestOptions> = {
  ...{ ...RENDER_KINDS, folder: STRING, labels: STRINGS, postRender: POST_RENDER_STEP },
};
const MANIFEST_OPTIONS: Kind<ExplainManifestOptions> = record<ExplainManifestOptions>(MANIFEST_KINDS);

/** Explains the values that a chart's templates see. Throws `usage` errors for paths that lead nowhere, and as `render` for values. */
export function explainValues(chart: Chart, options: ExplainValuesOptions = {}): ReturnType<typeof explainOrigins> {
  CHART('explainValues', 'chart', chart);
  VALUES_OPTIONS('explainValues', 'options', options);
  return explainOrigins(chart, options);
}

/** Renders a chart and explains each line. Throws as `render`. */
export function explainManifest(chart: Chart, options: ExplainManifestOptions = {}): ExplainedRendering {
  CHART('explainManifest', 'chart', chart);
  MANIFEST_OPTIONS('explainManifest', 'options', options);
  return explainLines(chart, options);
}
