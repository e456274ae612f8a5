/** Checks of whole documents: kind, API version, number, and which are there. */
import type { Value } from '../../../../go/value.ts';
import type { Check, CheckInput, Manifest, Outcome } from '../assertion.ts';
import { explain, type Spot, yamlOf } from '../failure-lines.ts';
import { valuesAt } from '../manifest-values.ts';
import type { Parameters } from '../parameters.ts';
import { failed, overDocuments, PASSED, together } from './over.ts';

/** A check of a field at a document's top: `kind`, `apiVersion`. */
export function ofField(field: string): (parameters: Parameters) => Check {
  return (parameters) => {
    const expected = parameters.text('of');
    const lines = (actual: Value, not: boolean, spot?: Spot) => {
      const base = { expectation: ` to be ${field}`, not, expected };
      return explain(not ? base : { ...base, actual: yamlOf(actual) }, spot);
    };
    return (input) =>
      overDocuments(
        input,
        (manifest, document) => {
          const actual = manifest.get(field) ?? null;
          return (actual === expected) === input.negative ? failed(lines(actual, input.negative, { document })) : PASSED;
        },
        () => lines('no manifest found', input.negative),
        field,
      );
  };
}

export function hasDocuments(parameters: Parameters): Check {
  const count = parameters.integer('count') ?? 0n;
  const selectedOnly = parameters.bool('filterAware');
  return ({ documents, selected, negative }) => {
    const actual = (selectedOnly ? selected : documents).length;
    if ((BigInt(actual) === count) !== negative) return PASSED;
    const base = { expectation: ' documents count to be', not: negative, expected: String(count) };
    return failed(explain(negative ? base : { ...base, actual: String(actual) }));
  };
}

export function containsDocument(parameters: Parameters): Check {
  const [kind, apiVersion, name, namespace] = ['kind', 'apiVersion', 'name', 'namespace'].map((field) => parameters.text(field)) as [
    string,
    string,
    string,
    string,
  ];
  const any = parameters.bool('any');
  const wanted = [
    `Kind = ${kind}, apiVersion = ${apiVersion}`,
    ...(name ? [`Name = ${name}`] : []),
    ...(namespace ? [`Namespace = ${namespace}`] : []),
  ].join(', ');
  const lines = (not: boolean, document: number) => explain({ expectation: ' to contain document', not, expected: wanted }, { document });
  const matches = (manifest: Manifest) =>
    isOrNoText(manifest.get('kind'), kind) &&
    isOrNoText(manifest.get('apiVersion'), apiVersion) &&
    (name === '' || valuesAt(manifest, 'metadata.name')[0] === name) &&
    (namespace === '' || valuesAt(manifest, 'metadata.namespace')[0] === namespace);
  return (input) => search(input, matches, any, (document) => lines(input.negative, document));
}

/** A field that is not a string is not looked at. */
function isOrNoText(value: Value | undefined, wanted: string): boolean {
  return typeof value !== 'string' || value === wanted;
}

/** Every document must match, or with `any` one of them; the first that decides ends the search. */
function search(
  { selected, negative, failFast }: CheckInput,
  matches: (manifest: Manifest) => boolean,
  any: boolean,
  lines: (document: number) => readonly string[],
): Outcome {
  if (selected.length === 0) return negative ? PASSED : failed(lines(0));
  const failures: Outcome[] = [];
  for (const [document, manifest] of selected.entries()) {
    if (matches(manifest) !== negative) {
      if (any !== negative) return PASSED;
      continue;
    }
    failures.push({ ...failed(lines(document)), culprits: [{ manifest, path: '' }] });
    if (failFast) break;
  }
  return together(failures);
}
