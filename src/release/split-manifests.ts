/** A stream of YAML documents to single ones, as Helm cuts them: by text, before anything is parsed. */

import { isBlankText, trimLeftSpace, trimSpace } from '../go/space.ts';
import type { Profile } from '../helm/profile.ts';

/** One document of a stream. */
export interface SplitDocument {
  readonly text: string;
  /** Where in the stream it begins. */
  readonly offset: number;
}

/** The documents that hold anything, in their order. */
export function splitManifests(stream: string, profile: Profile): SplitDocument[] {
  return profile.trimsDocuments ? splitTrimmed(stream) : splitAtLines(stream);
}

/** Cuts at lines that begin with `---`; blank lines at a document's end stay. */
function splitAtLines(stream: string): SplitDocument[] {
  return pieces(stream, trimLeftSpace(stream), /^---[ \t]*/gm, trimLeftSpace);
}

/** Cuts at `---` after a line end and any blanks before that; documents are trimmed. */
function splitTrimmed(stream: string): SplitDocument[] {
  return pieces(stream, trimSpace(stream), /(?:^|[\t\n\f\r ]*\n)---[\t\n\f\r ]*/g, trimSpace);
}

/** The pieces of `text`, a trimmed `stream`, between the separators; those that hold anything, trimmed. */
function pieces(stream: string, text: string, separator: RegExp, trim: (text: string) => string): SplitDocument[] {
  const start = stream.length - trimLeftSpace(stream).length;
  const found: SplitDocument[] = [];
  let from = 0;
  const add = (to: number) => {
    const piece = text.slice(from, to);
    if (isBlankText(piece)) return;
    found.push({ text: trim(piece), offset: start + from + piece.length - trimLeftSpace(piece).length });
  };
  for (const match of text.matchAll(separator)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(text.length);
  return found;
}
