/** The top of what templates see: values, release, chart, capabilities. */
import { ChartwrightError, detailsOf, errorText } from '../base/errors.ts';
import type { Chart } from '../chart/chart.ts';
import { chartMetadataAsMap } from '../chart/metadata-object.ts';
import { type Dict, int, isDict, type Value } from '../go/value.ts';
import { DEFAULT_PROFILE } from '../helm/profile.ts';
import { coalesceValues } from './coalesce.ts';
import { type SchemaOptions, validateSchema } from './schema.ts';
import { defaultPlace } from './schema-position.ts';
import type { ValuesOptions } from './values-log.ts';

/** The release that is being rendered. */
export interface ReleaseOptions {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly isUpgrade: boolean;
  readonly isInstall: boolean;
}

export interface RenderValuesOptions extends ValuesOptions, SchemaOptions {
  readonly release: ReleaseOptions;
  /** What `.Capabilities` is. */
  readonly capabilities: Value;
  readonly skipSchemaValidation?: boolean | undefined;
}

/**
 * `Values`, `Release`, `Chart` and `Capabilities` for a chart whose dependencies are processed. All of
 * it is fresh: templates may change it, chart and values stay as they are. Throws as `coalesceValues`,
 * and `values don't meet the specifications of the schema(s) in the following chart(s): …` (code `schema`).
 */
export function toRenderValues(chart: Chart, values: Dict, options: RenderValuesOptions): Dict {
  const { release, profile = DEFAULT_PROFILE } = options;
  const coalesced = coalesceValues(chart, values, options);
  if (!options.skipSchemaValidation) checkSchema(chart, values, coalesced, options);
  return new Map<string, Value>([
    ['Chart', chartMetadataAsMap(chart, profile)],
    ['Capabilities', options.capabilities],
    ['Release', releaseDict(release)],
    ['Values', coalesced],
  ]);
}

function releaseDict({ name, namespace, revision, isUpgrade, isInstall }: ReleaseOptions): Dict {
  return new Map<string, Value>([
    ['Name', name],
    ['Namespace', namespace],
    ['IsUpgrade', isUpgrade],
    ['IsInstall', isInstall],
    ['Revision', int(revision)],
    ['Service', 'Helm'],
  ]);
}

function checkSchema(chart: Chart, given: Dict, values: Dict, options: RenderValuesOptions): void {
  try {
    validateSchema(chart, values, { ...options, copies: untouched(chart, given, values, options) });
  } catch (error) {
    const words = "values don't meet the specifications of the schema(s) in the following chart(s):\n";
    const details = detailsOf(error);
    const place = details.path && defaultPlace(chart, given, details.path);
    throw new ChartwrightError('schema/violation', words + errorText(error), { ...details, ...place });
  }
}

/** Those of a chart's values that are its defaults whatever is given: neither a subchart's nor global. */
function untouched(chart: Chart, given: Dict, values: Dict, { profile = DEFAULT_PROFILE }: ValuesOptions): Map<Value, object> {
  const copies = new Map<Value, object>();
  // Where nulls are left out, what is taken is not what the default is.
  if (!chart.schema || !profile.keepsNullDefaults) return copies;
  for (const [key, original] of chart.values) {
    const isShared = key === 'global' || given.has(key) || chart.dependencies.some(({ metadata }) => metadata.name === key);
    if (!isShared && isDict(original)) copies.set(values.get(key) as Value, original);
  }
  return copies;
}
