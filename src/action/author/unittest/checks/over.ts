/** What checks have in common: every selected document, every value that a path finds in it. */
import { ChartwrightError, errorText } from '../../../../base/errors.ts';
import { compileRegexp, type Regexp } from '../../../../go/regexp.ts';
import type { Value } from '../../../../go/value.ts';
import type { Check, CheckInput, Culprit, Manifest, Outcome } from '../assertion.ts';
import { errorLines, type Spot } from '../failure-lines.ts';
import { valuesAt } from '../manifest-values.ts';

export const PASSED: Outcome = { passed: true, lines: [] };

export function failed(lines: readonly string[]): Outcome {
  return { passed: false, lines };
}

/**
 * Checks every selected document, at `path` for those who ask where it fails. Without any, a negative check holds, and another fails with the lines
 * of `none`; without those it holds, too.
 */
export function overDocuments(
  input: CheckInput,
  check: (manifest: Manifest, index: number) => Outcome,
  none: (() => readonly string[]) | undefined,
  path = '',
): Outcome {
  const { selected, negative } = input;
  if (selected.length === 0) {
    if (!none) return { passed: !negative, lines: [] };
    return negative ? PASSED : failed(none());
  }
  return all(selected, (manifest, document) => blaming({ manifest, path }, () => tried(() => check(manifest, document), document)), input);
}

/** A check of a document that cannot be made, such as one of a malformed path, fails there. */
function tried(check: () => Outcome, document: number): Outcome {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return failed(errorLines(error.message, { document }));
  }
}

/** The outcome of a check, which a place is to blame for that it does not hold unless it says so itself. */
function blaming(culprit: Culprit, check: () => Outcome): Outcome {
  const outcome = check();
  return outcome.passed || outcome.culprits ? outcome : { ...outcome, culprits: [culprit] };
}

/** Checks every value that a path finds in every selected document; a path that finds nothing fails unless the check is negative. */
function overValues(
  input: CheckInput,
  path: string,
  check: (value: Value, spot: Required<Spot>) => Outcome,
  none: (() => readonly string[]) | undefined,
  unknown: (path: string) => string,
): Outcome {
  return overDocuments(
    input,
    (manifest, document) => {
      const found = valuesAt(manifest, path);
      if (found.length === 0) return input.negative ? PASSED : failed(errorLines(unknown(path), { document }));
      return all(found, (value, index) => blaming({ manifest, path, value: index }, () => check(value, { document, value: index })), input);
    },
    none,
    path,
  );
}

/** All of them hold, or what those say that do not. */
export function together(outcomes: readonly Outcome[]): Outcome {
  const failures = outcomes.filter(({ passed }) => !passed);
  if (failures.length === 0) return PASSED;
  return { passed: false, lines: outcomes.flatMap(({ lines }) => lines), culprits: failures.flatMap(({ culprits }) => culprits ?? []) };
}

function all<T>(items: readonly T[], check: (item: T, index: number) => Outcome, { failFast }: CheckInput): Outcome {
  const outcomes: Outcome[] = [];
  for (const [index, item] of items.entries()) {
    const outcome = check(item, index);
    outcomes.push(outcome);
    if (!outcome.passed && failFast) break;
  }
  return together(outcomes);
}

/** A check of values at a path. */
export function valueCheck(
  path: string,
  check: (value: Value, spot: Required<Spot>, input: CheckInput) => Outcome,
  none?: (input: CheckInput) => readonly string[],
  unknown = (missing: string) => `unknown path ${missing}`,
): Check {
  return (input) => overValues(input, path, (value, spot) => check(value, spot, input), none && (() => none(input)), unknown);
}

/** A pattern, or what is wrong with it. */
export function compiled(pattern: string): { readonly regexp?: Regexp; readonly fault?: string } {
  try {
    return { regexp: compileRegexp(pattern) };
  } catch (error) {
    return { fault: errorText(error) };
  }
}
