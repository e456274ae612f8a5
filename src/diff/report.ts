/** The differences of all environments as one report: changes that several share are reported once. */
import type { SourcePosition } from '../base/errors.ts';
import { printJson } from '../codec/json/print.ts';
import type { Value } from '../go/value.ts';
import type { Cause } from './cause.ts';
import { type FieldChange, type ObjectChange, type ObjectName, stepsText } from './change.ts';
import { causeId } from './find-causes.ts';

export interface ReportedField {
  readonly change: FieldChange;
  readonly causes: readonly Cause[];
  /** Names of the environments that have the change. */
  readonly environments: readonly string[];
  /** For a checksum: the changed objects that it is made of. */
  readonly follows: readonly string[];
}

export interface ReportedObject extends ObjectName {
  readonly change: 'added' | 'removed' | 'modified';
  /** The template that it comes from; that before, if it is gone. */
  readonly source: string;
  /** Which of the objects of this name it is; 1 unless a chart renders several. */
  readonly nth: number;
  /** The whole object, if it is there on one side only. */
  readonly object?: Value;
  /** Why it is there on one side only. */
  readonly causes: readonly Cause[];
  readonly environments: readonly string[];
  readonly fields: readonly ReportedField[];
}

/** A side that could not be rendered. */
export interface DiffFailure {
  readonly environment: string;
  readonly side: 'before' | 'after';
  readonly message: string;
  readonly position?: SourcePosition;
}

export interface DiffReport {
  /** What the sides are called. */
  readonly before: string;
  readonly after: string;
  readonly environments: readonly string[];
  readonly objects: readonly ReportedObject[];
  readonly failures: readonly DiffFailure[];
}

/** What was found in one environment. */
export interface EnvironmentChanges {
  readonly environment: string;
  readonly changes: readonly (ObjectChange & { readonly causes: readonly Cause[]; readonly explained: readonly ExplainedField[] })[];
}

export type ExplainedField = Omit<ReportedField, 'environments'>;

/** `Deployment/web` */
export function objectLabel({ kind, name }: Pick<ObjectName, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}

/** The objects of all environments, in the order in which they come up first. */
export function mergeEnvironments(all: readonly EnvironmentChanges[]): ReportedObject[] {
  const merged = new Map<string, ReportedObject>();
  for (const { environment, changes } of all) {
    for (const change of changes) {
      const one = reported(change, environment);
      const id = `${one.change} ${(change.after ?? change.before)?.id} ${one.object === undefined ? '' : printJson(one.object)}`;
      const known = merged.get(id);
      merged.set(id, known ? joined(known, one) : one);
    }
  }
  return [...merged.values()];
}

function reported({ before, after, causes, explained }: EnvironmentChanges['changes'][number], environment: string): ReportedObject {
  const { apiVersion, kind, namespace, name, nth, source, value } = (after ?? before)!;
  const environments = [environment];
  const fields = explained.map((field) => ({ ...field, environments }));
  const change = !before ? 'added' : !after ? 'removed' : 'modified';
  return {
    change,
    apiVersion,
    kind,
    namespace,
    name,
    nth,
    source,
    ...(change !== 'modified' && { object: value }),
    causes,
    environments,
    fields,
  };
}

function joined(a: ReportedObject, b: ReportedObject): ReportedObject {
  const fields = new Map<string, ReportedField>();
  for (const field of [...a.fields, ...b.fields]) {
    const id = changeId(field.change);
    const known = fields.get(id);
    fields.set(id, known ? { ...known, causes: joinedCauses(known.causes, field.causes), environments: union(known, field) } : field);
  }
  return { ...a, causes: joinedCauses(a.causes, b.causes), environments: union(a, b), fields: [...fields.values()] };
}

function union(a: { readonly environments: readonly string[] }, b: typeof a): string[] {
  return [...new Set([...a.environments, ...b.environments])];
}

function joinedCauses(a: readonly Cause[], b: readonly Cause[]): Cause[] {
  return [...new Map([...a, ...b].map((cause) => [causeId(cause), cause])).values()];
}

/** Equal for the same change. */
function changeId(change: FieldChange): string {
  const values = ['before' in change ? change.before : null, 'after' in change ? change.after : null];
  return `${change.op} ${stepsText(change.path)} ${printJson(values as Value[])}`;
}
