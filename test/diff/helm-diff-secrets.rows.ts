/** Secrets whose fields are not of the kinds that Kubernetes wants, and how helm-diff shows them. */
import type { HelmDiffRow } from './helm-diff.rows.ts';

const BEFORE = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  x: eQ==\n';
const AFTER = BEFORE.replace('eQ==', 'eA==');

/** Lines that come below the name, and what takes the place of others. */
const CHANGES: Readonly<Record<string, string>> = {
  'a table as a label': AFTER.replace('name: a', 'name: a\n  labels: {a: {b: c}}'),
  'a number as a label': AFTER.replace('name: a', 'name: a\n  labels: {a: 1, b: 1.50, c: true}'),
  'nothing as a label': AFTER.replace('name: a', 'name: a\n  labels: {a: }'),
  'a list of labels': AFTER.replace('name: a', 'name: a\n  labels: [a]'),
  'a text as generation': AFTER.replace('name: a', 'name: a\n  generation: x'),
  'numbers where they belong': AFTER.replace('name: a', 'name: a\n  generation: 3\n  deletionGracePeriodSeconds: 3'),
  'numbers where texts belong': AFTER.replace('name: a', 'name: a\n  namespace: 5\n  uid: 7\n  finalizers: [1]'),
  'owners with fields missing and unknown': AFTER.replace('name: a', 'name: a\n  ownerReferences: [{name: a, foo: b}]'),
  'an owner that controls by a text': AFTER.replace('name: a', 'name: a\n  ownerReferences: [{name: a, controller: "x"}]'),
  'a time that is none': AFTER.replace('name: a', 'name: a\n  creationTimestamp: x'),
  'a time': AFTER.replace('name: a', 'name: a\n  creationTimestamp: "2020-01-01T00:00:00Z"'),
  'a number as type': AFTER.replace('kind: Secret', 'kind: Secret\ntype: 5'),
  'a number as apiVersion': AFTER.replace('v1', '12'),
  'immutable by a text': `${AFTER}immutable: "x"\n`,
  'immutable by a word': `${AFTER}immutable: yes\n`,
  'not immutable': `${AFTER}immutable: false\n`,
  'bytes one by one': AFTER.replace('eA==', '[104, 105]'),
  'a list that is no bytes': AFTER.replace('eA==', '[a]'),
  'a list of data': AFTER.replace('\ndata:', '\ndata: [a]\nz:'),
  'a number as data': AFTER.replace('eA==', '5'),
  'fields in another case': AFTER.replace('\ndata:', '\nData: {q: cQ==}\nstringdata: {a: b}\nz:'),
  'texts that are numbers': AFTER.replace('\ndata:', '\nstringData: {n: 5, t: true}\ndata:'),
  'base64 with a line break': AFTER.replace('eA==', '"eA==\\n"'),
  'a list as type': AFTER.replace('kind: Secret', 'kind: Secret\ntype: [a]'),
  'one of two values that can be read': AFTER.replace('eA==', 'eQ==\n  z: true'),
  'base64 cut short': AFTER.replace('eA==', 'eA'),
};

export const SECRET_ROWS: Readonly<Record<string, HelmDiffRow & { readonly sides: readonly [string, string] }>> = Object.fromEntries(
  Object.entries(CHANGES).map(([name, after], i) => [
    name,
    { OutputFormat: 'diff', OutputContext: 0, ShowSecretsDecoded: i % 2 === 1, sides: [BEFORE, after] },
  ]),
);
