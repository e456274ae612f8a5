/** Tables as Helm prints them: columns of equal width, a tab between, every cell padded, the last one too. */

export interface TableOptions {
  /** Longer cells are cut and end in `...`; absent: never. */
  readonly maxColumnWidth?: number;
  /** Colours a row of headers, the first. */
  readonly header?: (text: string) => string;
}

/** Rows as lines, without a line end behind the last. */
export function tableText(rows: readonly (readonly string[])[], { maxColumnWidth = 0, header }: TableOptions = {}): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      const width = Math.max(...cell.split('\n').map(textWidth));
      widths[i] = Math.max(widths[i] ?? 0, maxColumnWidth > 0 ? Math.min(width, maxColumnWidth) : width);
    });
  }
  const lines = rows.map((row) => rowLines(row, widths).join('\n'));
  if (header && lines[0] !== undefined) lines[0] = header(lines[0]);
  return lines.join('\n');
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell) => cell.split('\n'));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => cells.map((lines, i) => padded(lines[line] ?? '', widths[i] as number)).join('\t'));
}

function padded(text: string, width: number): string {
  const own = textWidth(text);
  if (own <= width || width === 0) return text + ' '.repeat(Math.max(0, width - own));
  let cut = '';
  let at = 0;
  for (const char of text) {
    cut += char;
    if (at + charWidth(char) >= width - 3) break;
    at += charWidth(char);
  }
  return `${cut}...`;
}

const COLOR_CODE = /\x1b\[[\d;]*m/g;

/** Columns that a text takes on a terminal. */
function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  if (text.includes('\x1b')) return textWidth(text.replace(COLOR_CODE, ''));
  return Array.from(text).reduce((sum, char) => sum + charWidth(char), 0);
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

function charWidth(char: string): number {
  if (/[\p{Cc}\p{Mn}\p{Me}\u200b-\u200f]/u.test(char)) return 0;
  return WIDE.test(char) ? 2 : 1;
}
