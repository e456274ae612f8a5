/** YAML as Helm prints it: `toYaml` by way of JSON (sigs.k8s.io/yaml), `toYamlPretty` straight from Go's values (go-yaml 3). */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { encodeBase64 } from '../../go/base64.ts';
import { DURATION, formatDuration } from '../../go/duration.ts';
import { formatFloat } from '../../go/format-float.ts';
import { decodeUtf8, encodeUtf8, sortedKeys } from '../../go/utf8.ts';
import { type Dict, exportedFields, GoComplex, GoInt, GoObject, int, isNilled, type List, typeOf, type Value } from '../../go/value.ts';
import { jsonForm } from '../json/json-form.ts';
import { printJson } from '../json/print.ts';
import { VERSION_2, VERSION_3, VERSION_3_WIDE } from './dialect.ts';
import { jsonStringError, keyThroughJson, Refused, throughJson } from './json-strings.ts';
import { naturalKeys } from './key-order.ts';
import { type Node, type Notation, printDocument, type Raw, type Tagged } from './printer.ts';

/**
 * The value as `sigs.k8s.io/yaml.Marshal` writes it, line break at the end included. Throws what
 * JSON refuses (`error marshaling into JSON: json: unsupported value: NaN`) and what YAML does not
 * read back (`yaml: control characters are not allowed`).
 */
export function printYaml(value: Value): string {
  try {
    return printDocument(value, BY_JSON);
  } catch (error) {
    if (error instanceof Refused) throw jsonStringError(printJson(value));
    if (error instanceof ChartwrightError && error.code === 'json/type') throw wrapError('error marshaling into JSON', error);
    throw error;
  }
}

/** The value as go-yaml 3 with an indentation of two writes it, line break at the end included; `toYamlPretty`. */
export function printYamlPretty(value: Value): string {
  return printDocument(value, DIRECT);
}

/** The value as go-yaml 3's Marshal writes it, four columns per level, line break at the end included. */
export function printYamlWide(value: Value): string {
  return printDocument(value, DIRECT_WIDE);
}

/** As `printYaml`, keys in the order of the value. */
export function printYamlInOrder(value: Value): string {
  return printDocument(value, IN_ORDER);
}

const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';
const NULL: Raw = { raw: 'null' };
const TRUE: Raw = { raw: 'true' };
const FALSE: Raw = { raw: 'false' };
const EMPTY_MAP: Raw = { raw: '{}' };
const EMPTY_LIST: Raw = { raw: '[]' };
/** Numbers beyond these are no 64-bit integers to YAML when it reads the JSON. */
const INTEGERS = { above: -(2 ** 63), below: 2 ** 64 };

const BY_JSON: Notation = {
  dialect: VERSION_2,
  keys: new Map(),
  node(value) {
    if ((value instanceof Map || Array.isArray(value)) && !typeOf(value).json) {
      const node = collection(value);
      if (node === EMPTY_MAP || node === EMPTY_LIST) return isNilled(value) ? NULL : node;
      return node instanceof Map ? withCleanKeys(node) : node;
    }
    const form = jsonForm(value);
    switch (typeof form) {
      case 'string':
        return form;
      case 'number':
        return { raw: jsonNumber(form) };
      case 'boolean':
        return form ? TRUE : FALSE;
      case 'bigint':
        return { raw: String(form) };
    }
    if (form === null) return NULL;
    return form instanceof GoObject ? collection(exportedFields(form)) : BY_JSON.node(form);
  },
  string: throughJson,
  order: (map) => naturalKeys(map, false),
};

const IN_ORDER: Notation = { ...BY_JSON, keys: new Map(), order: (map) => [...map.keys()] };

const DIRECT: Notation = {
  dialect: VERSION_3,
  keys: new Map(),
  node(value) {
    if (value === null || value === undefined) return NULL;
    if (typeof value === 'boolean') return value ? TRUE : FALSE;
    if (typeof value === 'number') return { raw: floatText(value) };
    if (value instanceof Map || Array.isArray(value)) return collection(value);
    if (value instanceof Uint8Array) return collection(Array.from(value, (byte) => int(byte)));
    if (value instanceof GoInt) return value.type === DURATION ? formatDuration(value.value) : { raw: String(value.value) };
    if (value instanceof GoObject) return objectNode(value);
    // go-yaml panics here, so the caller does not take it for an error of the printed value.
    throw new ChartwrightError('function', `cannot marshal type: ${value instanceof GoComplex ? 'complex128' : value.type.name}`);
  },
  string(text): string | Tagged {
    if (!/[\ud800-\udfff]/.test(text) || !STRAY.test(text)) return text;
    return { tag: '!!binary', text: brokenBase64(encodeUtf8(text)) };
  },
  order: (map) => (map instanceof Fields ? [...map.keys()] : naturalKeys(map, true)),
};

const DIRECT_WIDE: Notation = { ...DIRECT, dialect: VERSION_3_WIDE, keys: new Map() };

const STRAY = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function collection(value: Dict | List): Node {
  if (Array.isArray(value)) return value.length === 0 ? EMPTY_LIST : value;
  return value.size === 0 ? EMPTY_MAP : value;
}

/** A JSON number as YAML reads it and writes it again: whole numbers of up to 64 bits in full, others as floats. */
function jsonNumber(value: number): string {
  if (Number.isInteger(value) && value > INTEGERS.above && value < INTEGERS.below) return String(value);
  return formatFloat(value, 'g', -1);
}

function floatText(value: number): string {
  if (Number.isFinite(value)) return formatFloat(value, 'g', -1);
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}

/** The mapping with its keys as YAML gets to see them; of equal ones the last in JSON's order counts. */
function withCleanKeys(map: Dict): Dict {
  for (const key of map.keys()) {
    if (BY_JSON.keys.has(key) || keyThroughJson(key) === key) continue;
    return new Map(sortedKeys(map).map((name) => [keyThroughJson(name), map.get(name) as Value]));
  }
  return map;
}

/** A struct's fields, which keep their order. */
class Fields extends Map<string, Value> {}

/** A struct under the lower-case names of its fields; types that are times or marshal themselves as text. */
function objectNode(value: GoObject): Node {
  const { methods } = value.type;
  if (value.type.name === 'time.Time') return { raw: String(methods?.get('Format')?.call(value, RFC3339_NANO)) };
  const text = methods?.get('MarshalText')?.call(value);
  if (text instanceof Uint8Array) return decodeUtf8(text);
  return collection(new Fields([...exportedFields(value)].map(([name, field]) => [name.toLowerCase(), field])));
}

/** Base64 in lines of 70 characters, each with a line break unless there is only one. */
function brokenBase64(bytes: Uint8Array): string {
  const text = encodeBase64(bytes);
  return text.length < 70 ? text : text.replace(/.{1,70}/g, '$&\n');
}
