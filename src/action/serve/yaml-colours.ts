/** YAML cut into pieces for colours. For display only: what it colours as a key need not be one for a parser. */

export interface Piece {
  readonly text: string;
  readonly kind?: 'key' | 'string' | 'atom' | 'comment';
}

/** A key with its colon, a quoted text, a comment, or a plain number, boolean or null. */
const PIECES =
  /^(?<key>[\t ]*(?:- +)*[\w./"'-]+)(?=:(?:\s|$))|(?<comment>(?<=^|\s)#.*$)|(?<string>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')|(?<atom>(?<=[:[,] *|- )(?:-?\d[\d.e+-]*|true|false|null|~)(?=\s*(?:$|[,\]}#])))/gm;

/** The pieces of a text, which put together are the text. */
export function yamlPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECES)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    const kind = (['key', 'comment', 'string', 'atom'] as const).find((name) => match.groups?.[name] !== undefined);
    pieces.push({ text: match[0], ...(kind && { kind }) });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}
