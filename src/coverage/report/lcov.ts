/** Coverage as `lcov` reads it: one record per file. Definitions are its functions. */
import type { FileCoverage } from '../file-coverage.ts';
import { totalsOf } from '../totals.ts';

export function lcovReport(files: readonly FileCoverage[]): string {
  return files.map(record).join('');
}

function record(file: FileCoverage): string {
  const { branches, defines, lines } = totalsOf([file]);
  const out = [
    'TN:',
    `SF:${file.name}`,
    ...file.defines.map(({ name, line }) => `FN:${line},${name}`),
    ...file.defines.map(({ name, hits }) => `FNDA:${hits},${name}`),
    `FNF:${defines.all}`,
    `FNH:${defines.covered}`,
    ...file.branches.flatMap(({ line, arms }, block) => {
      const reached = arms.some(({ hits }) => hits > 0);
      return arms.map(({ hits }, i) => `BRDA:${line},${block},${i},${reached ? hits : '-'}`);
    }),
    `BRF:${branches.all}`,
    `BRH:${branches.covered}`,
    ...[...file.lines].map(([line, hits]) => `DA:${line},${hits}`),
    `LF:${lines.all}`,
    `LH:${lines.covered}`,
    'end_of_record',
  ];
  return `${out.join('\n')}\n`;
}
