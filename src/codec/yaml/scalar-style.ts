/** How a string is written: bare, quoted or as a block. The rules of libyaml's emitter, seen through go-yaml. */
import type { Dialect } from './dialect.ts';
import { hasImplicitType } from './implicit-type.ts';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal';

/** What may stand bare and is no indicator anywhere: the bulk of all strings. */
const BARE = /^[A-Za-z_/$(][!-9;-~]*(?:(?::(?=[!-~])| (?=[ !"$-~]))[!-9;-~]*)*$/;
const INDICATOR = /^(?:[#,[\]{}&*!|>'"%@`]|[-?:](?:[ \t]|$)|---|\.\.\.)|:(?:[ \t]|$)| #/;
const BREAK = /[\n\u2028\u2029]/;
const OUTER_BLANK = /^[ \n\u2028\u2029]|[ \n\u2028\u2029]$/;
const BREAK_SPACE = /[\n\u2028\u2029] /;
const SPACE_BREAK = / [\n\u2028\u2029]/;
const UNPRINTABLE = /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

/** Whether the text is plain ASCII that needs no quotes on account of its characters; its type may still ask for them. */
export function isBare(text: string): boolean {
  return BARE.test(text);
}

/** The style of a string that stands for itself. A key on one line can't be a literal; one with a line break is no such key. */
export function scalarStyle(text: string, dialect: Dialect): ScalarStyle {
  if (BARE.test(text)) return hasImplicitType(text, dialect.signedOctals) ? 'double' : 'plain';
  if (text === '') return 'double';
  if (!text.includes('\n') && hasImplicitType(text, dialect.signedOctals)) return 'double';
  return untypedStyle(text, dialect);
}

/** The style of a text whose type is given by a tag. */
export function untypedStyle(text: string, dialect: Dialect): ScalarStyle {
  if (UNPRINTABLE.test(text) || SPACE_BREAK.test(text)) return 'double';
  const tabs = text.includes('\t');
  if (text.includes('\n')) return text.endsWith(' ') || (tabs && !dialect.tabsInBlocks) ? 'double' : 'literal';
  if (tabs) return 'double';
  if (!BREAK.test(text) && !OUTER_BLANK.test(text) && !INDICATOR.test(text)) return 'plain';
  return BREAK_SPACE.test(text) ? 'double' : 'single';
}
