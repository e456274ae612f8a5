/** JSON as encoding/json writes it: sorted keys, escapes, Go's rules for what a value looks like. */
import { ChartwrightError } from '../../base/errors.ts';
import { sortedKeys } from '../../go/utf8.ts';
import { type Dict, exportedFields, GoObject, type List, typeOf, type Value } from '../../go/value.ts';
import { jsonForm } from './json-form.ts';

export interface JsonOptions {
  /** Writes `<`, `>` and `&` as escapes, as Go does by default. */
  readonly escapeHtml?: boolean;
  /** One level of indentation. With it or with `prefix`, each entry is on a line of its own. */
  readonly indent?: string;
  /** Begins every line but the first. */
  readonly prefix?: string;
}

interface Layout {
  readonly plain: RegExp;
  readonly special: RegExp;
  /** Undefined: all on one line. */
  readonly indent: string | undefined;
  readonly above: Set<Value>;
}

const PLAIN = /^[ !#-%'-;=?-[\]-~]*$/;
const PLAIN_HTML = /^[ !#-[\]-~]*$/;
/** In JavaScript's JSON: what Go escapes as well, lone surrogates, and escaped backslashes so that these are not taken apart. */
const SPECIAL = /[<>&\u2028\u2029]|\\\\|\\ud[89a-f][0-9a-f]{2}/g;
const SPECIAL_HTML = /[\u2028\u2029]|\\\\|\\ud[89a-f][0-9a-f]{2}/g;
/** Collections inside each other from which on encoding/json looks for cycles. */
const DEEP = 1000;

/**
 * The value as json.Marshal writes it, or json.MarshalIndent if `indent` or `prefix` is given. Throws `json: unsupported
 * value: NaN`, `json: unsupported type: func()` and the like.
 */
export function printJson(value: Value, options: JsonOptions = {}): string {
  const html = options.escapeHtml ?? true;
  const indented = options.indent !== undefined || options.prefix !== undefined;
  const layout: Layout = {
    plain: html ? PLAIN : PLAIN_HTML,
    special: html ? SPECIAL : SPECIAL_HTML,
    indent: indented ? (options.indent ?? '') : undefined,
    above: new Set(),
  };
  try {
    return print(value, layout, indented ? '\n' + (options.prefix ?? '') : '', 1);
  } catch (error) {
    throw error instanceof RangeError ? new ChartwrightError('json/type', 'exceeded max depth', { cause: error }) : error;
  }
}

/** `newLine`: what begins a line at the depth of the value. */
function print(value: Value, layout: Layout, newLine: string, depth: number): string {
  if (typeof value === 'string') return printString(value, layout);
  const form = jsonForm(value);
  if (form === null) return 'null';
  if (typeof form === 'string') return printString(form, layout);
  if (typeof form === 'number') return Object.is(form, -0) ? '-0' : String(form);
  if (typeof form !== 'object') return String(form);
  if (depth <= DEEP) return printCollection(form, layout, newLine, depth);
  if (layout.above.has(form))
    throw new ChartwrightError('json/type', `json: unsupported value: encountered a cycle via ${typeOf(form).name}`);
  layout.above.add(form);
  const text = printCollection(form, layout, newLine, depth);
  layout.above.delete(form);
  return text;
}

function printCollection(form: List | Dict | GoObject, layout: Layout, newLine: string, depth: number): string {
  const inner = newLine + (layout.indent ?? '');
  const colon = layout.indent === undefined ? ':' : ': ';
  let out = '';
  if (Array.isArray(form)) {
    for (const item of form) out += (out && ',') + inner + print(item, layout, inner, depth + 1);
    return out === '' ? '[]' : `[${out}${newLine}]`;
  }
  const map = form instanceof GoObject ? exportedFields(form) : form;
  for (const key of form instanceof GoObject ? map.keys() : sortedKeys(map)) {
    out += (out && ',') + inner + printString(key, layout) + colon + print(map.get(key) as Value, layout, inner, depth + 1);
  }
  return out === '' ? '{}' : `{${out}${newLine}}`;
}

function printString(text: string, { plain, special }: Layout): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text).replace(special, escaped);
}

/** A special character as its escape; a lone surrogate as the U+FFFD that Go writes for a stray byte. */
function escaped(found: string): string {
  if (found === '\\\\') return found;
  return found.length > 1 ? '\\ufffd' : '\\u' + found.charCodeAt(0).toString(16).padStart(4, '0');
}
