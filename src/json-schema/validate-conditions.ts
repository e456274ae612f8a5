/** The keywords that combine schemas: not, allOf, anyOf, oneOf, if. */
import type { Failure } from './failure.ts';
import { localInt } from './numbers.ts';
import type { Schema } from './schema.ts';
import { nothingLeft, type Visit } from './visit.ts';

export function validateConditions(visit: Visit): void {
  const { not, allOf, anyOf, oneOf, condition, consequence, alternative } = visit.schema;
  if (not && !visit.self(not, '', true)) visit.fail(() => "'not' failed");
  if (allOf?.length) validateAllOf(visit, allOf);
  if (anyOf?.length) validateAnyOf(visit, anyOf);
  if (oneOf?.length) validateOneOf(visit, oneOf);
  if (!condition) return;
  const next = visit.self(condition, '', true) ? alternative : consequence;
  if (next) visit.add(visit.self(next));
}

function validateAllOf(visit: Visit, schemas: readonly Schema[]): void {
  const causes: Failure[] = [];
  for (const each of schemas) {
    const failure = visit.self(each);
    if (!failure) continue;
    causes.push(failure);
    if (visit.quick) break;
  }
  if (causes.length > 0) visit.fail(() => "'allOf' failed", causes);
}

/** All are looked at if somebody asks what is left over. */
function validateAnyOf(visit: Visit, schemas: readonly Schema[]): void {
  const causes: Failure[] = [];
  let matched = false;
  for (const each of schemas) {
    const failure = visit.self(each);
    if (failure) causes.push(failure);
    else {
      matched = true;
      if (nothingLeft(visit.unevaluated)) break;
    }
  }
  if (!matched) visit.fail(() => "'anyOf' failed", causes);
}

function validateOneOf(visit: Visit, schemas: readonly Schema[]): void {
  const causes: Failure[] = [];
  let matched = -1;
  for (const [i, each] of schemas.entries()) {
    const failure = visit.self(each, '', matched !== -1);
    if (failure) {
      if (matched === -1) causes.push(failure);
    } else if (matched === -1) matched = i;
    else {
      const first = matched;
      visit.fail(() => `'oneOf' failed, subschemas ${localInt(first)}, ${localInt(i)} matched`);
      return;
    }
  }
  if (matched === -1) visit.fail(() => "'oneOf' failed, none matched", causes);
}
