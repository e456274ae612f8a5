/** A stream of YAML documents to single ones, as Helm cuts them: by text, before anything is parsed. */

import { isBlank, trimLeftSpace, trimSpace } from '../go/space.ts';
import type { Profile } from '../helm/profile.ts';

/** The documents that hold anything, in their order. */
export function splitManifests(stream: string, profile: Profile): string[] {
  return profile.trimsDocuments ? splitTrimmed(stream) : splitAtLines(stream);
}

/** Cuts at lines that begin with `---`; blank lines at a document's end stay. */
function splitAtLines(stream: string): string[] {
  return trimLeftSpace(stream)
    .split(/^---[ \t]*/m)
    .filter((document) => !isBlank(document))
    .map(trimLeftSpace);
}

/** Cuts at `---` after a line end and any blanks before that; documents are trimmed. */
function splitTrimmed(stream: string): string[] {
  return trimSpace(stream)
    .split(/(?:^|[\t\n\f\r ]*\n)---[\t\n\f\r ]*/)
    .map(trimSpace)
    .filter((document) => document !== '');
}
