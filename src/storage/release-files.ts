/** Releases from files: YAML lists, as HELM_MEMORY_DRIVER_DATA names them. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { printJson } from '../codec/json/print.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { FileSystem } from '../host/files.ts';
import { storedRelease } from '../release/record/codec.ts';
import type { Release } from '../release/record/release.ts';

/** Throws a `usage` error, as Helm words it, if a file can't be read. */
export function readReleases(files: Pick<FileSystem, 'read'>, path: string): Release[] {
  let text: string;
  try {
    if (path === '') throw new ChartwrightError('io', 'open : no such file or directory');
    text = decodeUtf8(files.read(path));
  } catch (error) {
    // Helm prints the two side by side.
    throw new ChartwrightError('usage', `Unable to read memory driver data${errorText(error)}`, { cause: error });
  }
  try {
    const list: unknown = JSON.parse(printJson(parseYaml(text)));
    return Array.isArray(list) ? list.map((raw) => storedRelease(raw)) : [];
  } catch (error) {
    throw new ChartwrightError('usage', `Unable to unmarshal memory driver data: ${errorText(error)}`, { cause: error });
  }
}
