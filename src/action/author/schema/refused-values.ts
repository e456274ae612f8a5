/** Values of a chart that its schema refuses, because a person's annotation or schema says so. */
import { attempt } from '../../../base/errors.ts';
import { type Chart, fileText } from '../../../chart/chart.ts';
import { composeYaml } from '../../../codec/yaml/compose.ts';
import { entryPosition } from '../../../codec/yaml/position.ts';
import { encodeUtf8 } from '../../../go/utf8.ts';
import type { Dict } from '../../../go/value.ts';
import { SchemaViolation, validateAgainstSchema } from '../../../values/schema.ts';
import { AnnotationErrors } from './annotation-errors.ts';
import type { AnnotationFault } from './annotation-reading.ts';
import { withoutServers } from './drafts.ts';
import { type SchemaFile, schemaFault } from './refused-schema.ts';
import { printSchema, type Schema } from './schema.ts';
import { preparedWith, type TraceDeps } from './trace-uses.ts';
import { exampleSets } from './value-sets.ts';

/** A warning for each value in values.yaml and in ci/ that is refused; keys that users must set are no mistake. Throws AnnotationErrors if Helm refuses the schema. */
export function refusedValues(chart: Chart, schema: Schema, before: SchemaFile, deps: TraceDeps): AnnotationFault[] {
  const plain = withoutServers(schema);
  const text = printSchema(plain);
  const wrong = schemaFault(chart, plain, text, before);
  if (wrong && !wrong.isWarning) throw new AnnotationErrors([wrong]);
  if (wrong) return [wrong];
  const bytes = encodeUtf8(text);
  const faults = new Map<string, AnnotationFault>();
  for (const { name, values } of [{ name: 'values.yaml', values: new Map() as Dict }, ...exampleSets(chart)]) {
    const prepared = preparedWith(chart, values, deps);
    const refused = prepared && violationOf(bytes, prepared.top.get('Values') as Dict, deps);
    if (!refused) continue;
    for (const { path, text, fault } of refused.reasons) {
      if (fault?.kind === 'missing') continue;
      const place = placeIn(chart, name, path) ?? placeIn(chart, 'values.yaml', path) ?? { file: name, line: 1, column: 1 };
      const message = `the schema refuses this value: ${text.split('\n', 1)[0]}`;
      faults.set(JSON.stringify([place, message]), { ...place, message, isWarning: true });
    }
  }
  return [...faults.values()];
}

function violationOf(schema: Uint8Array, values: Dict, { profile }: TraceDeps): SchemaViolation | undefined {
  try {
    validateAgainstSchema(schema, values, { profile });
    return undefined;
  } catch (error) {
    if (error instanceof SchemaViolation) return error;
    throw error;
  }
}

/** Where a value is in a file of the chart; undefined if it is not there. */
function placeIn(chart: Chart, file: string, path: readonly string[]) {
  const found = chart.raw.find(({ name }) => name === file);
  const root = found && attempt(() => composeYaml(fileText(found)));
  const position =
    root &&
    entryPosition(
      root,
      path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    );
  return position && { file, ...position };
}
