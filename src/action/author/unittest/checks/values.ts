/** Checks of the values at a path: equality, order, types, contents, patterns, counts. */
import { attempt } from '../../../../base/errors.ts';
import { decodeBase64 } from '../../../../go/base64.ts';
import { deepEqual } from '../../../../go/deep-equal.ts';
import { goString } from '../../../../go/fmt.ts';
import { decodeUtf8 } from '../../../../go/utf8.ts';
import { type Dict, GoInt, isDict, isList, type List, typeOf, type Value } from '../../../../go/value.ts';
import type { Check, CheckInput, Outcome } from '../assertion.ts';
import { diffOf, errorLines, explain, placed, type Spot, yamlOf } from '../failure-lines.ts';
import { uniform, uniformValue, valuesAt } from '../manifest-values.ts';
import type { Parameters } from '../parameters.ts';
import { compiled, failed, overDocuments, PASSED, valueCheck } from './over.ts';

const NO_MANIFEST = 'no manifest found';

export function equal(parameters: Parameters): Check {
  const path = parameters.text('path');
  const expected = parameters.any('value');
  const decode = parameters.bool('decodeBase64');
  const lines = (actual: Value, not: boolean, spot?: Spot) => {
    const [wanted, found] = [yamlOf(expected), yamlOf(actual)];
    const base = { path, expectation: ' to equal', not, expected: wanted };
    return explain(not ? base : { ...base, actual: found, diff: diffOf(wanted, found) }, spot);
  };
  return valueCheck(
    path,
    (value, spot, { negative }) => {
      const text = typeof value === 'string' && decode ? decoded(value) : value;
      if (text === undefined) return failed(errorLines(`unable to decode base64 expected content ${value}`, spot));
      const actual = typeof text === 'string' ? uniform(text) : uniformValue(text);
      return deepEqual(expected, actual) === negative ? failed(lines(actual, negative, spot)) : PASSED;
    },
    ({ negative }) => lines(NO_MANIFEST, negative),
  );
}

function decoded(text: string): string | undefined {
  return attempt(() => decodeUtf8(decodeBase64(text)));
}

export function ordered(comparison: 'greater' | 'less'): (parameters: Parameters) => Check {
  return (parameters) => {
    const path = parameters.text('path');
    const expected = parameters.any('value');
    const lines = (message: string, not: boolean, spot?: Spot) =>
      explain({ path, expectation: ` to be ${comparison} then or equal to, got`, not, expected: message }, spot);
    return valueCheck(
      path,
      (actual, spot, { negative }) => {
        const [wanted, found] = [typeName(expected), typeName(actual)];
        if (wanted !== found) {
          // Only the first value's type counts in helm-unittest; those of others are only told beside what fails.
          return { passed: spot.value > 0, lines: errorLines(`actual '${found}' and expected '${wanted}' types do not match`, spot) };
        }
        if (comparable(expected) === undefined) return failed(lines(`unsupported type '${found}'`, negative, spot));
        // helm-unittest's notGreaterOrEqual holds whatever the values are.
        if (holds(actual, expected, comparison) !== negative || (negative && comparison === 'greater')) return PASSED;
        const message = `the actual '${goString(actual)}' is not ${comparison} or equal to the expected '${goString(expected)}'`;
        return failed(lines(message, negative, spot));
      },
      ({ negative }) => lines('no manifests found', negative),
      (missing) => `unknown path '${missing}'`,
    );
  };
}

function holds(actual: Value, expected: Value, comparison: 'greater' | 'less'): boolean {
  const [a, b] = [comparable(actual), comparable(expected)];
  if (a === undefined || b === undefined) return false;
  return comparison === 'greater' ? a >= b : a <= b;
}

function comparable(value: Value): number | bigint | string | undefined {
  if (value instanceof GoInt) return value.value;
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

function typeName(value: Value): string {
  return value === null ? '%!s(<nil>)' : typeOf(value).name;
}

export function exists(parameters: Parameters): Check {
  const path = parameters.text('path');
  const lines = (not: boolean, spot?: Spot) => placed(spot ?? {}, [`Path:\t${path} expected to ${not ? 'NOT ' : ''}exists`]);
  return (input) =>
    overDocuments(
      // helm-unittest does not stop at the first document here.
      { ...input, failFast: false },
      (manifest, document) =>
        valuesAt(manifest, path).length > 0 === input.negative ? failed(lines(input.negative, { document })) : PASSED,
      () => lines(input.negative),
      path,
    );
}

export function nullOrEmpty(parameters: Parameters): Check {
  const path = parameters.text('path');
  const lines = (actual: Value, not: boolean, spot?: Spot) =>
    explain({ path, expectation: ' to be null or empty, got', not, expected: yamlOf(actual) }, spot);
  return valueCheck(
    path,
    (actual, spot, { negative }) => (isEmpty(actual) === negative ? failed(lines(actual, negative, spot)) : PASSED),
    ({ negative }) => lines(NO_MANIFEST, negative),
  );
}

function isEmpty(value: Value): boolean {
  if (isList(value)) return value.length === 0;
  if (isDict(value)) return value.size === 0;
  return value === null || value === '' || value === 0 || value === false || (value instanceof GoInt && value.value === 0n);
}

export function ofType(parameters: Parameters): Check {
  const path = parameters.text('path');
  const expected = parameters.text('type');
  const lines = (actual: string, not: boolean, spot?: Spot) =>
    explain({ path, expectation: ' to be of type', not, expected, actual }, spot);
  return valueCheck(
    path,
    (value, spot, { negative }) => {
      const actual = value === null ? '' : typeOf(value).name;
      return (actual === expected) === negative ? failed(lines(actual, negative, spot)) : PASSED;
    },
    ({ negative }) => lines(NO_MANIFEST, negative),
  );
}

export function subset(parameters: Parameters): Check {
  const path = parameters.text('path');
  const content = parameters.any('content');
  const lines = (actual: Value, not: boolean, spot?: Spot) =>
    explain({ path, expectation: ' to contain', not, expected: yamlOf(content), actual: yamlOf(actual) }, spot);
  return valueCheck(
    path,
    (actual, spot, { negative }) => {
      if (!isTextMap(actual) || !isTextMap(content))
        return failed(errorLines(`expect '${path}' to be an object, got:\n${yamlOf(actual)}`, spot));
      return isSubset(actual, content) === negative ? failed(lines(actual, negative, spot)) : PASSED;
    },
    ({ negative }) => lines(NO_MANIFEST, negative),
  );
}

function isTextMap(value: Value): value is Dict {
  return isDict(value) && typeOf(value).name === 'map[string]interface {}';
}

/** Whether the map has all that is wanted of it. */
function isSubset(actual: Dict, content: Dict): boolean {
  return [...content].every(([key, value]) => deepEqual(actual.get(key) ?? null, value));
}

export function contains(parameters: Parameters): Check {
  const path = parameters.text('path');
  const content = parameters.any('content');
  const count = parameters.integer('count');
  const any = parameters.bool('any');
  const lines = (actual: Value, not: boolean, spot?: Spot) =>
    explain({ path, expectation: ' to contain', not, expected: yamlOf([content]), actual: yamlOf(actual) }, spot);
  const occurrences = (list: List) =>
    list.filter((item) => (any && isTextMap(item) && isTextMap(content) ? isSubset(item, content) : deepEqual(item, content))).length;
  return valueCheck(
    path,
    (actual, spot, { negative }) => {
      if (!isList(actual)) return failed(errorLines(`expect '${path}' to be an array, got:\n${yamlOf(actual)}`, spot));
      const found = occurrences(actual);
      const holding = found > 0 && (count === undefined || BigInt(found) === count);
      if (holding !== negative) return PASSED;
      if (count === undefined || found === 0) return failed(lines(actual, negative, spot));
      return failed(errorLines(`expect count ${count} in '${path}' to be in array, got ${found}:\n${yamlOf(actual)}`, spot));
    },
    ({ negative }) => placed({ document: 0 }, lines(NO_MANIFEST, negative)),
  );
}

export function matchRegex(parameters: Parameters): Check {
  const path = parameters.text('path');
  const pattern = parameters.text('pattern');
  const decode = parameters.bool('decodeBase64');
  if (pattern === '') return () => failed(errorLines("expected field 'pattern' to be filled"));
  const lines = (actual: string, not: boolean, spot?: Spot) =>
    explain({ path, expectation: ' to match', not, expected: pattern, actual }, spot);
  const { regexp, fault } = compiled(pattern);
  const check = valueCheck(
    path,
    (actual, spot, { negative }) => {
      if (typeof actual !== 'string') return failed(errorLines(`expect '${path}' to be a string, got:\n${yamlOf(actual)}`, spot));
      const text = decode ? decoded(actual) : actual;
      if (text === undefined) return failed(errorLines(`unable to decode base64 expected content ${actual}`, spot));
      return regexp?.test(text) === negative ? failed(lines(text, negative, spot)) : PASSED;
    },
    ({ negative }) => lines(NO_MANIFEST, negative),
  );
  if (fault === undefined) return check;
  const complain = (manifest: Dict) => {
    // A mistake in the path comes first.
    valuesAt(manifest, path);
    return failed(errorLines(fault));
  };
  return (input) => (input.selected.length === 0 ? check(input) : overDocuments(input, complain, undefined, path));
}

export function lengthEqual(parameters: Parameters): Check {
  const path = parameters.text('path');
  const paths = parameters.texts('paths');
  const count = parameters.integer('count');
  if (path !== '' && (count === undefined || count < 0n)) return () => failed(errorLines("'count' field must be set if 'path' is used"));
  if (path !== '' && paths.length > 0) return () => failed(errorLines("'paths' couldn't be used with 'path'"));
  const lines = (at: string, wanted: string, actual: string, not: boolean, spot?: Spot) =>
    explain({ path: at, expectation: ' to match count', not, expected: wanted, actual }, spot);
  const one = (input: CheckInput, manifest: Dict, at: string, document: number) => countAt({ at, count, lines }, input, manifest, document);
  return (input) =>
    overDocuments(
      input,
      (manifest, document) => {
        if (path !== '') return one(input, manifest, path, document);
        const results = paths.map((at) => ({ at, ...one(input, manifest, at, document) }));
        const failures = results.filter(({ passed }) => !passed);
        if (failures.length > 0) return failed(failures.flatMap((each) => each.lines));
        const byPath = new Map(results.map((each) => [each.at, each]));
        return sameLengths([...byPath.values()], input, (at, length) => lines(at, '-1', String(length), input.negative, { document }));
      },
      () => lines('', '', NO_MANIFEST, input.negative),
      path || paths[0],
    );
}

interface Counting {
  readonly at: string;
  readonly count: bigint | undefined;
  readonly lines: (at: string, wanted: string, actual: string, not: boolean, spot?: Spot) => string[];
}

function countAt(
  { at, count, lines }: Counting,
  { negative, failFast }: CheckInput,
  manifest: Dict,
  document: number,
): Outcome & { length: number } {
  const found = valuesAt(manifest, at);
  let passed = found.length === 0 ? negative : true;
  let length = 0;
  const told: string[] = [];
  for (const [value, actual] of found.entries()) {
    if (!isList(actual) && count === undefined) {
      told.push(...errorLines(`${at} is not array`, { document, value }));
      // What comes behind a list does not count in helm-unittest.
      if (value === 0) passed = false;
      continue;
    }
    length = isList(actual) ? actual.length : 0;
    if (count === undefined || (BigInt(length) === count) !== negative) continue;
    told.push(...lines(at, String(count), String(length), negative, { document }));
    passed = false;
    if (failFast) break;
  }
  return { passed, lines: told, length };
}

/** Whether all paths lead to lists of one length. */
function sameLengths(
  results: readonly { readonly at: string; readonly length: number }[],
  { negative }: CheckInput,
  lines: (at: string, length: number) => readonly string[],
): Outcome {
  const [first, ...others] = [...results].sort((a, b) => (a.at < b.at ? -1 : 1));
  if (!first) return failed([]);
  const odd = others.find(({ length }) => (length === first.length) === negative);
  return odd ? failed(lines(odd.at, odd.length)) : PASSED;
}
