/** A piece of a source with the mistake underlined. */
import type { SourcePosition } from '../base/errors.ts';

/** How a frame is coloured; texts are given as they are printed. */
export interface FramePaint {
  readonly red: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Lines shown before and after the one that is meant. */
const BEFORE = 2;
const AFTER = 1;
/** Longer lines are cut. */
const WIDEST = 160;

/**
 * The lines around a position, numbered, with a line of carets below what is meant:
 * ` --> file:line:column` comes first. `length` is how many characters are underlined.
 */
export function codeFrame({ position, text, length }: FramedPlace, paint: FramePaint): string {
  const { line = 1, column = 1 } = position;
  const lines = text.split(/\r?\n/);
  const first = Math.max(1, line - BEFORE);
  const last = Math.min(lines.length, line + AFTER);
  const width = String(last).length;
  const gutter = (label: string) => paint.dim(`${label.padStart(width)} |`);
  const out = [`${' '.repeat(width)}${paint.cyan('-->')} ${placeText(position)}`, gutter('')];
  for (let at = first; at <= last; at++) {
    // The empty line behind the last line break is shown only if it is meant.
    if (at === lines.length && lines[at - 1] === '' && at !== line) break;
    const shown = (lines[at - 1] ?? '').slice(0, WIDEST);
    out.push(`${gutter(String(at))} ${shown}`.trimEnd());
    if (at === line) out.push(`${gutter('')} ${marks(shown, column, length)(paint)}`);
  }
  return `${out.join('\n')}\n`;
}

export interface FramedPlace {
  readonly position: SourcePosition;
  /** The source's text. */
  readonly text: string;
  readonly length: number;
}

/** `file:line:column`, as far as it is known; marked if it is in the output of a template. */
export function placeText({ file, line, column, rendered }: SourcePosition): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return rendered ? `${place} (rendered)` : place;
}

function marks(line: string, column: number, length: number): (paint: FramePaint) => string {
  const before = Array.from(line).slice(0, column - 1);
  // Tabs stay, so that the marks are where the terminal shows the characters.
  const blanks = before.map((char) => (char === '\t' ? '\t' : ' ')).join('');
  const rest = Array.from(line).length - before.length;
  return (paint) => blanks + paint.red('^'.repeat(Math.max(1, Math.min(length, rest))));
}
