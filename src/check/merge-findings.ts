/** Findings of several sets of values, put together. */

import type { CheckFinding } from './check-input.ts';
import type { Finding } from './finding.ts';

/** Each finding once, with the sets that show it; those that all sets show are of none. */
export function mergedFindings(groups: readonly { readonly name: string; readonly findings: readonly Finding[] }[]): CheckFinding[] {
  const found = new Map<string, CheckFinding & { sets: string[] }>();
  for (const { name, findings } of groups) {
    for (const finding of findings) {
      const { file, line, column, rendered } = finding.position;
      const key = JSON.stringify([finding.rule, file, line, column, rendered, finding.message]);
      const known = found.get(key) ?? { ...finding, sets: [] };
      if (name !== '' && !known.sets.includes(name)) known.sets.push(name);
      found.set(key, known);
    }
  }
  const count = groups.filter(({ name }) => name !== '').length;
  return [...found.values()].map((finding) => (finding.sets.length === count ? { ...finding, sets: [] } : finding)).sort(byPlace);
}

function byPlace({ position: a }: CheckFinding, { position: b }: CheckFinding): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
