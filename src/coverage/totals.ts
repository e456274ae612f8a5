/** How much is covered: counted, and as shares. */
import type { ArmCoverage, BranchCoverage, FileCoverage } from './file-coverage.ts';

export interface Share {
  readonly covered: number;
  readonly all: number;
}

export interface Totals {
  /** Arms of branches. */
  readonly branches: Share;
  readonly defines: Share;
  readonly lines: Share;
}

export function totalsOf(files: readonly FileCoverage[]): Totals {
  const count = (hits: readonly number[]): Share => ({ covered: hits.filter((each) => each > 0).length, all: hits.length });
  return {
    branches: count(files.flatMap(({ branches }) => branches.flatMap(({ arms }) => arms.map(({ hits }) => hits)))),
    defines: count(files.flatMap(({ defines }) => defines.map(({ hits }) => hits))),
    lines: count(files.flatMap(({ lines }) => [...lines.values()])),
  };
}

/** The share of arms and definitions that are covered, in percent; 100 if there are none. */
export function coveredPercent(files: readonly FileCoverage[]): number {
  const { branches, defines } = totalsOf(files);
  const all = branches.all + defines.all;
  return all === 0 ? 100 : (100 * (branches.covered + defines.covered)) / all;
}

/** A percentage as people read it; what is not all is never called 100 %. */
export function percentText({ covered, all }: Share): string {
  return all === 0 ? '-' : `${Math.floor((100 * covered) / all)} %`;
}

/** An arm that was never taken, of a branch that may have been reached. */
export interface MissedArm {
  readonly branch: BranchCoverage;
  readonly arm: ArmCoverage;
}

export function missedArms({ branches }: FileCoverage): MissedArm[] {
  return branches.flatMap((branch) => branch.arms.filter(({ hits }) => hits === 0).map((arm) => ({ branch, arm })));
}

/** `if is never false`, in the terms of the branch. */
export function missedText({ branch: { kind, arms }, arm }: MissedArm): string {
  if (arms.every(({ hits }) => hits === 0)) return `${kind} never reached`;
  if (kind === 'default') return arm.name === 'default' ? 'default never taken' : 'default always taken';
  if (kind === 'range') return arm.name === 'elements' ? 'range never has elements' : 'range never without elements';
  return `${kind} never ${arm.name === 'then' ? 'true' : 'false'}`;
}
