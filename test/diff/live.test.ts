/** Manifests beside what a server holds: what counts as changed by hand. */
import { expect, test } from 'vitest';
import { parseYaml } from '../../src/codec/yaml/parse.ts';
import { stepsText } from '../../src/diff/change.ts';
import { liveChanges } from '../../src/diff/live-fields.ts';
import type { Dict } from '../../src/go/value.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n';
const EDIT = (fields: string) =>
  `metadata: {name: p, uid: u, managedFields: [{manager: kubectl-edit, operation: Update, time: "2026-01-01T00:00:00Z", fieldsV1: ${fields}}, {manager: helm, operation: Apply, fieldsV1: {"f:spec": {}}}]}\n`;

const ROWS: readonly (readonly [name: string, manifest: string, live: string, changes: readonly string[]])[] = [
  [
    'defaults of the server',
    'spec: {containers: [{name: a}]}',
    'spec: {containers: [{name: a, imagePullPolicy: Always}], dnsPolicy: x}\nstatus: {phase: Running}',
    [],
  ],
  ['a field', 'spec: {nodeName: a}', 'spec: {nodeName: b}', ['replace spec.nodeName']],
  ['a field that is gone', 'spec: {nodeName: a}', 'spec: {}', ['remove spec.nodeName']],
  ['empty values are not kept', 'spec: {nodeName: "", nodeSelector: {}, hostAliases: [], priority: null}', 'spec: {}', []],
  [
    'quantities in two notations',
    'spec: {containers: [{name: a, resources: {limits: {cpu: 1000m, memory: 1024Mi}, requests: {cpu: 0.5}}}]}',
    'spec: {containers: [{name: a, resources: {limits: {cpu: "1", memory: 1Gi}, requests: {cpu: 500m}}}]}',
    [],
  ],
  ['another quantity', 'spec: {overhead: {cpu: 1000m}}', 'spec: {overhead: {cpu: "2"}}', ['replace spec.overhead.cpu']],
  [
    'what somebody has added, and who',
    'spec: {containers: [{name: a}]}',
    `${EDIT('{"f:spec": {"f:containers": {\'k:{"name":"b"}\': {".": {}, "f:name": {}}}, "f:nodeName": {}}}')}spec: {containers: [{name: a}, {name: b}], nodeName: x, dnsPolicy: y}`,
    ['add spec.containers[name=b] by kubectl-edit', 'add spec.nodeName by kubectl-edit'],
  ],
  [
    'arguments',
    'spec: {containers: [{name: a, args: [x, p]}]}',
    'spec: {containers: [{name: a, args: [x, q]}]}',
    ['replace spec.containers[name=a].args[1]'],
  ],
  [
    'arguments, one more',
    'spec: {containers: [{name: a, args: [x]}]}',
    'spec: {containers: [{name: a, args: [x, q]}]}',
    ['replace spec.containers[name=a].args'],
  ],
];

test.each(ROWS)('%s', (_, manifest, live, changes) => {
  const [given, found] = [`${POD}${manifest}\n`, `${live.includes('metadata') ? POD.replace(/metadata.*\n/, '') : POD}${live}\n`].map(
    (text) => parseYaml(text) as Dict,
  );
  expect(
    liveChanges(given!, found!).map(
      ({ change, manager }) => `${change.op} ${stepsText(change.path)}${manager ? ` by ${manager.name}` : ''}`,
    ),
  ).toEqual(changes);
});

const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

test.each([
  ['alone', `{${APPLIED}: x}`, []],
  ['beside another annotation', `{${APPLIED}: x, a: b}`, ['metadata.annotations']],
])("kubectl's copy of what it applied does not count, %s", (_, annotations, changes) => {
  const fields = `{"f:metadata": {"f:annotations": {"f:${APPLIED}": {}, "f:a": {}}}}`;
  const live = EDIT(fields).replace('uid: u', `uid: u, annotations: ${annotations}`);
  const [given, found] = [POD, `${POD.replace(/metadata.*\n/, '')}${live}`].map((text) => parseYaml(text) as Dict);
  expect(liveChanges(given!, found!).map(({ change }) => stepsText(change.path))).toEqual(changes);
});

test('stringData is held as data', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n';
  const [given, same, other] = ['stringData: {a: x}', 'data: {a: eA==}', 'data: {a: eQ==}'].map(
    (text) => parseYaml(`${secret}${text}\n`) as Dict,
  );
  expect(liveChanges(given!, same!)).toEqual([]);
  expect(liveChanges(given!, other!).map(({ change }) => stepsText(change.path))).toEqual(['data.a']);
});
