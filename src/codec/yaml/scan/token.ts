/** The tokens between scanner and composer. */
import type { Mark } from './yaml-error.ts';

export type TokenKind =
  | 'stream-end'
  | 'version-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'flow-entry'
  | 'block-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

/** A token and where it begins. */
export interface Token extends Mark {
  readonly kind: TokenKind;
  /** A scalar's text, an anchor's or alias's name, a tag's handle, a %TAG directive's handle, a %YAML directive's version. */
  readonly value: string;
  /** A tag's suffix, a %TAG directive's prefix. */
  readonly suffix: string;
  /** A scalar without quotes, not a block. */
  readonly plain: boolean;
}

export function makeToken(kind: TokenKind, mark: Mark, value = '', suffix = '', plain = false): Token {
  return { kind, line: mark.line, column: mark.column, value, suffix, plain };
}
