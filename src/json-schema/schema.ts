/** A compiled schema: its keywords in the form that the validator uses. Fields are absent if the keyword is. */

import type { Json } from '../codec/json/read-json.ts';
import type { Regexp } from '../go/regexp.ts';
import type { Draft } from './draft.ts';
import type { Format } from './formats.ts';
import type { Num } from './numbers.ts';
import { encodePointer } from './pointer.ts';

/** The types of JSON as Go's error messages order them. */
export type JsonType = 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object';

export interface Schema {
  readonly url: string;
  readonly pointer: string;
  readonly draft: Draft['version'];
  /** The schema with a URL of its own that this one belongs to; perhaps itself. */
  resource?: Schema;
  /** Of a resource: where `$dynamicRef` may lead, by name. */
  dynamicAnchors?: Map<string, Schema>;
  /** `true` and `{}`, or `false`. */
  always?: boolean;
  /** Has only keywords that `passesPlainly` knows. */
  plain?: boolean;
  ref?: Schema;
  recursiveRef?: Schema;
  dynamicRef?: { readonly schema: Schema; readonly anchor: string };
  recursiveAnchor?: boolean;
  dynamicAnchor?: string;
  types?: readonly JsonType[];
  enumeration?: readonly Json[];
  constant?: { readonly value: Json };
  format?: Format;
  not?: Schema;
  allOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  /** if, then, else */
  condition?: Schema;
  consequence?: Schema;
  alternative?: Schema;

  maxProperties?: number;
  minProperties?: number;
  required?: readonly string[];
  propertyNames?: Schema;
  properties?: ReadonlyMap<string, Schema>;
  patternProperties?: readonly { readonly pattern: Regexp; readonly schema: Schema }[];
  additionalProperties?: boolean | Schema;
  dependencies?: ReadonlyMap<string, Schema | readonly string[]>;
  dependentRequired?: ReadonlyMap<string, readonly string[]>;
  dependentSchemas?: ReadonlyMap<string, Schema>;
  unevaluatedProperties?: Schema;

  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  contains?: Schema;
  minContains?: number;
  maxContains?: number;
  /** For all items, or for those behind `tuple`. */
  items?: Schema;
  /** `items` as a list, or `prefixItems`. */
  tuple?: readonly Schema[];
  /** Before 2020, for what follows `tuple`. */
  additionalItems?: boolean | Schema;
  unevaluatedItems?: Schema;

  minLength?: number;
  maxLength?: number;
  pattern?: Regexp;

  maximum?: Num;
  minimum?: Num;
  exclusiveMaximum?: Num;
  exclusiveMinimum?: Num;
  multipleOf?: Num;

  /** Nothing is left for unevaluatedProperties or unevaluatedItems, or only what follows so many items. */
  allPropertiesEvaluated?: boolean;
  allItemsEvaluated?: boolean;
  itemsEvaluated?: number;
}

/** Where the schema stands, as a URL. */
export function pointerText({ url, pointer }: Schema): string {
  return `${url}#${encodePointer(pointer)}`;
}
