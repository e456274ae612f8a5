/** Which places of templates wrote what assertions do not hold for. Separate because a passing test has no use for it. */
import { attempt, type SourcePosition } from '../../../base/errors.ts';
import type { ManifestTrace } from '../../../render/trace-manifest.ts';
import type { Culprit } from './assertion.ts';
import { keysAt } from './manifest-values.ts';
import { positionIn } from './parse-manifests.ts';
import type { Problem } from './problem.ts';
import type { AssertionResult } from './run-assertion.ts';

/** Results with the places that wrote what does not hold; `trace` renders once more, and is called if there is a need for it. */
export function withWriters(results: readonly AssertionResult[], trace: (() => ManifestTrace) | undefined): readonly AssertionResult[] {
  const isNeeded = results.some(({ culprits }) => culprits);
  const made = isNeeded && trace ? attempt(trace) : undefined;
  return results.map(({ culprits, ...result }) => (made && culprits ? { ...result, writers: writersOf(culprits, made) } : result));
}

/** An error in what a template rendered with the places that wrote it; `trace` renders once more, and is called if there is a need for it. */
export function withErrorWriters(problem: Problem, trace: () => ManifestTrace): Problem {
  const { position } = problem;
  const made = position?.rendered ? attempt(trace) : undefined;
  // A mistake at the end is behind what was written last.
  let writers: readonly SourcePosition[] = [];
  for (let line = position?.line ?? 0; made && position && line > 0 && writers.length === 0; line--) {
    writers = made.writers({ ...position, line }).map((frame) => frame.position);
  }
  return writers.length > 0 ? { ...problem, writers } : problem;
}

/** The places for each culprit, the innermost first; those that are known once. */
function writersOf(culprits: readonly Culprit[], trace: ManifestTrace): (readonly SourcePosition[])[] {
  const known = new Map<string, readonly SourcePosition[]>();
  for (const position of culprits.flatMap(positionsOf)) {
    const places = trace.writers(position).map((frame) => frame.position);
    if (places.length > 0) known.set(JSON.stringify(places), places);
  }
  return [...known.values()];
}

/** Where it is in what was rendered. */
function positionsOf({ manifest, path, value }: Culprit): SourcePosition[] {
  const found = attempt(() => keysAt(manifest, path)) ?? [];
  const wanted = value === undefined ? found : found.slice(value, value + 1);
  return wanted.flatMap((keys) => positionIn(manifest, keys) ?? []);
}
