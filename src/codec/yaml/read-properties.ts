/** What is between the tokens of a text and its nodes, whichever nodes they become. */
import type { Scanner } from './scan/scanner.ts';
import type { Token, TokenKind } from './scan/token.ts';

/** Tokens at which a document begins or ends. */
export const DOCUMENT_BOUNDS: ReadonlySet<TokenKind> = new Set([
  'version-directive',
  'tag-directive',
  'document-start',
  'document-end',
  'stream-end',
]);

/** What may be before a node. */
export interface Properties {
  /** Where they begin, or the node if there are none. */
  readonly start: Token;
  readonly anchor: string;
  readonly tag: Token | undefined;
}

/** properties ::= TAG ANCHOR? | ANCHOR TAG? */
export function readProperties(scanner: Scanner): Properties {
  const start = scanner.peek();
  let anchor = '';
  let tag: Token | undefined;
  let token = start;
  while ((token.kind === 'anchor' && anchor === '') || (token.kind === 'tag' && !tag)) {
    if (token.kind === 'anchor') anchor = token.value;
    else tag = token;
    scanner.take();
    token = scanner.peek();
  }
  return { start, anchor, tag };
}

/** Whether nothing is behind the indicator of a key or value in a block. */
export function endsBlockEntry({ kind }: Token): boolean {
  return kind === 'key' || kind === 'value' || kind === 'block-end';
}

/** Whether nothing is behind the indicator of a key in `[…]` or `{…}`. */
export function endsFlowKey(token: Token, end: TokenKind): boolean {
  return token.kind === 'value' || endsFlowValue(token, end);
}

/** Whether nothing is behind the indicator of a value in `[…]` or `{…}`. */
export function endsFlowValue({ kind }: Token, end: TokenKind): boolean {
  return kind === 'flow-entry' || kind === end;
}
