/** Counts which branches of which templates are taken, over any number of renders. */
import type { Tracer } from '../template/trace.ts';
import { type BranchPoints, branchPoints } from './branch-points.ts';
import { CoverageTracer } from './coverage-tracer.ts';
import type { FileCounts } from './file-counts.ts';
import { type FileCoverage, fileCoverage } from './file-coverage.ts';

/** A template file: `chart/templates/x.yaml` and its text. */
export interface CoveredText {
  readonly name: string;
  readonly text: string;
}

export class Coverage {
  private readonly files = new Map<string, FileCounts>();
  private readonly points = new Map<string, BranchPoints>();

  /** Counts in these files; templates of others, and texts of `tpl`, are passed over. */
  constructor(texts: Iterable<CoveredText> = []) {
    this.include(texts);
  }

  /** Adds files to count in; those that are there stay as they are. */
  include(texts: Iterable<CoveredText>): void {
    for (const { name, text } of texts) if (!this.files.has(name)) this.files.set(name, { name, text, runs: {}, arms: {} });
  }

  /** Counts what a render does through a tracer; passes everything on to `inner`. */
  tracer(inner?: Tracer): Tracer {
    return new CoverageTracer(({ parseName, body }) => {
      const counts = this.files.get(parseName);
      return counts?.text === body.text ? counts : undefined;
    }, inner);
  }

  /** What was counted, for `add` of another one. */
  counts(): FileCounts[] {
    return [...this.files.values()];
  }

  /** Adds counts of the same files; a file of another text takes the place of one that nothing is known of. */
  add(counts: Iterable<FileCounts>): void {
    for (const { name, text, runs, arms } of counts) {
      this.include([{ name, text }]);
      const own = this.files.get(name) as FileCounts;
      if (own.text !== text) continue;
      for (const [pos, count] of Object.entries(runs)) own.runs[Number(pos)] = (own.runs[Number(pos)] ?? 0) + count;
      for (const [key, [first, second]] of Object.entries(arms)) {
        const [a, b] = own.arms[key] ?? [0, 0];
        own.arms[key] = [a + first, b + second];
      }
    }
  }

  /** What is covered of each file that has anything to cover, by name. */
  report(): FileCoverage[] {
    return [...this.files.values()]
      .map((counts) => fileCoverage(counts, this.pointsOf(counts)))
      .filter(({ statements }) => statements.length > 0)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private pointsOf({ name, text }: FileCounts): BranchPoints {
    let known = this.points.get(name);
    if (!known) {
      known = branchPoints(text);
      this.points.set(name, known);
    }
    return known;
  }
}
