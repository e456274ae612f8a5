/** Where the comments of a tree are in its text: the tree keeps what they say, but not their places. */

/** A line of a comment as it is written, from its `#` on; lines and columns count from 1. */
export interface CommentLine {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The lines of a comment that ends above a line. */
export function linesAbove(source: readonly string[], line: number, comment: string): CommentLine[] {
  const found: CommentLine[] = [];
  let at = line - 1;
  for (const text of linesOf(comment).reverse()) {
    while (at > 0 && source[at - 1]?.trim() !== text) at--;
    found.unshift(placed(source, at, text));
    at--;
  }
  return found;
}

/** The lines of a comment that begins in a line or below. */
export function linesFrom(source: readonly string[], line: number, comment: string): CommentLine[] {
  let at = line;
  return linesOf(comment).map((text) => {
    while (at < source.length && !source[at - 1]?.trimEnd().endsWith(text)) at++;
    const found = placed(source, at, text);
    at++;
    return found;
  });
}

function linesOf(comment: string): string[] {
  return comment === '' ? [] : comment.split('\n').map((text) => text.trim());
}

function placed(source: readonly string[], line: number, text: string): CommentLine {
  const before = source[line - 1]?.slice(0, Math.max(source[line - 1]!.lastIndexOf(text), 0)) ?? '';
  return { text, line, column: Array.from(before).length + 1 };
}
