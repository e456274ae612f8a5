/**
 * Cuts an index at its charts, so that a large one is read chart by chart in little memory. Only
 * plain block style is cut, at nothing but line ends and indentation; what reads the pieces takes
 * the whole text instead where a piece turns out to be none.
 */

export interface SplitIndex {
  /** Everything but the entries. */
  readonly head: Uint8Array;
  /** Each a map of one name, indented as it stood. */
  readonly charts: readonly Uint8Array[];
}

const [NEWLINE, SPACE, DASH, HASH] = [10, 32, 45, 35];
const ENTRIES = Buffer.from('entries:\n');

/** The pieces of an index, undefined if it cannot be cut. */
export function splitIndex(data: Uint8Array): SplitIndex | undefined {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length);
  if (bytes[0] === 0x25 || bytes.includes('\n---') || bytes.includes('\n...')) return undefined;
  const entries = entriesLine(bytes);
  if (entries === undefined) return undefined;
  const start = entries + ENTRIES.length;
  const indent = indentAt(bytes, start);
  const cuts = indent === 0 ? undefined : chartLines(bytes, start, indent);
  if (!cuts) return undefined;
  const charts = cuts.starts.map((from, i) => bytes.subarray(from, cuts.starts[i + 1] ?? cuts.end));
  return { head: Buffer.concat([bytes.subarray(0, entries), bytes.subarray(cuts.end)]), charts };
}

/** Where the line `entries:` is. */
function entriesLine(bytes: Buffer): number | undefined {
  const first = bytes.subarray(0, ENTRIES.length).equals(ENTRIES) ? 0 : bytes.indexOf('\nentries:\n') + 1;
  return first === 0 && bytes[0] !== ENTRIES[0] ? undefined : first;
}

function indentAt(bytes: Buffer, at: number): number {
  let end = at;
  while (bytes[end] === SPACE) end++;
  return end - at;
}

/** Where charts begin, and where the entries end: at the first line that is not indented. */
function chartLines(bytes: Buffer, start: number, indent: number): { starts: number[]; end: number } | undefined {
  const starts: number[] = [];
  for (let at = start; at < bytes.length; ) {
    if (bytes[at] !== SPACE && bytes[at] !== NEWLINE) return { starts, end: at };
    if (bytes[at] === SPACE) {
      let column = 0;
      while (column < indent && bytes[at + column] === SPACE) column++;
      const first = bytes[at + column];
      if (column < indent ? first !== NEWLINE : first === HASH) return undefined;
      if (column === indent && first !== SPACE && first !== DASH && first !== NEWLINE) starts.push(at);
    }
    const end = bytes.indexOf(NEWLINE, at);
    if (end < 0) return { starts, end: bytes.length };
    at = end + 1;
  }
  return { starts, end: bytes.length };
}
