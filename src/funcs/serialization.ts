/**
 * YAML, JSON and TOML in and out of templates. The plain functions swallow errors, each in its own
 * way: what prints gives "" (TOML the error's text), what reads puts the error's text into its result.
 */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { jsonKind } from '../codec/json/json-kind.ts';
import { parseJson, parseJsonList, parseJsonMap } from '../codec/json/parse.ts';
import { printJson } from '../codec/json/print.ts';
import { parseToml } from '../codec/toml/parse.ts';
import { printToml } from '../codec/toml/print.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { printYaml, printYamlPretty } from '../codec/yaml/print.ts';
import { type FuncTable, fn } from '../go/func.ts';
import { type Dict, dict, isDict, isList, type List, nilled, typeOf, type Value } from '../go/value.ts';
import { failure, typeOfNil } from './failure.ts';
import { lenient } from './must-variants.ts';

const mustToJson = fn('any', (value: Value) => printJson(value, { escapeHtml: true }));
const mustToPrettyJson = fn('any', (value: Value) => printJson(value, { escapeHtml: true, indent: '  ' }));
const mustToRawJson = fn('any', (value: Value) => printJson(value, { escapeHtml: false }));
const mustToToml = fn('any', (value: Value) => printToml(notNil(value)));
const mustToYaml = fn('any', (value: Value) => withoutLastBreak(printYaml(value)));
const nothing = () => '';

export const serializationFunctions: FuncTable = {
  fromJson: fn('string', jsonDictOrError),
  fromJsonArray: fn('string', (text: string) => listOrError(() => parseJsonList(text))),
  fromToml: fn('string', (text: string) => dictOrError(() => parseToml(text))),
  fromYaml: fn('string', (text: string) => dictOrError(() => yamlDict(text))),
  fromYamlArray: fn('string', (text: string) => listOrError(() => yamlList(text))),
  mustFromJson: fn('string', parseJson),
  mustToJson,
  mustToPrettyJson,
  mustToRawJson,
  mustToToml,
  mustToYaml,
  toJson: lenient(mustToJson, nothing),
  toPrettyJson: lenient(mustToPrettyJson, nothing),
  toRawJson: mustToRawJson,
  toToml: fn('any', toToml),
  toYaml: lenient(mustToYaml, nothing),
  toYamlPretty: fn('any', (value: Value) => exceptPanics(() => withoutLastBreak(printYamlPretty(value)), nothing)),
};

/** The TOML encoder panics over nil, which even `toToml` does not catch. */
function notNil(value: Value): Value {
  if (value === null) throw typeOfNil();
  return value;
}

function toToml(value: Value): string {
  notNil(value);
  return exceptPanics(() => printToml(value), errorText);
}

/** What an encoder gives, or what is made of its error; its panics, which Helm does not catch, continue. */
function exceptPanics(encode: () => string, otherwise: (error: unknown) => string): string {
  try {
    return encode();
  } catch (error) {
    if (!(error instanceof ChartwrightError) || error.code === 'function') throw error;
    return otherwise(error);
  }
}

function withoutLastBreak(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

/** What was decoded before the error stays beside it. */
function jsonDictOrError(text: string): Dict {
  const decoded: Dict = new Map();
  return orError(
    () => parseJsonMap(text, decoded),
    (message) => decoded.set('Error', message),
  );
}

function dictOrError(read: () => Dict): Dict {
  return orError(read, (message) => dict({ Error: message }));
}

function listOrError(read: () => List): List {
  return orError(read, (message) => [message]);
}

function orError<T>(read: () => T, report: (message: string) => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ChartwrightError) return report(error.message);
    throw error;
  }
}

/** JSON's null makes a nil map, and a nil list below. */
function jsonDict(value: Value): Dict {
  if (value === null) return nilled(new Map());
  if (isDict(value)) return value;
  throw mismatch(value, 'map[string]interface {}');
}

function jsonList(value: Value): List {
  if (value === null) return nilled([]);
  if (isList(value)) return value;
  throw mismatch(value, '[]interface {}');
}

/** A YAML document of nothing leaves the map, or list, as it was: empty. */
function yamlDict(text: string): Dict {
  const value = parseYaml(text);
  return value === null ? new Map() : whileDecoding(() => jsonDict(value));
}

function yamlList(text: string): List {
  const value = parseYaml(text);
  return value === null ? [] : whileDecoding(() => jsonList(value));
}

function whileDecoding<T>(decode: () => T): T {
  return orError(decode, (message) => {
    throw failure(`error unmarshaling JSON: while decoding JSON: ${message}`);
  });
}

function mismatch(value: Value, wanted: string): Error {
  return failure(`json: cannot unmarshal ${typeOf(value).kind === 'invalid' ? 'null' : jsonKind(value)} into Go value of type ${wanted}`);
}
