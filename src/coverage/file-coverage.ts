/** What is covered of a template file: its lines, the arms of its branches, the templates that it defines. */
import { positionAt } from '../base/text-position.ts';
import type { BranchKind, BranchPoints } from './branch-points.ts';
import type { FileCounts } from './file-counts.ts';

/** One way that a branch can go. */
export interface ArmCoverage {
  /** `then`, `else`, `elements`, `no elements`, `value`, `default` */
  readonly name: string;
  readonly hits: number;
}

/** A part of a text. */
export interface CoveredPart {
  /** Indexes into the text. */
  readonly from: number;
  readonly to: number;
}

export interface BranchCoverage extends CoveredPart {
  readonly kind: BranchKind;
  readonly line: number;
  readonly column: number;
  readonly arms: readonly [ArmCoverage, ArmCoverage];
}

export interface DefineCoverage {
  readonly name: string;
  readonly line: number;
  /** How often it was used. */
  readonly hits: number;
}

export interface StatementCoverage extends CoveredPart {
  readonly kind: 'text' | 'action' | 'template' | 'if' | 'with' | 'range';
  readonly hits: number;
}

export interface FileCoverage {
  /** `chart/templates/x.yaml`, or the path of the file. */
  readonly name: string;
  readonly text: string;
  readonly statements: readonly StatementCoverage[];
  /** In the order in which they stand. */
  readonly branches: readonly BranchCoverage[];
  readonly defines: readonly DefineCoverage[];
  /** How often each line ran that has something to run, by its number. */
  readonly lines: ReadonlyMap<number, number>;
}

const ARMS: Readonly<Record<BranchKind, readonly [string, string]>> = {
  if: ['then', 'else'],
  with: ['then', 'else'],
  range: ['elements', 'no elements'],
  default: ['value', 'default'],
};

export function fileCoverage({ name, text, runs, arms }: FileCounts, points: BranchPoints): FileCoverage {
  const statements = points.statements.map(({ kind, pos, from, to }) => ({ kind, from, to, hits: runs[pos] ?? 0 }) as StatementCoverage);
  const branches = points.branches.map(({ kind, key, at, from, to }): BranchCoverage => {
    const [first, second] = arms[key] ?? [0, 0];
    const [a, b] = ARMS[kind];
    return {
      kind,
      from,
      to,
      ...positionAt(text, at),
      arms: [
        { name: a, hits: first },
        { name: b, hits: second },
      ],
    };
  });
  branches.sort((a, b) => a.line - b.line || a.column - b.column);
  const defines = points.defines.map(({ name: defined, at, statements: own }) => ({
    ...{ name: defined, line: positionAt(text, at).line },
    hits: Math.max(0, ...own.map((pos) => runs[pos] ?? 0)),
  }));
  return { name, text, statements, branches, defines, lines: linesOf(text, statements) };
}

/** A line runs as often as what runs most often in it; text of blanks alone does not count. */
function linesOf(text: string, statements: readonly StatementCoverage[]): Map<number, number> {
  const lines = new Map<number, number>();
  for (const { kind, from, to, hits } of statements) {
    const first = positionAt(text, from).line;
    const parts = text.slice(from, to).split('\n');
    for (const [i, part] of parts.entries()) {
      if (part.trim() === '' || (kind !== 'text' && i > 0)) continue;
      lines.set(first + i, Math.max(lines.get(first + i) ?? 0, hits));
    }
  }
  return new Map([...lines].sort(([a], [b]) => a - b));
}
