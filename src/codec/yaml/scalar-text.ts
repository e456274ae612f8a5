/** Strings in each of YAML's styles, folded if they grow longer than the line. */
import type { Dialect } from './dialect.ts';
import type { ScalarStyle } from './scalar-style.ts';

/** What differs in literal blocks. */
export type BlockDialect = Pick<Dialect, 'step' | 'losesFirstBreak'>;

/** Where a scalar starts and how it continues: columns count characters from 0. */
export interface Place {
  readonly column: number;
  /** Indentation of its further lines. */
  readonly indent: number;
  readonly dialect: BlockDialect;
  /** Columns after which it is folded at a space; Infinity: never. */
  readonly width: number;
}

/** The text as it is in the document. Literal blocks may end with a line break, the other styles never do. */
export function scalarText(text: string, style: ScalarStyle, place: Place): string {
  switch (style) {
    case 'plain':
      return place.column + text.length <= place.width ? text : foldPlain(text, place);
    case 'single':
      return singleQuoted(text, place);
    case 'double':
      return doubleQuoted(text, place);
    case 'literal':
      return literal(text, place);
  }
}

function foldPlain(text: string, { column, indent, width }: Place): string {
  const pad = '\n' + ' '.repeat(indent);
  let out = '';
  let from = 0;
  let at = column;
  let afterSpace = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x20) {
      if (!isLowSurrogate(unit)) at++;
      afterSpace = false;
      continue;
    }
    if (!afterSpace && at > width && text.charCodeAt(i + 1) !== 0x20) {
      out += text.slice(from, i) + pad;
      from = i + 1;
      at = indent;
    } else at++;
    afterSpace = true;
  }
  return out + text.slice(from);
}

function singleQuoted(text: string, { column, indent, width }: Place): string {
  if (column + 2 * text.length < width && !/[\u2028\u2029]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const pad = ' '.repeat(indent);
  let out = "'";
  let at = column + 1;
  let afterSpace = false;
  let afterBreak = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (char === ' ') {
      const folds = !afterSpace && at > width && i > 0 && i < text.length - 1 && text[i + 1] !== ' ';
      out += folds ? '\n' + pad : char;
      at = folds ? indent : at + 1;
      afterSpace = true;
    } else if (char === '\u2028' || char === '\u2029') {
      out += char;
      afterBreak = true;
    } else {
      if (afterBreak) {
        out += pad;
        at = indent;
      }
      out += char === "'" ? "''" : char;
      at += char === "'" ? 2 : isLowSurrogate(char.charCodeAt(0)) ? 0 : 1;
      afterSpace = false;
      afterBreak = false;
    }
  }
  return out + "'";
}

const NEEDS_ESCAPE = /[^\x20!#-[\]-~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const SHORT: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  27: '\\e',
  34: '\\"',
  92: '\\\\',
  133: '\\N',
  160: '\\_',
  8232: '\\L',
  8233: '\\P',
};

function doubleQuoted(text: string, { column, indent, width }: Place): string {
  const marked = text.charCodeAt(0) === 0xfeff;
  if (!marked && column + text.length < width && !NEEDS_ESCAPE.test(text)) return `"${text}"`;
  const last = text.length - 1;
  let out = '"';
  let at = column + 1;
  let afterSpace = false;
  for (let i = 0; i <= last; i++) {
    const code = text.codePointAt(i) as number;
    const char = String.fromCodePoint(code);
    if (code > 0xffff) i++;
    // libyaml takes every character for a byte order mark if the text begins with one.
    if (marked || NEEDS_ESCAPE.test(char)) {
      const escaped = SHORT[code] ?? hexEscape(code);
      out += escaped;
      at += escaped.length;
      afterSpace = false;
    } else if (char !== ' ') {
      out += char;
      at++;
      afterSpace = false;
    } else {
      const folds = !afterSpace && at > width && i > 0 && i < last;
      out += folds ? `\n${' '.repeat(indent)}${text[i + 1] === ' ' ? '\\' : ''}` : ' ';
      at = folds ? indent + (text[i + 1] === ' ' ? 1 : 0) : at + 1;
      afterSpace = true;
    }
  }
  return out + '"';
}

function hexEscape(code: number): string {
  const digits = code.toString(16).toUpperCase();
  if (code <= 0xff) return '\\x' + digits.padStart(2, '0');
  return code <= 0xffff ? '\\u' + digits.padStart(4, '0') : '\\U' + digits.padStart(8, '0');
}

function literal(text: string, { indent, dialect: { step, losesFirstBreak } }: Place): string {
  const pad = ' '.repeat(indent);
  const startsBlank = /^[ \n\u2028\u2029]/.test(text);
  const startsBroken = startsBlank && text[0] !== ' ';
  const ends = /[\n\u2028\u2029]{1,2}$/.exec(text)?.[0].length ?? 0;
  const chomp = ends === 0 ? '-' : ends === 2 || text.length === 1 ? '+' : '';
  const lines = text.replace(/([\n\u2028\u2029])(?=[^\n\u2028\u2029])/g, '$1' + pad);
  const opening = `|${startsBlank ? step : ''}${chomp}`;
  if (startsBroken) return opening + (losesFirstBreak ? '' : '\n') + lines;
  return `${opening}\n${pad}${lines}`;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
