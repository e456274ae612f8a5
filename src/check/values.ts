/** The rules for values.yaml: it is there, can be read, and fits the schema together with what the user sets. */
import { attempt, ChartwrightError, errorText, wrapError } from '../base/errors.ts';
import { joinPath } from '../chart/path.ts';
import { parseYamlMap } from '../codec/yaml/parse.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { exists, type FileSystem } from '../host/files.ts';
import { validateAgainstSchema } from '../values/schema.ts';
import { coalesceTables } from '../values/tables.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { LintContext } from './lint-chart.ts';

const FILE = 'values.yaml';

/** The findings for values.yaml. Subcharts are not looked at. */
export function* lintValues(context: LintContext): Generator<Diagnostic> {
  const { files, folder } = context;
  if (!exists(files, joinPath(folder, FILE))) {
    yield { code: 'values-missing', severity: 'info', path: FILE, message: 'file does not exist', position: { file: FILE } };
    return;
  }
  try {
    checkValues(context);
  } catch (error) {
    const code = error instanceof ChartwrightError && error.code === 'schema' ? 'values-schema' : 'values-format';
    const position = (error instanceof ChartwrightError && error.position) || { file: FILE };
    yield { code, severity: 'error', path: FILE, message: errorText(error), position };
  }
}

function checkValues(context: LintContext): void {
  const { files, folder, values, loadSchema, profile, log } = context;
  const own = readValues(context);
  const coalesced = coalesceTables(coalesceTables(new Map(), values, { profile, log }), own, { profile, log });
  const schema = schemaOf(files, folder);
  const skips = context.skipSchemaValidation && profile.lintsStrictly;
  if (schema.length > 0 && !skips) validateAgainstSchema(schema, coalesced, { loadSchema, profile, log });
}

/** Only the first document counts here. */
function readValues({ files, folder, profile }: LintContext) {
  try {
    const text = decodeUtf8(files.read(joinPath(folder, FILE)));
    return parseYamlMap(text, { goType: profile.lintsStrictly ? 'common.Values' : 'chartutil.Values' });
  } catch (error) {
    throw wrapError('unable to parse YAML', error);
  }
}

/** The bytes of the schema; none where it can't be read. */
function schemaOf(files: FileSystem, folder: string): Uint8Array {
  return attempt(() => files.read(joinPath(folder, 'values.schema.json'))) ?? new Uint8Array();
}
