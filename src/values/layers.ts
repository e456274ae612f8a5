/** The values that a user gives, layer over layer. The one place where layers meet. */
import { ChartwrightError, detailsOf, inSource, wrapping } from '../base/errors.ts';
import { mergeMaps, parseValues } from '../chart/values-file.ts';
import { floats, readJsonDocument } from '../codec/json/read-json.ts';
import { trimSpace } from '../go/space.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { Dict } from '../go/value.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import { copyValues } from './copy.ts';
import { labelValues, SetLabels } from './label-values.ts';
import type { Origins } from './origins.ts';
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
  /** Records where values come from. */
  readonly origins?: Origins | undefined;
}

/**
 * All layers as one fresh map. `read` gives the bytes that a path, a URL or `-` stands for; what it
 * throws is passed on. Throws `failed to parse x.yaml: …`, `failed parsing --set data: …` and the like.
 */
export function mergeValues(layers: Partial<ValuesLayers>, read: (path: string) => Uint8Array, options: MergeOptions = {}): Dict {
  const given = { ...NO_LAYERS, ...layers };
  const { profile = DEFAULT_PROFILE, origins } = options;
  let merged: Dict = new Map();
  for (const file of given.valueFiles) merged = mergeMaps(merged, fileOrValues(file, read, profile, origins), origins);
  given.jsonValues.forEach((line, index) => {
    merged = mergeJson(merged, line, profile, origins && new SetLabels(origins, { kind: 'set-json', argument: line, index }));
  });
  const set = (kind: SetKind, lines: readonly string[], apply: (line: string, options: SetOptions) => void) => {
    lines.forEach((line, index) => {
      const recorder = origins && new SetLabels(origins, { kind, argument: line, index });
      const step = () => inSource({ file: `--${kind}`, text: line }, () => apply(line, { profile, recorder }));
      wrapping(`failed parsing --${kind} data`, step, 'values/set');
    });
  };
  set('set', given.values, (line, how) => parseSetInto(line, merged, how));
  set('set-string', given.stringValues, (line, how) => parseSetStringInto(line, merged, how));
  const text = (path: string) => decodeUtf8(read(path));
  set('set-file', given.fileValues, (line, how) => parseSetFileInto(line, merged, text, how));
  set('set-literal', given.literalValues, (line, how) => parseSetLiteralInto(line, merged, how));
  return merged;
}

type SetKind = 'set' | 'set-string' | 'set-file' | 'set-literal';

/** Values as such are copied: what `--set` changes is this merge's own. */
function fileOrValues(file: string | Dict, read: (path: string) => Uint8Array, profile: Profile, origins: Origins | undefined): Dict {
  if (typeof file !== 'string') return copyValues(file, origins);
  const text = decodeUtf8(read(file));
  const values = wrapping(`failed to parse ${file}`, () => inSource({ file, text }, () => parseValues(text, profile)));
  if (origins) labelValues(values, { text, origin: { kind: 'file', file }, profile }, origins);
  return values;
}

/** `{…}` is merged as a whole, in Helm 4; anything else is `key=json`. The reason for a refusal is not told. */
function mergeJson(merged: Dict, line: string, profile: Profile, recorder: SetLabels | undefined): Dict {
  const text = trimSpace(line);
  const isObject = profile.takesJsonObjects && text.startsWith('{');
  try {
    return inSource({ file: '--set-json', text: line }, () => {
      if (!isObject) {
        parseSetJsonInto(line, merged, { profile, recorder });
        return merged;
      }
      const values = floats(readJsonDocument(text)) as Dict;
      recorder?.table(values);
      return mergeMaps(merged, values, recorder?.origins);
    });
  } catch (error) {
    const what = isObject ? 'data JSON:' : 'data';
    throw new ChartwrightError('values/set', `failed parsing --set-json ${what} ${line}`, detailsOf(error));
  }
}
