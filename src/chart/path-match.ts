/** Shell patterns by the rules of Go's filepath.Match: `*`, `?`, `[a-z]` and `\x`; none but a class matches a slash. */
import { ChartwrightError } from '../base/errors.ts';
import { isAscii } from '../go/utf8.ts';

/** A compiled pattern. Throws `syntax error in pattern` (code `chart`) if the match comes upon a malformed part. */
export type PathPattern = (name: string) => boolean;

/** One character of a pattern. */
type Step = string | ((c: string) => boolean);

/** The steps between two stars; `rest` is whether another chunk follows. */
interface Chunk {
  readonly star: boolean;
  readonly steps: readonly Step[];
  readonly malformed: boolean;
  readonly last: boolean;
}

/** Compiles a pattern; a malformed part only counts once a name gets there, as in Go. */
export function pathPattern(pattern: string): PathPattern {
  if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
  const [before, after, ...more] = pattern.split('*');
  if (before !== undefined && after !== undefined && more.length === 0 && !/[?[\\]/.test(pattern)) return oneStar(before, after);
  const chunks = splitChunks(characters(pattern));
  const prefix = literalPrefix(chunks[0]);
  return (name) => name.startsWith(prefix) && matchChunks(chunks, characters(name));
}

/** By code points. */
function characters(text: string): string[] {
  return isAscii(text) ? text.split('') : Array.from(text);
}

/** The most common kind: `*.tgz`. */
function oneStar(before: string, after: string): PathPattern {
  return (name) =>
    name.length >= before.length + after.length &&
    name.endsWith(after) &&
    name.startsWith(before) &&
    !name.slice(before.length, name.length - after.length).includes('/');
}

/** What every match begins with. A malformed beginning must be come upon, so it gives nothing. */
function literalPrefix(first: Chunk | undefined): string {
  if (!first || first.star || first.malformed) return '';
  const steps = first.steps.findIndex((step) => typeof step !== 'string');
  return first.steps.slice(0, steps < 0 ? undefined : steps).join('');
}

function matchChunks(chunks: readonly Chunk[], name: readonly string[]): boolean {
  let at = 0;
  for (const chunk of chunks) {
    if (chunk.star && chunk.steps.length === 0 && !chunk.malformed) return !name.includes('/', at);
    const end = chunkEnd(chunk, name, at);
    if (end < 0) return false;
    at = end;
  }
  return at === name.length;
}

/** Where the chunk's match ends that begins at `from`, or after it if a star leads; -1 if there is none. */
function chunkEnd(chunk: Chunk, name: readonly string[], from: number): number {
  for (let start = from; ; start++) {
    const end = matchAt(chunk, name, start);
    if (end >= 0 && (!chunk.last || end === name.length)) return end;
    if (!chunk.star || start >= name.length || name[start] === '/') return -1;
  }
}

function matchAt(chunk: Chunk, name: readonly string[], start: number): number {
  if (chunk.malformed) throw new ChartwrightError('chart', 'syntax error in pattern');
  let at = start;
  for (const step of chunk.steps) {
    const c = name[at++];
    if (c === undefined || (typeof step === 'string' ? step !== c : !step(c))) return -1;
  }
  return at;
}

function splitChunks(pattern: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < pattern.length; ) {
    const star = pattern[at] === '*';
    while (pattern[at] === '*') at++;
    const end = chunkStop(pattern, at);
    const steps = parseSteps(pattern.slice(at, end));
    chunks.push({ star, steps: steps ?? [], malformed: !steps, last: end === pattern.length });
    at = end;
  }
  return chunks;
}

/** The next star outside a class. */
function chunkStop(pattern: readonly string[], from: number): number {
  let inClass = false;
  for (let i = from; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '\\') i++;
    else if (c === '[') inClass = true;
    else if (c === ']') inClass = false;
    else if (c === '*' && !inClass) return i;
  }
  return pattern.length;
}

/** The steps of a chunk without stars; undefined if it is malformed. */
function parseSteps(chunk: readonly string[]): Step[] | undefined {
  const steps: Step[] = [];
  for (let at = 0; at < chunk.length; at++) {
    const c = chunk[at] as string;
    if (c === '?') steps.push((found) => found !== '/');
    else if (c === '[') {
      const parsed = parseClass(chunk, at + 1);
      if (!parsed) return undefined;
      steps.push(parsed.step);
      at = parsed.end - 1;
    } else if (c === '\\') {
      const escaped = chunk[++at];
      if (escaped === undefined) return undefined;
      steps.push(escaped);
    } else steps.push(c);
  }
  return steps;
}

/** class = "[" [ "^" ] range { range } "]", read from behind the bracket. */
function parseClass(chunk: readonly string[], from: number): { step: Step; end: number } | undefined {
  const negated = chunk[from] === '^';
  const ranges: [string, string][] = [];
  let at = negated ? from + 1 : from;
  while (chunk[at] !== ']' || ranges.length === 0) {
    const low = classChar(chunk, at);
    if (!low) return undefined;
    const high = chunk[low.end] === '-' ? classChar(chunk, low.end + 1) : low;
    if (!high) return undefined;
    ranges.push([low.c, high.c]);
    at = high.end;
  }
  const code = (c: string) => c.codePointAt(0) as number;
  const within = (c: string) => ranges.some(([low, high]) => code(low) <= code(c) && code(c) <= code(high));
  return { step: (c) => within(c) !== negated, end: at + 1 };
}

/** A character of a class, which something must follow. */
function classChar(chunk: readonly string[], at: number): { c: string; end: number } | undefined {
  const escaped = chunk[at] === '\\';
  const c = chunk[escaped ? at + 1 : at];
  if (c === undefined || (!escaped && (c === '-' || c === ']'))) return undefined;
  const end = at + (escaped ? 2 : 1);
  return end < chunk.length ? { c, end } : undefined;
}
