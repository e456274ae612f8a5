/** Finds which difference between two versions of Helm causes a change: renders the first side again by its own rules with one of the other's. */
import type { Cause } from '../../diff/cause.ts';
import { type FieldChange, type ObjectChange, stepsText } from '../../diff/change.ts';
import { compareObjects } from '../../diff/compare-objects.ts';
import type { EnvironmentChanges } from '../../diff/report.ts';
import { PROFILES, type Profile } from '../../helm/profile.ts';
import type { ComparedSources, Rendered } from './compared-sources.ts';

type Changes = EnvironmentChanges['changes'];

/** The changes, with the entries of the table of Helm's versions that make them among their causes. */
export async function nameHelmDifferences(changes: Changes, { objects }: Rendered, { before, after }: ComparedSources): Promise<Changes> {
  const [old, now] = [before, after].map(({ helm }) => PROFILES[helm as Profile['name']]) as [Profile, Profile];
  const made = new Map<string, string[]>();
  for (const entry of Object.keys(now) as (keyof Profile)[]) {
    if (entry === 'name' || old[entry] === now[entry]) continue;
    // One rule without the others may not work at all.
    const rendered = await before.render({ ...old, [entry]: now[entry] }).catch(() => undefined);
    for (const id of rendered ? idsOf(compareObjects(objects, rendered.objects)) : []) made.set(id, [...(made.get(id) ?? []), entry]);
  }
  const named = (causes: readonly Cause[], id: string) =>
    causes.map((cause) => (cause.kind === 'helm' && made.has(id) ? { ...cause, differences: made.get(id)! } : cause));
  return changes.map((change) => ({
    ...change,
    causes: named(change.causes, idOf(change)),
    explained: change.explained.map((field) => ({ ...field, causes: named(field.causes, idOf(change, field.change)) })),
  }));
}

function idsOf(changes: readonly ObjectChange[]): string[] {
  return changes.flatMap((change) => (change.fields.length === 0 ? [idOf(change)] : change.fields.map((field) => idOf(change, field))));
}

function idOf({ before, after }: ObjectChange, field?: FieldChange): string {
  return `${(after ?? before)?.id} ${field ? stepsText(field.path) : ''}`;
}
