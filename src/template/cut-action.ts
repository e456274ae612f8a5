/**
 * The tokens of a whole action at once, cut by one pattern. Separate from the lexer because it knows only what well-formed
 * actions are made of: what it can't cut is the lexer's, which also knows the words for what is wrong.
 */
import { type Token, type TokenKind, wordKind } from './token.ts';

/** Where a word may end. */
const END = '(?=[ \\t\\r\\n,|:()]|$)';
const NAME = '[A-Za-z_]\\w*';
/*
 * The regular expression engine is at full speed from the first action on; the lexer's loops over
 * characters are as fast only after more text than most processes read.
 */
const TOKENS = new RegExp(
  [
    '[ \\t\\r\\n]+',
    `${NAME}(?=[ \\t\\r\\n.,|:()]|$)`,
    `\\.${NAME}(?:\\.${NAME})*${END}`,
    `\\$\\w*(?:\\.${NAME})*${END}`,
    `\\.${END}`,
    '"(?:[^"\\\\\\n]|\\\\[^\\n])*"',
    '`[^`]*`',
    ':=|[|(),=]',
    `[+-]?\\d+(?:\\.\\d+)?${END}`,
  ].join('|'),
  'g',
);

/**
 * The tokens of the action whose text, without space around it, begins at `pos`; its "}}" is at `close`. Undefined if the
 * lexer must have a look.
 */
export function cutAction(text: string, pos: number, close: number, isFunction: (name: string) => boolean): Token[] | undefined {
  const words = text.match(TOKENS);
  if (!words) return undefined;
  const tokens: Token[] = [];
  let at = pos;
  let parens = 0;
  let spaced = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const first = word.charCodeAt(0);
    if (first <= 0x20) spaced = true;
    else {
      if (first === 0x28) parens++;
      else if (first === 0x29 && --parens < 0) return undefined;
      tokens.push({ kind: kindOf(word, first, isFunction), pos: at, text: word, spaced });
      spaced = false;
    }
    at += word.length;
  }
  if (at !== pos + text.length || parens > 0) return undefined;
  tokens.push({ kind: 'right delim', pos: close, text: '}}', spaced: close > at });
  return tokens;
}

function kindOf(word: string, first: number, isFunction: (name: string) => boolean): TokenKind {
  switch (first) {
    case 0x22: // "
      return 'string';
    case 0x24: // $
      return 'variable';
    case 0x28: // (
      return 'left paren';
    case 0x29: // )
      return 'right paren';
    case 0x2c: // ,
      return 'char';
    case 0x2e: // .
      return word.length === 1 ? 'dot' : 'field';
    case 0x3a: // :
      return 'declare';
    case 0x3d: // =
      return 'assign';
    case 0x60: // `
      return 'raw string';
    case 0x7c: // |
      return 'pipe';
  }
  return first < 0x3a ? 'number' : wordKind(word, isFunction);
}
