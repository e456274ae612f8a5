/** Lines and columns of places in texts. */

/** The line and column of an index in a text. */
export function positionAt(text: string, at: number): { readonly line: number; readonly column: number } {
  const starts = text.length > LONG ? startsOf(text) : undefined;
  let line = starts ? lineAt(starts, at) : 1;
  let start = starts ? starts[line - 1]! : 0;
  for (let end = text.indexOf('\n', start); end >= 0 && end < at; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return { line, column: Array.from(text.slice(start, at)).length + 1 };
}

/** Characters from which on the beginnings of a text's lines are remembered: explanations ask for a place per line. */
const LONG = 4096;
const MOST_TEXTS = 32;
const lineStarts = new Map<string, readonly number[]>();

function startsOf(text: string): readonly number[] {
  const known = lineStarts.get(text);
  if (known) return known;
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  if (lineStarts.size >= MOST_TEXTS) lineStarts.clear();
  lineStarts.set(text, starts);
  return starts;
}

/** The number of the last line that begins at an index or before. */
function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
