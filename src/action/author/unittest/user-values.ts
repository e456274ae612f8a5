/** What a test sets: values files, the suite's `set`, the test's own. */
import { ChartwrightError, detailsOf, inSource, type SourcePosition, wrapping } from '../../../base/errors.ts';
import { parseJson } from '../../../codec/json/parse.ts';
import { printJson } from '../../../codec/json/print.ts';
import { joinPath } from '../../../go/path.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import type { Dict } from '../../../go/value.ts';
import { exists, type FileSystem, pathError } from '../../../host/files.ts';
import { copyValue } from '../../../values/copy.ts';
import { mergeTables } from '../../../values/tables.ts';
import { absolute } from '../../chart/open-chart.ts';
import { decodeMap } from './decode-map.ts';
import { valueAtPath } from './set-path.ts';
import type { Test, TestSuite } from './suite.ts';

/** The values of a test, as `-f` files would bring them. Throws if a file is missing or malformed, or a path is. */
export function userValues(suite: TestSuite, test: Test, files: FileSystem, cwd: string): Dict {
  const names = suite.route.split('/').filter((_, i) => i % 2 === 0);
  let values: Dict = new Map();
  const merge = (layer: Dict) => {
    values = mergeTables(scoped(names, layer), values);
  };
  for (const settings of [suite, test]) {
    for (const [i, path] of settings.values.entries()) merge(at(settings.locate('values', i), () => readValues(path, suite, files, cwd)));
  }
  for (const settings of [suite, test]) {
    for (const [path, value] of settings.set) merge(at(settings.locate('set', path), () => valueAtPath(path, copyValue(value))));
  }
  // As Helm gets them: by way of YAML made from JSON, all numbers floats.
  return parseJson(printJson(values)) as Dict;
}

/** What a step returns; an error of it that no line is known of is at this position. */
function at<T>(position: SourcePosition | undefined, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!position || !(error instanceof ChartwrightError) || error.position?.line !== undefined) throw error;
    throw new ChartwrightError(error.code, error.message, { ...detailsOf(error), reason: error.reason, position });
  }
}

function readValues(path: string, { file }: TestSuite, files: FileSystem, cwd: string): Dict {
  const place = path.startsWith('/') ? path : joinPath(file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.', path);
  if (!exists(files, absolute(cwd, place))) throw pathError('open', place, 'no such file or directory');
  const text = decodeUtf8(files.read(absolute(cwd, place)));
  return inSource({ file: place, text }, () => wrapping(`failed to parse ${path}`, () => decodeMap(text)));
}

/** Values of a subchart under its name in its parents, with `global` at every level. */
function scoped(names: readonly string[], values: Dict): Dict {
  if (names.length <= 1) return values;
  const outer: Dict = new Map();
  const global = values.get('global');
  if (global !== undefined) outer.set('global', global);
  return scoped(names.slice(0, -1), outer.set(names.at(-1) as string, values));
}
