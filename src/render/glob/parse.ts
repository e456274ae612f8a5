/** Glob tokens to a tree: `{a,b}` is a choice of patterns. A group that is not closed ends with the text. */
import { byteText } from './byte-text.ts';
import { GlobLexer } from './lex.ts';

export type GlobNode =
  | { readonly kind: 'any' | 'nothing' | 'single' | 'super' }
  | { readonly kind: 'list'; readonly codes: readonly number[]; readonly not: boolean }
  | { readonly kind: 'range'; readonly low: number; readonly high: number; readonly not: boolean }
  | { readonly kind: 'text'; readonly bytes: string }
  | PatternNode
  | { readonly kind: 'choice'; readonly children: GlobNode[] };

export interface PatternNode {
  readonly kind: 'pattern';
  readonly children: GlobNode[];
}

/** The tree of a glob; undefined if it is not well-formed. */
export function parseGlob(pattern: string): PatternNode | undefined {
  const lexer = new GlobLexer(byteText(pattern));
  const root: PatternNode = { kind: 'pattern', children: [] };
  const above: { readonly pattern: PatternNode; readonly choice: GlobNode[] }[] = [];
  let at = root;
  for (;;) {
    const token = lexer.next();
    switch (token.kind) {
      case 'eof':
        return root;
      case 'text':
        at.children.push({ kind: 'text', bytes: textOf(token.codes) });
        break;
      case 'any':
      case 'super':
      case 'single':
        at.children.push({ kind: token.kind });
        break;
      case 'open range': {
        const found = range(lexer);
        if (!found) return undefined;
        at.children.push(found);
        break;
      }
      case 'open terms': {
        const choice: GlobNode[] = [];
        at.children.push({ kind: 'choice', children: choice });
        above.push({ pattern: at, choice });
        at = term(choice);
        break;
      }
      case 'separator':
        at = term(above.at(-1)!.choice);
        break;
      case 'close terms':
        at = above.pop()!.pattern;
        break;
      default:
        return undefined;
    }
  }
}

function textOf(codes: readonly number[]): string {
  let text = '';
  for (const code of codes) text += String.fromCodePoint(code);
  return byteText(text);
}

function term(choice: GlobNode[]): PatternNode {
  const pattern: PatternNode = { kind: 'pattern', children: [] };
  choice.push(pattern);
  return pattern;
}

/** What is in brackets, the first one past: an interval or characters, one of the two. */
function range(lexer: GlobLexer): GlobNode | undefined {
  let not = false;
  let low = 0;
  let high = 0;
  let codes: readonly number[] = [];
  for (;;) {
    const token = lexer.next();
    if (token.kind === 'not') not = true;
    else if (token.kind === 'low') low = token.code;
    else if (token.kind === 'high') high = token.code;
    else if (token.kind === 'text') codes = token.codes;
    else if (token.kind !== 'close' || high < low || codes.length > 0 === (low !== 0 && high !== 0)) return undefined;
    else return codes.length > 0 ? { kind: 'list', codes, not } : { kind: 'range', low, high, not };
  }
}
