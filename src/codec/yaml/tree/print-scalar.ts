/** Scalars in each notation, as go-yaml 3's emitter writes them where lines are as long as they are. */
import { VERSION_3 } from '../dialect.ts';
import { scalarText } from '../scalar-text.ts';
import type { ScalarNotation } from './tree.ts';
import { BREAK, type TreeWriter } from './tree-writer.ts';

const UNFOLDED = { column: 0, indent: 0, width: Number.POSITIVE_INFINITY, dialect: VERSION_3 };

/** Writes a scalar's text; block scalars take the comment that is pending for their first line. */
export function writeScalar(writer: TreeWriter, text: string, notation: ScalarNotation): void {
  switch (notation) {
    case '':
      return plain(writer, text);
    case 'single':
      return single(writer, text);
    case 'double':
      writer.indicator(scalarText(text, 'double', UNFOLDED), { spaced: true });
      writer.indention = false;
      return;
    default:
      return blockScalar(writer, text, notation);
  }
}

function plain(writer: TreeWriter, text: string): void {
  if (text !== '' && !writer.whitespace) writer.put(' ');
  writer.put(text);
  if (text !== '') writer.whitespace = false;
  writer.indention = false;
}

function single(writer: TreeWriter, text: string): void {
  writer.indicator("'", { spaced: true });
  let broken = false;
  for (const char of text) {
    if (BREAK.test(char)) {
      if (!broken && char === '\n') writer.break();
      writer.breakAs(char);
      broken = true;
      continue;
    }
    if (broken) writer.writeIndent();
    writer.put(char === "'" ? "''" : char);
    writer.indention = false;
    broken = false;
  }
  writer.indicator("'");
  writer.indention = false;
}

function blockScalar(writer: TreeWriter, text: string, notation: 'literal' | 'folded'): void {
  writer.indicator(notation === 'literal' ? '|' : '>', { spaced: true });
  if (/^[ \n\r\x85\u2028\u2029]/.test(text)) writer.indicator(String(writer.dialect.step));
  const ends = /[\n\r\x85\u2028\u2029]{1,2}$/.exec(text)?.[0].length ?? 0;
  const keeps = ends === 2 || text.length === ends;
  if (ends === 0 || keeps) writer.indicator(ends === 0 ? '-' : '+');
  if (writer.pending.line !== '') writer.writeLine();
  else if (!(writer.dialect.losesFirstBreak && BREAK.test(text[0] ?? ''))) writer.break();
  writer.whitespace = true;
  if (notation === 'literal') literalLines(writer, text);
  else foldedLines(writer, text);
}

function literalLines(writer: TreeWriter, text: string): void {
  let broken = true;
  for (const char of text) {
    if (BREAK.test(char)) writer.breakAs(char);
    else {
      if (broken) writer.writeIndent();
      writer.put(char);
      writer.indention = false;
    }
    broken = BREAK.test(char);
  }
}

function foldedLines(writer: TreeWriter, text: string): void {
  let broken = true;
  let leadingSpaces = true;
  // go-yaml looks for this at the start of the text, not at the break.
  const startsBlank = /^[\n\r\x85\u2028\u2029]*[ \t]/.test(text);
  for (const char of text) {
    if (BREAK.test(char)) {
      if (!broken && !leadingSpaces && char === '\n' && !startsBlank) writer.break();
      writer.breakAs(char);
      broken = true;
      continue;
    }
    if (broken) {
      writer.writeIndent();
      leadingSpaces = char === ' ' || char === '\t';
    }
    writer.put(char);
    writer.indention = false;
    broken = false;
  }
}
