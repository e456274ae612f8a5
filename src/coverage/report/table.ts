/** Coverage as a table for terminals: a line per file, and below it what was never taken. */
import type { FileCoverage } from '../file-coverage.ts';
import { coveredPercent, missedArms, missedText, percentText, totalsOf } from '../totals.ts';

/** How percentages stand out; each gives its text back if nothing does. */
export interface TablePaint {
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly red: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** From which percentage on a file is well covered, and from which on it is at least half. */
const [GOOD, FAIR] = [80, 50];

export function coverageTable(files: readonly FileCoverage[], paint: TablePaint): string {
  const rows = [...files.map((file) => ({ name: file.name, of: [file] })), { name: 'all', of: files }];
  const width = Math.max('template'.length, ...rows.map(({ name }) => name.length));
  const line = (name: string, cells: readonly string[]) => `${name.padEnd(width)}${cells.map((cell) => cell.padStart(16)).join('')}`;
  const row = ({ name, of }: (typeof rows)[number]): string => {
    const { branches, defines, lines } = totalsOf(of);
    const cells = [branches, defines, lines].map((share) =>
      share.all === 0 ? '-' : `${share.covered}/${share.all} ${percentText(share).padStart(5)}`,
    );
    return painted(coveredPercent(of), paint)(line(name, cells));
  };
  const head = paint.dim(line('template', ['branches', 'defines', 'lines']));
  const body = rows.flatMap((each, i) => [row(each), ...(i < files.length ? missed(files[i] as FileCoverage).map(paint.dim) : [])]);
  return `${[head, ...body].join('\n')}\n`;
}

function painted(percent: number, { green, yellow, red }: TablePaint): (text: string) => string {
  return percent >= GOOD ? green : percent >= FAIR ? yellow : red;
}

/** `  12:3 if never false` */
function missed(file: FileCoverage): string[] {
  const arms = missedArms(file).map((arm) => `  ${arm.branch.line}:${arm.branch.column} ${missedText(arm)}`);
  const defines = file.defines.filter(({ hits }) => hits === 0).map(({ name, line }) => `  ${line}:1 ${name} never used`);
  return [...new Set([...arms, ...defines])];
}
