/** The values that a user gives, layer over layer. The one place where layers meet. */
import { ChartwrightError, detailsOf, inSource, wrapping } from '../base/errors.ts';
import { mergeMaps, parseValues } from '../chart/values-file.ts';
import { floats, readJsonDocument } from '../codec/json/read-json.ts';
import { trimSpace } from '../go/space.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { Dict } from '../go/value.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import { copyValues } from './copy.ts';
import { parseSetFileInto, parseSetInto, parseSetJsonInto, parseSetLiteralInto, parseSetStringInto, type SetOptions } from './set.ts';

/** What the flags hold, in the order given; they apply in the order of the fields, not of the command line. */
export interface ValuesLayers {
  /** `-f`, `--values`: paths, URLs or `-`; and values as such, which only programs can give. */
  readonly valueFiles: readonly (string | Dict)[];
  readonly jsonValues: readonly string[];
  /** `--set` */
  readonly values: readonly string[];
  readonly stringValues: readonly string[];
  readonly fileValues: readonly string[];
  readonly literalValues: readonly string[];
}

export const NO_LAYERS: ValuesLayers = {
  valueFiles: [],
  jsonValues: [],
  values: [],
  stringValues: [],
  fileValues: [],
  literalValues: [],
};

export interface MergeOptions {
  readonly profile?: Profile | undefined;
}

/**
 * All layers as one fresh map. `read` gives the bytes that a path, a URL or `-` stands for; what it
 * throws is passed on. Throws `failed to parse x.yaml: …`, `failed parsing --set data: …` and their kin.
 */
export function mergeValues(layers: Partial<ValuesLayers>, read: (path: string) => Uint8Array, options: MergeOptions = {}): Dict {
  const given = { ...NO_LAYERS, ...layers };
  const { profile = DEFAULT_PROFILE } = options;
  let merged: Dict = new Map();
  for (const file of given.valueFiles) merged = mergeMaps(merged, fileOrValues(file, read, profile));
  for (const line of given.jsonValues) merged = mergeJson(merged, line, profile);
  const set = (flag: string, lines: readonly string[], apply: (line: string, options: SetOptions) => void) => {
    for (const line of lines) {
      wrapping(`failed parsing ${flag} data`, () => inSource({ file: flag }, () => apply(line, { profile })), 'values/set');
    }
  };
  set('--set', given.values, (line, how) => parseSetInto(line, merged, how));
  set('--set-string', given.stringValues, (line, how) => parseSetStringInto(line, merged, how));
  const text = (path: string) => decodeUtf8(read(path));
  set('--set-file', given.fileValues, (line, how) => parseSetFileInto(line, merged, text, how));
  set('--set-literal', given.literalValues, (line, how) => parseSetLiteralInto(line, merged, how));
  return merged;
}

/** Values as such are copied: what `--set` changes is this merge's own. */
function fileOrValues(file: string | Dict, read: (path: string) => Uint8Array, profile: Profile): Dict {
  return typeof file === 'string' ? valuesFile(file, read(file), profile) : copyValues(file);
}

function valuesFile(path: string, bytes: Uint8Array, profile: Profile): Dict {
  return wrapping(`failed to parse ${path}`, () => inSource({ file: path }, () => parseValues(decodeUtf8(bytes), profile)));
}

/** `{…}` is merged as a whole, in Helm 4; anything else is `key=json`. The reason for a refusal is not told. */
function mergeJson(merged: Dict, line: string, profile: Profile): Dict {
  const text = trimSpace(line);
  const isObject = profile.takesJsonObjects && text.startsWith('{');
  try {
    if (isObject)
      return mergeMaps(
        merged,
        inSource({ file: '--set-json' }, () => floats(readJsonDocument(text)) as Dict),
      );
    inSource({ file: '--set-json' }, () => parseSetJsonInto(line, merged, { profile }));
    return merged;
  } catch (error) {
    const what = isObject ? 'data JSON:' : 'data';
    throw new ChartwrightError('values/set', `failed parsing --set-json ${what} ${line}`, detailsOf(error));
  }
}
