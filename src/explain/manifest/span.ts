/** A part of a text with what it is made of. */
import type { Piece } from './value-sources.ts';

/** A part of a text on one line, the line break included. */
export interface Span {
  readonly text: string;
  readonly content: ReadonlySet<string>;
  readonly control: ReadonlySet<string>;
  /** The piece that wrote it, and where in the piece's own text it begins. */
  readonly piece?: Piece;
  readonly at?: number;
}

/** The lines of a text, their breaks included. */
export function spanLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
