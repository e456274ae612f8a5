/** A report of differences as plain data, as `-o json` prints it: applying its changes to the objects before gives those after. */
import type { SourcePosition } from '../base/errors.ts';
import { type Plain, plainData } from '../explain/print-values.ts';
import type { Origin } from '../values/origins.ts';
import type { Cause } from './cause.ts';
import { type FieldChange, type Step, stepsText } from './change.ts';
import type { DiffFailure, DiffReport, ReportedField, ReportedObject } from './report.ts';

/** A value on one side, and the layer that sets it. */
export interface LayerValueData {
  readonly value?: Plain;
  readonly origin: Origin;
}

export type CauseData =
  | { readonly kind: 'values'; readonly path: string; readonly before?: LayerValueData; readonly after?: LayerValueData }
  | { readonly kind: 'template'; readonly before?: SourcePosition; readonly after?: SourcePosition }
  | Extract<Cause, { readonly kind: 'dependency' | 'chart' | 'option' | 'manager' | 'helm' }>;

export interface FieldData {
  readonly op: FieldChange['op'];
  /** `spec.template.spec.containers[name=web].image` */
  readonly path: string;
  /** The same step by step: keys, indices, and elements of lists by a key of theirs. */
  readonly steps: readonly Step[];
  readonly before?: Plain;
  readonly after?: Plain;
  /** Where an added element is in a list whose elements have a key. */
  readonly index?: number;
  /** For `order`: the field that `before` and `after` list. */
  readonly key?: string;
  readonly environments: readonly string[];
  readonly causes: readonly CauseData[];
  /** For a checksum: the changed objects that it is made of. */
  readonly follows?: readonly string[];
}

export interface ObjectData {
  readonly change: 'added' | 'removed' | 'modified';
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly source: string;
  /** Which of the objects of this name it is; 1 unless a chart renders several. */
  readonly nth: number;
  readonly environments: readonly string[];
  /** The whole object, if it is there on one side only. */
  readonly object?: Plain;
  readonly causes: readonly CauseData[];
  readonly fields: readonly FieldData[];
}

export interface DiffData {
  readonly before: string;
  readonly after: string;
  readonly environments: readonly string[];
  readonly objects: readonly ObjectData[];
  readonly failures: readonly DiffFailure[];
}

export function reportData({ before, after, environments, objects, failures }: DiffReport): DiffData {
  return { before, after, environments, objects: objects.map(objectData), failures };
}

function objectData({ object, causes, fields, ...rest }: ReportedObject): ObjectData {
  const hide = rest.kind === 'Secret';
  return {
    ...rest,
    ...(object !== undefined && { object: plainData(object) }),
    causes: causes.map((cause) => causeData(cause, hide)),
    fields: fields.map((field) => fieldData(field, hide)),
  };
}

function fieldData({ change, environments, causes, follows }: ReportedField, hide: boolean): FieldData {
  return {
    op: change.op,
    path: stepsText(change.path),
    steps: change.path,
    ...('before' in change && { before: plainData(change.before as never) }),
    ...('after' in change && { after: plainData(change.after as never) }),
    ...('index' in change && change.index !== undefined && { index: change.index }),
    ...('key' in change && { key: change.key }),
    environments,
    causes: causes.map((cause) => causeData(cause, hide)),
    ...(follows.length > 0 && { follows }),
  };
}

function causeData(cause: Cause, hide: boolean): CauseData {
  if (cause.kind !== 'values') return cause;
  const set = (one: typeof cause.before): LayerValueData | undefined => {
    if (!one) return undefined;
    const { argument, ...origin } = one.origin;
    return hide ? { origin } : { value: plainData(one.value), origin: one.origin };
  };
  const [before, after] = [set(cause.before), set(cause.after)];
  return { kind: 'values', path: cause.path, ...(before && { before }), ...(after && { after }) };
}
