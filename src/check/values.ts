/** The rules for values.yaml: it is there, can be read, and fits the schema together with what the user sets. */
import { attempt, ChartwrightError, errorText, positionIn, wrapError, wrapping } from '../base/errors.ts';
import { parseYamlMap } from '../codec/yaml/parse.ts';
import { inYaml } from '../codec/yaml/position.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { joinPath } from '../go/path.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { exists, type FileSystem } from '../host/files.ts';
import { copyValues } from '../values/copy.ts';
import { labelledValueAt } from '../values/label-values.ts';
import { validateAgainstSchema } from '../values/schema.ts';
import { coalesceTables } from '../values/tables.ts';
import type { LintContext } from './lint-context.ts';

const FILE = 'values.yaml';

/** The findings for values.yaml. Subcharts are not looked at. */
export function* lintValues(context: LintContext): Generator<Diagnostic> {
  const { files, folder } = context;
  if (!exists(files, joinPath(folder, FILE))) {
    yield finding('chart/values-missing', FILE, 'file does not exist', { file: FILE });
    return;
  }
  try {
    checkValues(context);
  } catch (error) {
    const isSchema = error instanceof ChartwrightError && error.code === 'schema/violation';
    yield finding(isSchema ? 'chart/values-schema' : 'chart/values-format', FILE, errorText(error), positionIn({ file: FILE }, error));
  }
}

function checkValues(context: LintContext): void {
  const { files, folder, values, loadSchema, profile, log } = context;
  const given = copyValues(values);
  const text = wrapping('unable to parse YAML', () => decodeUtf8(files.read(joinPath(folder, FILE))));
  const own = readValues(text, profile);
  const coalesced = coalesceTables(coalesceTables(new Map(), values, { profile, log }), own, { profile, log });
  const schema = schemaOf(files, folder);
  const skips = context.skipSchemaValidation && profile.lintSkipsValuesSchema;
  if (schema.length === 0 || skips) return;
  try {
    validateAgainstSchema(schema, coalesced, { loadSchema, profile, log });
  } catch (error) {
    const path = error instanceof ChartwrightError ? error.path : undefined;
    if (path && labelledValueAt(given, path) !== undefined) throw error;
    inYaml(text, () => {
      throw error;
    });
  }
}

/** Only the first document counts here. */
function readValues(text: string, profile: LintContext['profile']) {
  try {
    return parseYamlMap(text, { goType: `${profile.valuesPackage}.Values` });
  } catch (error) {
    throw wrapError('unable to parse YAML', error);
  }
}

/** The bytes of the schema; none if it can't be read. */
function schemaOf(files: FileSystem, folder: string): Uint8Array {
  return attempt(() => files.read(joinPath(folder, 'values.schema.json'))) ?? new Uint8Array();
}
