/** YAML text to Go values, as sigs.k8s.io/yaml's Unmarshal reads it. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { type Dict, isDict, type Value } from '../../go/value.ts';
import { composeYaml } from './compose.ts';
import { type DecodeOptions, decodeYaml } from './decode.ts';
import { inYaml } from './position.ts';
import { parseQuickly } from './quick/parse-quickly.ts';

/**
 * The first document of a text as `interface{}` would hold it: numbers are float64, maps have
 * string keys, an empty text is null. Throws a ChartwrightError of code `yaml` with Unmarshal's message
 * (`error converting YAML to JSON: yaml: line 3: did not find expected key`).
 */
export function parseYaml(text: string, options: DecodeOptions = {}): Value {
  const value = parseQuickly(text, options);
  if (value !== undefined) return value;
  try {
    return decodeYaml(composeYaml(text), options);
  } catch (error) {
    throw wrapError('error converting YAML to JSON', error, error instanceof ChartwrightError ? undefined : 'yaml/syntax');
  }
}

/** Where a list or scalar stands and a map is wanted, the message names the Go type it would be read into. */
export interface ParseMapOptions extends DecodeOptions {
  readonly goType?: string;
}

/**
 * As parseYaml, into a map: `map[string]interface{}`, or the named type. A text without content, or with null, gives an
 * empty map: Go leaves the map it was given as it was. Throws `error unmarshaling JSON: while decoding JSON: json: cannot
 * unmarshal array into Go value of type …` for what is not a map.
 */
export function parseYamlMap(text: string, options: ParseMapOptions = {}): Dict {
  return inYaml(text, () => asMap(parseYaml(text, options), options));
}

function asMap(value: Value, options: ParseMapOptions): Dict {
  if (isDict(value)) return value;
  if (value === null) return new Map();
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value === 'string' ? 'string' : 'number';
  const type = options.goType ?? 'map[string]interface {}';
  throw new ChartwrightError(
    'yaml/type',
    `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kind} into Go value of type ${type}`,
    { path: [] },
  );
}
