/** Literal and folded scalars for the quick reader. */
import { type Cursor, endOf, fold, GIVE_UP, isBlank, nextLine, SPACES } from './cursor.ts';

/** The block scalar at `at`, where `|` or `>` is, in a collection of the column `indent`; goes to the next token. */
export function readBlockScalar(cursor: Cursor, at: number, indent: number): string {
  const { text } = cursor;
  let head = at + 1;
  let chomping = 0;
  let margin = 0;
  for (let unit = text.charCodeAt(head); ; unit = text.charCodeAt(++head)) {
    if (chomping === 0 && (unit === 43 || unit === 45)) chomping = unit;
    else if (margin === 0 && unit >= 49 && unit <= 57) margin = Math.max(indent, 0) + unit - 48;
    else break;
  }
  const start = nextLine(text, head);
  const lines: string[] = [];
  const next = readLines(text, start, margin || findMargin(text, start, indent), lines);
  cursor.goToLine(next);
  return endText(lines, text.charCodeAt(at) === 62, chomping, cursor.closed && next === text.length);
}

/** The column of the text: that of its first line, or of a wider empty line before it. */
function findMargin(text: string, start: number, indent: number): number {
  let widest = Math.max(indent + 1, 1);
  for (let from = start; ; ) {
    const at = endOf(SPACES, text, from);
    widest = Math.max(widest, at - from);
    if (text.charCodeAt(at) === 9) throw GIVE_UP;
    if (text.charCodeAt(at) !== 10) return widest;
    from = at + 1;
  }
}

/** Collects the lines that reach the margin and the empty ones; returns where the next line begins. */
function readLines(text: string, start: number, margin: number, lines: string[]): number {
  let from = start;
  while (from < text.length) {
    const at = endOf(SPACES, text, from);
    const short = at < from + margin;
    if (short && text.charCodeAt(at) !== 10) {
      if (text.charCodeAt(at) === 9) throw GIVE_UP;
      break;
    }
    const end = text.indexOf('\n', at);
    lines.push(short ? '' : text.slice(from + margin, end));
    from = end + 1;
  }
  return from;
}

/** Joins the lines and chomps the end; `open` if the last of them had no line break. */
function endText(lines: string[], folded: boolean, chomping: number, open: boolean): string {
  let breaks = 0;
  while (lines.length > 0 && lines[lines.length - 1] === '') {
    lines.pop();
    breaks++;
  }
  const empty = lines.length === 0;
  if (!empty) breaks++;
  if (open && breaks > 0) breaks--;
  const body = lines.length === 1 ? (lines[0] as string) : folded ? foldLines(lines) : lines.join('\n');
  if (chomping === 43) return body + '\n'.repeat(breaks);
  return chomping === 45 || empty || breaks === 0 ? body : body + '\n';
}

/** Lines of a folded scalar; breaks around lines that begin with a blank stay. */
function foldLines(lines: readonly string[]): string {
  let value = '';
  let empty = 0;
  let wasBlank: boolean | undefined;
  for (const line of lines) {
    if (line === '') {
      empty++;
      continue;
    }
    const blank = isBlank(line.charCodeAt(0));
    if (wasBlank === undefined) value = '\n'.repeat(empty);
    else value += wasBlank || blank ? '\n'.repeat(empty + 1) : fold(empty + 1);
    value += line;
    wasBlank = blank;
    empty = 0;
  }
  return value;
}
