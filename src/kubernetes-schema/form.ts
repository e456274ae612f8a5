/** What a value of an object may be. */

export type Form = Scalar | ObjectForm | ListForm | MapForm | DefinitionForm;

export interface Scalar {
  readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'int-or-string' | 'quantity' | 'any';
  readonly limits?: Limits;
}

export interface ObjectForm {
  readonly kind: 'object';
  /** Absent: any fields. */
  readonly fields?: ReadonlyMap<string, Field>;
  /** Other fields are taken, too. */
  readonly open?: boolean;
}

export interface ListForm {
  readonly kind: 'list';
  readonly of: Form;
  readonly limits?: Limits;
}

export interface MapForm {
  readonly kind: 'map';
  readonly of: Form;
}

/** A definition, read when it is needed: definitions refer to each other. */
export interface DefinitionForm {
  readonly kind: 'definition';
  readonly form: () => Form;
}

export interface Field {
  readonly form: Form;
  readonly required: boolean;
}

/** What custom resource definitions ask of a value beside its type. */
export interface Limits {
  readonly values?: readonly unknown[];
  /** RE2's syntax. */
  readonly pattern?: string;
  readonly least?: number;
  readonly most?: number;
  /** Of a text in characters, of a list in items. */
  readonly shortest?: number;
  readonly longest?: number;
}
