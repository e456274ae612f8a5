/** The keywords for arrays. */
import type { Failure } from './failure.ts';
import { duplicates, type Instance } from './instance.ts';
import { localInt } from './numbers.ts';
import type { Schema } from './schema.ts';
import type { Visit } from './visit.ts';

export function validateArray(visit: Visit, list: readonly Instance[]): void {
  const { schema } = visit;
  sizes(visit, list);
  const equal = schema.uniqueItems && list.length > 1 ? duplicates(list) : undefined;
  if (equal) visit.fail(() => `items at ${localInt(equal[0])} and ${localInt(equal[1])} are equal`);
  const evaluated = tuple(visit, list);
  rest(visit, list, evaluated);
  if (schema.contains) contains(visit, list, schema.contains);
}

function sizes(visit: Visit, { length }: readonly Instance[]): void {
  const { minItems, maxItems } = visit.schema;
  if (minItems !== undefined && length < minItems) visit.fail(() => `minItems: got ${localInt(length)}, want ${localInt(minItems)}`);
  if (maxItems !== undefined && length > maxItems) visit.fail(() => `maxItems: got ${localInt(length)}, want ${localInt(maxItems)}`);
}

function each(visit: Visit, schema: Schema, list: readonly Instance[], from: number): void {
  for (let i = from; i < list.length && !visit.settled; i++) visit.add(visit.part(schema, list[i] ?? null, String(i)));
}

/** Items with a schema each; how many there are. */
function tuple(visit: Visit, list: readonly Instance[]): number {
  const schemas = visit.schema.tuple ?? [];
  const length = Math.min(schemas.length, list.length);
  for (let i = 0; i < length; i++) visit.add(visit.part(schemas[i] as Schema, list[i] ?? null, String(i)));
  return length;
}

function rest(visit: Visit, list: readonly Instance[], from: number): void {
  const { items, additionalItems } = visit.schema;
  if (items) return each(visit, items, list, from);
  if (additionalItems === false && from !== list.length) {
    visit.fail(() => `last ${localInt(list.length - from)} additionalItem(s) not allowed`);
  } else if (typeof additionalItems === 'object') each(visit, additionalItems, list, from);
}

function contains(visit: Visit, list: readonly Instance[], schema: Schema): void {
  const { minContains, maxContains, draft } = visit.schema;
  const causes: Failure[] = [];
  const matched: number[] = [];
  list.forEach((item, i) => {
    const failure = visit.part(schema, item, String(i));
    if (failure) causes.push(failure);
    else {
      matched.push(i);
      if (draft >= 2020) visit.unevaluated.items?.delete(i);
    }
  });
  if (minContains === undefined) {
    if (matched.length === 0) visit.fail(() => 'no items match contains schema', causes);
  } else if (matched.length < minContains) visit.fail(() => fewMatch(minContains, matched), causes);
  if (maxContains !== undefined && matched.length > maxContains) {
    visit.fail(() => `max ${localInt(maxContains)} items required to match contains schema, but ${matchedText(matched)}`);
  }
}

function fewMatch(want: number, matched: readonly number[]): string {
  const found = matched.length === 0 ? 'none matched' : matchedText(matched);
  return `min ${localInt(want)} items required to match contains schema, but ${found}`;
}

function matchedText(matched: readonly number[]): string {
  return `matched ${localInt(matched.length)} items at ${matched.join(' ')}`;
}
