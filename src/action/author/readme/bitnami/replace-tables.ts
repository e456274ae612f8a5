/** Replaces the tables of parameters below a README's heading. Mirrors readme-generator-for-helm 2.7.2 lib/render.js. */
import { ChartwrightError } from '../../../../base/errors.ts';

const HEADING = /^(##+) Parameters/;

/** Whether a README has a heading for tables of parameters. */
export function hasParametersHeading(readme: string): boolean {
  return readme.split(/\r?\n/).some((line) => HEADING.test(line));
}

/** The README with what `tables` makes for the depth of its headings; its lines end in `\n`. Throws a `chart` error if it has not one such heading. */
export function replaceTables(readme: string, file: string, tables: (signs: string) => string): string {
  const lines = readme.split(/\r?\n/);
  const headings = lines.flatMap((line, i) => (HEADING.test(line) ? [i] : []));
  const [heading] = headings;
  if (heading === undefined || headings.length > 1) {
    const line = heading === undefined ? 1 : headings[1]! + 1;
    const message = `the README must have one heading "## Parameters", not ${headings.length}`;
    throw new ChartwrightError('chart', message, { position: { file, line } });
  }
  const signs = HEADING.exec(lines[heading]!)![1]!;
  const end = endOfTables(lines, heading + 1, signs);
  // The empty line below the tables, or below the heading if there are none, goes with them.
  lines.splice(heading + 1, end - heading, ...tables(`${signs}#`).split(/\r?\n/));
  return lines.join('\n');
}

/** The line below the last table, heading or blank line with spaces of the section, text below it left out; `start` if there is none. */
function endOfTables(lines: readonly string[], start: number, signs: string): number {
  const next = new RegExp(`^${signs}\\s`);
  const found = lines.findIndex((line, i) => i >= start && next.test(line));
  const section = lines.slice(start, found < 0 ? lines.length : found);
  return start + section.findLastIndex((line) => line !== '' && (line.includes('|') || /^\s*(?:#|$)/.test(line))) + 1;
}
