/** Assertions from suites. Mirrors helm-unittest 1.1.2 pkg/unittest/assertion.go. */

import { closestName } from '../../../base/closest.ts';
import type { Fields } from '../../../codec/yaml/fields.ts';
import { GoInt, isDict } from '../../../go/value.ts';
import type { Assertion, Check, DocumentSelector } from './assertion.ts';
import { containsDocument, hasDocuments, ofField } from './checks/documents.ts';
import { equalRaw, failedTemplate, matchRegexRaw, matchSnapshot, matchSnapshotRaw } from './checks/texts.ts';
import { contains, equal, exists, lengthEqual, matchRegex, nullOrEmpty, ofType, ordered, subset } from './checks/values.ts';
import { meant } from './known-fields.ts';
import { Parameters } from './parameters.ts';

interface AssertionType {
  readonly make: (parameters: Parameters) => Check;
  /** Says the opposite of the check. */
  readonly opposite?: boolean;
  /** About a chart that does not render. */
  readonly failing?: boolean;
}

const both = (name: string, negation: string, make: AssertionType['make']): [string, AssertionType][] => [
  [name, { make }],
  [negation, { make, opposite: true }],
];

const TYPES: ReadonlyMap<string, AssertionType> = new Map([
  ...both('equal', 'notEqual', equal),
  ...both('greaterOrEqual', 'notGreaterOrEqual', ordered('greater')),
  ...both('lessOrEqual', 'notLessOrEqual', ordered('less')),
  ...both('equalRaw', 'notEqualRaw', equalRaw),
  ...both('exists', 'notExists', exists),
  ...both('isNotNull', 'isNull', exists),
  ...both('matchRegex', 'notMatchRegex', matchRegex),
  ...both('matchRegexRaw', 'notMatchRegexRaw', matchRegexRaw),
  ...both('contains', 'notContains', contains),
  ...both('isSubset', 'isNotSubset', subset),
  ...both('isNullOrEmpty', 'isNotNullOrEmpty', nullOrEmpty),
  ...both('isEmpty', 'isNotEmpty', nullOrEmpty),
  ...both('lengthEqual', 'notLengthEqual', lengthEqual),
  ...both('isType', 'isNotType', ofType),
  ['isKind', { make: ofField('kind') }],
  ['isAPIVersion', { make: ofField('apiVersion') }],
  ['hasDocuments', { make: hasDocuments }],
  ['containsDocument', { make: containsDocument }],
  ['matchSnapshot', { make: matchSnapshot }],
  ['matchSnapshotRaw', { make: matchSnapshotRaw }],
  ['failedTemplate', { make: failedTemplate, failing: true }],
  ['notFailedTemplate', { make: failedTemplate, opposite: true }],
]);

/** Reads an assertion. Throws if it has no type, two of them, one that does not exist, or parameters that do not fit. */
export function readAssertion(fields: Fields): Assertion {
  const types = fields.names().filter((name) => TYPES.has(name));
  const [type, second] = types;
  if (second !== undefined) throw fields.refuse(`assertion type \`${type}\` and \`${second}\` is declared duplicately`, second);
  if (type === undefined) {
    const [wrong] = fields.names().filter((name) => !['template', 'documentIndex', 'not'].includes(name));
    if (wrong === undefined) throw fields.refuse('no assertion type defined');
    throw fields.refuse(`Assertion type \`${wrong}\` is invalid${meant(closestName(TYPES.keys(), wrong))}`, wrong);
  }
  const { make, opposite = false, failing = false } = TYPES.get(type) as AssertionType;
  const not = fields.any('not');
  const [template, index] = [fields.any('template'), fields.any('documentIndex')];
  return {
    type,
    not: not === true,
    template: typeof template === 'string' ? template : '',
    documentIndex: index instanceof GoInt ? Number(index.value) : undefined,
    documentSelector: readOwnSelector(fields),
    expectsRendering: !failing,
    check: make(new Parameters(type, fields.any(type), fields)),
    opposite,
  };
}

/** The selector of a test, if there is one; without a path it selects all. */
export function readSelector(fields: Fields): DocumentSelector | undefined {
  const selector = fields.below('documentSelector');
  if (!selector.node) return undefined;
  return {
    path: selector.text('path'),
    value: selector.any('value'),
    matchMany: selector.bool('matchMany'),
    skipEmptyTemplates: selector.bool('skipEmptyTemplates'),
  };
}

/** The selector of an assertion, if there is one. Throws if it has no path. */
function readOwnSelector(fields: Fields): DocumentSelector | undefined {
  const selector = fields.any('documentSelector');
  if (!isDict(selector)) return undefined;
  const path = selector.get('path');
  if (typeof path !== 'string') throw fields.refuse("empty 'documentSelector.path' not supported", 'documentSelector');
  return {
    path,
    value: selector.get('value') ?? null,
    matchMany: selector.get('matchMany') === true,
    skipEmptyTemplates: selector.get('skipEmptyTemplates') === true,
  };
}
