/** JSON Schemas for objects from locations of the user: what they refuse, in the words of the built-in schemas. */
import { type Dict, isDict, isList, type Value } from '../go/value.ts';
import { DRAFT_4 } from '../json-schema/draft.ts';
import type { Reason } from '../json-schema/failure.ts';
import { compileSchema, parseSchema } from '../json-schema/validator.ts';
import type { FormFault } from '../kubernetes-schema/check-object.ts';

/** All that a schema refuses in an object. */
export type ObjectSchema = (object: Dict) => readonly FormFault[];

/** The schema of a kind, `built-in` for the one that is there anyway (`isBuiltIn`); undefined if no place has one. */
export type FindSchema = (apiVersion: string, kind: string, isBuiltIn: boolean) => ObjectSchema | 'built-in' | undefined;

/** Compiles a schema; `load` gives the text of a URL that it refers to. Throws `schema` and `json` errors as `compileSchema`. */
export function objectSchema(text: string, url: string, load: (url: string) => string): ObjectSchema {
  const validate = compileSchema(text, (other) => parseSchema(load(other)), { url, draft: DRAFT_4 });
  return (object) => (validate(object)?.reasons ?? []).flatMap((reason) => faultsOf(object, reason));
}

/** One per field if several are missing or unknown. */
function faultsOf(object: Dict, { path: tokens, text, fault }: Reason): FormFault[] {
  const path = steps(object, tokens);
  switch (fault?.kind) {
    case 'unknown':
      return fault.names.map((name) => ({ kind: 'unknown-field', path: [...path, name], message: `unknown field ${name}` }));
    case 'missing':
      return fault.names.map((name) => ({ kind: 'missing-field', path, message: `required field ${name} is missing` }));
    default:
      return [{ kind: fault ? 'wrong-type' : 'invalid-value', path, message: text }];
  }
}

/** Tokens as keys, and as indexes where there are lists. */
function steps(root: Value, tokens: readonly string[]): (string | number)[] {
  let at: Value | undefined = root;
  return tokens.map((token) => {
    const step = isList(at ?? null) ? Number(token) : token;
    at = isDict(at ?? null) ? (at as Dict).get(token) : isList(at ?? null) ? (at as readonly Value[])[Number(token)] : undefined;
    return step;
  });
}
