/** Texts beside each other where the terminal is wide enough, as dyff lays them out. */
import { widthOf } from './style.ts';

const GAP = '   ';

/** The blocks as columns, or below each other with a line break behind each line. */
export function sideBySide(blocks: readonly string[], width: number): string {
  const columns = blocks.map((block) => block.split('\n'));
  const widths = columns.map(widest);
  const total = widths.reduce((sum, one) => sum + one, 0) + (blocks.length - 1) * GAP.length;
  return total > width ? columns.map((lines) => lines.map((line) => `${line}\n`).join('')).join('') : inColumns(blocks, GAP, 0);
}

export function inColumns(blocks: readonly string[], gap: string, indent: number): string {
  const columns = blocks.map((block) => block.split('\n'));
  const widths = columns.map(widest);
  const rows = Math.max(...columns.map((lines) => lines.length));
  const cell = (column: number, row: number) => {
    const line = columns[column]![row] ?? '';
    return ' '.repeat(indent) + line + ' '.repeat(widths[column]! - widthOf(line));
  };
  const row = (_: unknown, at: number) =>
    blocks
      .map((_block, column) => cell(column, at))
      .join(gap)
      .replace(/ +$/, '');
  return Array.from({ length: rows }, row).join('\n');
}

/** The prefix before the first line, spaces of its width before the others. */
export function prefixedLines(prefix: string, text: string): string {
  return text
    .split('\n')
    .map((line, i) => `${i === 0 ? prefix : ' '.repeat(prefix.length)}${line}\n`)
    .join('');
}

/** The prefix before each line. */
export function allPrefixed(prefix: string, text: string): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${prefix}${line}\n`)
    .join('');
}

function widest(lines: readonly string[]): number {
  return lines.reduce((most, line) => Math.max(most, widthOf(line)), 0);
}
