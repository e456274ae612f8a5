/** Checks one assertion on the documents of its templates. Mirrors helm-unittest 1.1.2 pkg/unittest/assertion.go. */
import { ChartwrightError, type SourcePosition } from '../../../base/errors.ts';
import { deepEqual } from '../../../go/deep-equal.ts';
import { compareStrings } from '../../../go/utf8.ts';
import type { Assertion, DocumentSelector, Manifest, Outcome } from './assertion.ts';
import { together } from './checks/over.ts';
import { errorLines } from './failure-lines.ts';
import { valuesAt } from './manifest-values.ts';
import type { SnapshotComparer } from './snapshot.ts';

/** Documents by the template that rendered them. */
export type Documents = ReadonlyMap<string, readonly Manifest[]>;

export interface AssertionInput {
  readonly documents: Documents;
  /** The templates that the assertion is about, as they are in `documents`. */
  readonly templates: readonly string[];
  readonly documentIndex: number | undefined;
  readonly documentSelector: DocumentSelector | undefined;
  /** Templates without a document that is selected are passed over. */
  readonly skipsEmpty: boolean;
  readonly rendered: boolean;
  readonly renderError: string | undefined;
  readonly snapshots: SnapshotComparer;
  readonly failFast: boolean;
}

export interface AssertionResult extends Outcome {
  readonly index: number;
  readonly type: string;
  readonly not: boolean;
  /** Why it was skipped; empty if it was not. */
  readonly skipped: string;
  /** The places of templates that wrote what does not hold, the innermost first; absent if they are not known. */
  readonly writers?: readonly (readonly SourcePosition[])[];
}

export function runAssertion(assertion: Assertion, index: number, input: AssertionInput): AssertionResult {
  const base = { index, type: assertion.type, not: assertion.not, skipped: '' };
  try {
    const selected = selectDocuments(input);
    if (input.skipsEmpty && selected.size === 0) {
      const skipped = "skipped as 'documentSelector.skipEmptyTemplates: true' and 'selectedTemplates: empty'";
      return { ...base, passed: true, lines: [], skipped };
    }
    return { ...base, ...(selected.size === 0 ? withoutTemplates(assertion, input) : overTemplates(assertion, input, selected)) };
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return { ...base, passed: false, lines: ['Error:', error.message] };
  }
}

/** Throws if the index or the selector does not fit. */
function selectDocuments({ documents, templates, documentIndex, documentSelector }: AssertionInput): Documents {
  const asked = new Map(templates.map((template) => [template, documents.get(template) ?? []]));
  if (documentSelector && documentSelector.path !== '') return selectMatching(asked, documentSelector);
  if (documentIndex === undefined || documentIndex === -1) return asked;
  for (const found of asked.values()) {
    if (documentIndex >= found.length) throw new ChartwrightError('suite', `document index ${documentIndex} is out of range`);
  }
  return new Map([...asked].map(([template, found]) => [template, [found[documentIndex] as Manifest]]));
}

function selectMatching(asked: Documents, { path, value, matchMany, skipEmptyTemplates }: DocumentSelector): Documents {
  const matches = (document: Manifest) => valuesAt(document, path).some((found) => value === null || deepEqual(value, found));
  const matching = new Map(
    [...asked].map(([template, found]) => [template, found.filter(matches)] as const).filter(([, found]) => found.length > 0),
  );
  const count = [...matching.values()].reduce((sum, found) => sum + found.length, 0);
  if (!matchMany && count > 1) throw new ChartwrightError('suite', 'multiple indexes found');
  if (count === 0 && !skipEmptyTemplates) throw new ChartwrightError('suite', 'document not found');
  return matching;
}

function withoutTemplates(assertion: Assertion, input: AssertionInput): Outcome {
  if (assertion.expectsRendering !== input.rendered) return { passed: false, lines: ['Error: rendered manifest is empty'] };
  return check(assertion, input, [], []);
}

function overTemplates(assertion: Assertion, input: AssertionInput, selected: Documents): Outcome {
  const outcomes = [...selected.keys()].sort(compareStrings).map((template) => {
    const documents = input.documents.get(template);
    const outcome = overTemplate(assertion, input, template, documents, selected.get(template) ?? []);
    const isNamed = documents !== undefined || !assertion.expectsRendering;
    return isNamed && !outcome.passed ? { ...outcome, lines: [`Template:\t${template}`, ...outcome.lines] } : outcome;
  });
  return together(outcomes);
}

function overTemplate(
  assertion: Assertion,
  input: AssertionInput,
  template: string,
  documents: readonly Manifest[] | undefined,
  selected: readonly Manifest[],
): Outcome {
  if (!documents && assertion.expectsRendering) {
    const reason = template
      ? `\ttemplate "${template}" not exists or not selected in test suite`
      : '\tassertion.template must be given if testsuite.templates is empty';
    return { passed: false, lines: ['Error:', reason] };
  }
  if (assertion.expectsRendering !== input.rendered) {
    const raw = documents?.[0]?.get('raw');
    return {
      passed: false,
      lines: [documents?.length ? `Error: Invalid rendering: ${raw ?? '%!s(<nil>)'}` : 'Error: rendered manifest is empty'],
    };
  }
  return check(assertion, input, documents ?? [], selected);
}

function check(assertion: Assertion, input: AssertionInput, documents: readonly Manifest[], selected: readonly Manifest[]): Outcome {
  const { snapshots, renderError, failFast } = input;
  try {
    return assertion.check({ documents, selected, negative: assertion.not !== assertion.opposite, snapshots, renderError, failFast });
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return { passed: false, lines: errorLines(error.message) };
  }
}
