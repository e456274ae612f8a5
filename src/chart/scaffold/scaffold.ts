/** A new chart to begin with: the files that `create` lays down, `<CHARTNAME>` standing for the chart's name. */
import { CHART_YAML, HELMIGNORE, VALUES_YAML } from './metadata-files.ts';
import { HTTPROUTE, INGRESS, NOTES } from './network-templates.ts';
import { DEPLOYMENT, HELPERS, HPA, SERVICE, SERVICE_ACCOUNT, TEST_CONNECTION } from './workload-templates.ts';

/** A file below the chart's folder. */
export interface ScaffoldFile {
  readonly name: string;
  readonly text: string;
}

const FILES: readonly (readonly [string, string])[] = [
  ['Chart.yaml', CHART_YAML],
  ['values.yaml', VALUES_YAML],
  ['.helmignore', HELMIGNORE],
  ['templates/ingress.yaml', INGRESS],
  ['templates/httproute.yaml', HTTPROUTE],
  ['templates/deployment.yaml', DEPLOYMENT],
  ['templates/service.yaml', SERVICE],
  ['templates/serviceaccount.yaml', SERVICE_ACCOUNT],
  ['templates/hpa.yaml', HPA],
  ['templates/NOTES.txt', NOTES],
  ['templates/_helpers.tpl', HELPERS],
  ['templates/tests/test-connection.yaml', TEST_CONNECTION],
];

/** The files of a new chart, in the order in which Helm writes its own. `apiVersion` is `v2`, or `v3` for the format to come. */
export function scaffold(name: string, apiVersion: string): ScaffoldFile[] {
  return FILES.map(([path, text]) => ({ name: path, text: withName(text.replace('<APIVERSION>', apiVersion), name) }));
}

/** The text with the chart's name in every place that is kept for it. */
export function withName(text: string, name: string): string {
  return text.replaceAll('<CHARTNAME>', () => name);
}
