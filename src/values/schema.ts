/** values.schema.json: validates the values of a chart and its subcharts, each with its own schema. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { type Chart, fileText } from '../chart/chart.ts';
import type { Json } from '../codec/json/read-json.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { type Dict, typeOf, type Value } from '../go/value.ts';
import { DEFAULT_PROFILE } from '../helm/profile.ts';
import { pathError } from '../host/files.ts';
import { refuseSchema } from '../json-schema/document.ts';
import type { Reason } from '../json-schema/failure.ts';
import type { Copies } from '../json-schema/plain.ts';
import { schemeOf } from '../json-schema/uri.ts';
import { compileSchema, parseSchema, type Validator } from '../json-schema/validator.ts';
import { labelledValueAt } from './label-values.ts';
import { type ValuesOptions, warnOf } from './values-log.ts';

/**
 * Returns the text of a schema that another refers to by a `file:`, `http:` or `https:` URL; throws if it cannot. One
 * function gives the same text each time: schemas that were compiled with it are used again.
 */
export type SchemaLoader = (url: string) => string | Uint8Array;

export interface SchemaOptions extends ValuesOptions {
  /** For references out of a schema; nothing is found where it is absent. */
  readonly loadSchema?: SchemaLoader | undefined;
  /** Values of the chart itself that are copies of its defaults. */
  readonly copies?: Copies | undefined;
}

/**
 * Holds coalesced values against the schemas of a chart and, below their names, its subcharts.
 * Throws an error of code `schema` with Helm's words, chart by chart:
 * `name:\n- at '/port': got string, want integer\n`.
 */
export function validateSchema(chart: Chart, values: Dict, options: SchemaOptions = {}): void {
  const found = faults(chart, values, [], options, warnedTo(options));
  if (found.text !== '') throw violation(found, values);
}

/** Holds values against one schema, whatever chart it is of. Throws as `validateSchema`, without a chart's name. */
export function validateAgainstSchema(schema: Uint8Array, values: Dict, options: SchemaOptions = {}): void {
  debugSchema(schema, options);
  const found = fault(schema, values, options, warnedTo(options));
  if (found !== undefined) throw violation(found, values);
}

/** What is wrong, and with which value first. */
interface Fault {
  readonly text: string;
  readonly path?: readonly string[] | undefined;
  readonly reasons?: readonly Reason[] | undefined;
}

/** Values that a schema refuses, each by itself. */
export class SchemaViolation extends ChartwrightError {
  static override readonly name = 'SchemaViolation';
  readonly reasons: readonly Reason[];

  constructor(message: string, path: ChartwrightError['path'], reasons: readonly Reason[]) {
    super('schema/violation', message, { path });
    this.reasons = reasons;
  }
}

/** The error knows the value's path: keys, and indices where there are lists. */
function violation({ text, path, reasons = [] }: Fault, values: Dict): ChartwrightError {
  let at: Value | undefined = values;
  const steps = path?.map((token) => {
    const step = Array.isArray(at) ? Number(token) : token;
    at = at === undefined ? undefined : labelledValueAt(at, [step]);
    return step;
  });
  return new SchemaViolation(text, steps, reasons);
}

function faults(chart: Chart, values: Dict, above: readonly string[], options: SchemaOptions, warned: Set<string>): Fault {
  debug(chart, options);
  const own = chart.schema ? fault(chart.schema, values, options, warned) : undefined;
  let text = own === undefined ? '' : `${chart.metadata.name}:\n${own.text}`;
  let path = own?.path && [...above, ...own.path];
  const reasons = (own?.reasons ?? []).map((reason) => ({ ...reason, path: [...above, ...reason.path] }));
  for (const subchart of chart.dependencies) {
    const { name } = subchart.metadata;
    const place = [...above, name];
    const inner = values.get(name) ?? null;
    if (inner instanceof Map) {
      const found = faults(subchart, inner, place, options, warned);
      text += found.text;
      path ??= found.path as string[] | undefined;
      reasons.push(...((found.reasons ?? []) as typeof reasons));
    } else if (inner !== null) {
      text += `${name}:\ninvalid type for values: expected object (map), got ${typeOf(inner).name}\n`;
      path ??= place;
    }
  }
  return { text, path, reasons };
}

/** What Helm says with `--debug` while it goes through schemas. */
function debug(chart: Chart, { log, profile = DEFAULT_PROFILE }: SchemaOptions): void {
  if (!log || !profile.logsSchemas) return;
  const say = (message: string, ...attributes: [string, string | number][]) => log({ level: 'debug', message, attributes });
  const { name } = chart.metadata;
  if (chart.schema) {
    say('chart name', ['chart-name', name]);
    debugSchema(chart.schema, { log, profile });
  }
  say('number of dependencies in the chart', ['chart', name], ['dependencies', chart.dependencies.length]);
}

function debugSchema(schema: Uint8Array, { log, profile = DEFAULT_PROFILE }: SchemaOptions): void {
  if (!log || !profile.logsSchemas) return;
  const attributes = [['schema', fileText({ name: 'values.schema.json', data: schema })] as const];
  log({ level: 'debug', message: 'unmarshalled JSON schema', attributes });
}

const warned = new WeakMap<Log, Set<string>>();

/** The URNs that a log has been warned of: once is enough. */
function warnedTo({ log }: SchemaOptions): Set<string> {
  const known = (log && warned.get(log)) ?? new Set<string>();
  if (log) warned.set(log, known);
  return known;
}

type Compiled = WeakMap<Uint8Array, Validator>;
/** Compiled schemas, by their loader: what a schema refers to is part of it. */
const compiled = new WeakMap<SchemaLoader, Compiled>();

function compiledWith(loader: SchemaLoader): Compiled {
  const known = compiled.get(loader) ?? new WeakMap();
  compiled.set(loader, known);
  return known;
}

function fault(schema: Uint8Array, values: Dict, options: SchemaOptions, warned: Set<string>): Fault | undefined {
  try {
    const known = compiledWith(options.loadSchema ?? unavailable);
    let validator = known.get(schema);
    if (!validator) {
      let warns = false;
      validator = compileSchema(fileText({ name: 'values.schema.json', data: schema }), (url) => {
        warns ||= schemeOf(url) === 'urn';
        return load(url, options, warned);
      });
      // A warning belongs to each render.
      if (!warns) known.set(schema, validator);
    }
    return validator(values, options.copies);
  } catch (error) {
    return { text: errorText(error) };
  }
}

/** Helm takes a URN that it cannot resolve for a schema that allows everything. */
function load(url: string, options: SchemaOptions, warned: Set<string>): Json {
  const scheme = schemeOf(url);
  if (scheme === 'urn') {
    if (!warned.has(url)) warnUrn(url, options);
    warned.add(url);
    return true;
  }
  if (!['file', 'http', 'https'].includes(scheme)) throw refuseSchema(`no URLLoader registered for "${url}"`);
  const text = (options.loadSchema ?? unavailable)(url);
  return parseSchema(typeof text === 'string' ? text : decodeUtf8(text));
}

function warnUrn(url: string, options: SchemaOptions): void {
  const plain = `jsonschema.go:192: WARNING: unresolved URN reference ignored; using permissive schema: ${url}`;
  warnOf(options, 'unresolved URN reference ignored; using permissive schema', [['urn', url]], plain);
}

/** Refuses a URL as Helm does if there is no network and no such file. */
export function unavailable(url: string): never {
  if (url.startsWith('file:')) throw pathError('open', url.replace(/^file:(\/\/[^/]*)?/, ''), 'no such file or directory');
  throw refuseSchema(`HTTP request failed for ${url}: no network`);
}
