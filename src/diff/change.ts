/** What differs between two renderings, as data: objects, fields of them, and the causes. */
import type { Value } from '../go/value.ts';

/** The element of a list whose field `key` has this value. */
export interface KeyedStep {
  readonly key: string;
  readonly value: string | number | boolean;
}

/** A key of a table, the index of an element in the list before the change (in that after it for `add`), or an element by its key. */
export type Step = string | number | KeyedStep;

/** One step from the object before to the object after. */
export type FieldChange = Change & {
  /** The path in the object after, where indices differ. */
  readonly afterPath?: readonly Step[];
};

export type Change =
  /** `index`: where an element is in the list after the change, for elements that are distinguished by a key. */
  | { readonly op: 'add'; readonly path: readonly Step[]; readonly after: Value; readonly index?: number }
  | { readonly op: 'remove'; readonly path: readonly Step[]; readonly before: Value }
  | { readonly op: 'replace'; readonly path: readonly Step[]; readonly before: Value; readonly after: Value }
  /** The elements of a list that both sides have are in another order; what their field `key` holds. */
  | {
      readonly op: 'order';
      readonly path: readonly Step[];
      readonly key: string;
      readonly before: readonly Value[];
      readonly after: readonly Value[];
    };

/** Compares two values that are at a path. */
export type Compare = (before: Value, after: Value, path: readonly Step[]) => FieldChange[];

/** The identity of an object: its group and kind, its namespace and its name. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** An object as a chart rendered it. */
export interface RenderedObject extends ObjectName {
  /** Equal for the same object on both sides. */
  readonly id: string;
  /** Which of the objects of this name it is; 1 unless a chart renders several. */
  readonly nth: number;
  /** The template that it came from, `chart/templates/x.yaml`. */
  readonly source: string;
  readonly value: Value;
  /** Which of the printed documents it is in, and where in it. */
  readonly document: number;
  readonly root: readonly (string | number)[];
}

/** An object that is there on one side only, or differs; `before` and `after` are the whole objects. */
export interface ObjectChange {
  readonly before?: RenderedObject;
  readonly after?: RenderedObject;
  /** Empty if the object is there on one side only. */
  readonly fields: readonly FieldChange[];
}

/** The path as text: `spec.template.spec.containers[name=web].image`. */
export function stepsText(path: readonly Step[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (typeof step === 'object') return `${text}[${step.key}=${step.value}]`;
    const key = /^[^.[\]"\s]+$/.test(step) ? step : JSON.stringify(step);
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
