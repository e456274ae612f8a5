/** Checks of raw texts such as NOTES.txt, of snapshots, and of charts that must not render. */
import { attempt } from '../../../../base/errors.ts';
import { compileRegexp, quoteMeta } from '../../../../go/regexp.ts';
import type { Check, CheckInput, Outcome } from '../assertion.ts';
import { diffOf, errorLines, explain, type Spot, yamlOf } from '../failure-lines.ts';
import { rawText } from '../manifest-values.ts';
import type { Parameters } from '../parameters.ts';
import type { SnapshotResult } from '../snapshot.ts';
import { compiled, failed, overDocuments, PASSED, valueCheck } from './over.ts';

const NO_MANIFEST = 'no manifest found';

export function equalRaw(parameters: Parameters): Check {
  const expected = parameters.text('value');
  const lines = (actual: string, not: boolean) => {
    const [wanted, found] = [yamlOf(expected), yamlOf(actual)];
    const base = { expectation: ' to equal', not, expected: wanted };
    return explain(not ? base : { ...base, actual: found, diff: diffOf(wanted, found) });
  };
  return rawCheck((actual, { negative }) => ((actual === expected) === negative ? failed(lines(actual, negative)) : PASSED), lines);
}

export function matchRegexRaw(parameters: Parameters): Check {
  const pattern = parameters.text('pattern');
  if (pattern === '') return () => failed(errorLines("expected field 'pattern' to be filled"));
  const lines = (actual: string, not: boolean) => explain({ expectation: ' to match', not, expected: pattern, actual });
  const { regexp, fault } = compiled(pattern);
  const check = rawCheck((actual, { negative }) => (regexp?.test(actual) === negative ? failed(lines(actual, negative)) : PASSED), lines);
  return (input) => (fault === undefined || input.selected.length === 0 ? check(input) : failed(errorLines(fault)));
}

function rawCheck(check: (actual: string, input: CheckInput) => Outcome, lines: (actual: string, not: boolean) => string[]): Check {
  return (input) =>
    overDocuments(
      input,
      (manifest) => check(rawText(manifest), input),
      () => lines(NO_MANIFEST, input.negative),
    );
}

export function matchSnapshot(parameters: Parameters): Check {
  const path = parameters.text('path');
  const patterns = {
    match: parameters.below('matchRegex')?.text('pattern') ?? '',
    notMatch: parameters.below('notMatchRegex')?.text('pattern') ?? '',
  };
  return valueCheck(path, (value, spot, { negative, snapshots }) => {
    const result = snapshots(value, patterns);
    if (result.fault !== undefined) return failed(errorLines(result.fault, spot));
    return result.passed === negative ? failed(snapshotLines(result, negative, path, spot)) : PASSED;
  });
}

export function matchSnapshotRaw(): Check {
  return (input) =>
    overDocuments(
      input,
      (manifest) => {
        const result = input.snapshots(rawText(manifest));
        return result.passed === input.negative ? failed(snapshotLines(result, input.negative)) : PASSED;
      },
      undefined,
    );
}

function snapshotLines({ complaint, kept, current, index }: SnapshotResult, not: boolean, path?: string, spot?: Spot): string[] {
  if (complaint !== '') return explain({ expectation: complaint, not, expected: kept }, spot);
  const expected = not ? kept : diffOf(kept, current);
  return explain({ ...(path !== undefined && { path }), expectation: ` to match snapshot ${index}`, not, expected }, spot);
}

const META = /[\\.+*?()|[\]{}^$]/;

export function failedTemplate(parameters: Parameters): Check {
  const message = parameters.text('errorMessage');
  const pattern = parameters.text('errorPattern');
  if (message !== '' && pattern !== '') {
    return () => failed(errorLines("single attribute 'errorMessage' or 'errorPattern' supported at the same time"));
  }
  const lines = (actual: string, not: boolean, spot?: Spot) => {
    const base = { expectation: pattern === '' ? ' to equal' : ' to match', not, expected: message || pattern };
    return explain(not ? base : { ...base, actual }, spot);
  };
  const one = (actual: string | undefined, { negative }: CheckInput, spot?: Spot): Outcome => {
    if (pattern !== '') {
      if (actual === undefined || matchesPattern(actual, pattern, negative) !== negative) return PASSED;
      return failed(lines(actual, negative, spot));
    }
    return (actual === message) === negative ? failed(lines(actual ?? '%!s(<nil>)', negative, spot)) : PASSED;
  };
  return (input) => {
    const empty = message === '' && pattern === '';
    if (input.renderError !== undefined) return empty ? PASSED : one(input.renderError, input);
    if (input.selected.length === 0) return input.negative ? PASSED : failed(lines('No failed document', input.negative));
    if (empty) return PASSED;
    return overDocuments(
      input,
      (manifest, document) => {
        const raw = manifest.get('raw');
        return one(typeof raw === 'string' ? raw : undefined, input, { document });
      },
      undefined,
    );
  };
}

/** A pattern that does not hold is tried as a plain text, too, if it has characters that mean something in patterns. */
function matchesPattern(actual: string, pattern: string, negative: boolean): boolean {
  const regexp = attempt(() => compileRegexp(pattern)) ?? compileRegexp(quoteMeta(pattern));
  const found = regexp.test(actual);
  return found === negative && META.test(pattern) ? compileRegexp(quoteMeta(pattern)).test(actual) : found;
}
