/** What differs between two objects, change by change; applied to the first, the changes give the second. */
import { expect, test } from 'vitest';
import { parseYaml } from '../../src/codec/yaml/parse.ts';
import { applyChanges } from '../../src/diff/apply-changes.ts';
import { type FieldChange, stepsText } from '../../src/diff/change.ts';
import { compareFields } from '../../src/diff/compare-fields.ts';
import { shortText } from '../../src/diff/print-text.ts';
import { patchSchemaOf } from '../../src/kube/patch/schema.ts';

type Row = readonly [name: string, before: string, after: string, changes: readonly string[]];

const ROWS: readonly Row[] = [
  ['nothing', '{a: 1, b: [x]}', '{b: [x], a: 1}', []],
  ['a field', '{a: 1}', '{a: 2}', ['a: 1 → 2']],
  ['one number in two notations', '{a: 1}', '{a: 1.0}', []],
  ['another kind of value', '{a: 1}', '{a: "1"}', ['a: 1 → "1"']],
  ['fields that come and go', '{a: {b: 1}}', '{a: {c: 2}}', ['- a.b: 1', '+ a.c: 2']],
  ['a key with dots', '{"a.b": 1}', '{"a.b": 2}', ['"a.b": 1 → 2']],
  ['null is a value', '{a: null}', '{}', ['- a: null']],
  ['a table for a list', '{a: [1]}', '{a: {b: 1}}', ['a: [1] → {"b":1}']],
  ['an argument in between', '{a: [x, z]}', '{a: [x, p, z]}', ['+ a[1]: "p"']],
  ['an argument less', '{a: [x, p, z]}', '{a: [x, z]}', ['- a[1]: "p"']],
  ['an argument changed behind a new one', '{a: [x, z]}', '{a: [w, x, p]}', ['+ a[0]: "w"', 'a[1]: "z" → "p"']],
  ['elements without a key, in pairs', '{a: [{x: 1, p: 1}]}', '{a: [{x: 1, p: 2}]}', ['a[0].p: 1 → 2']],
  ['a list emptied', '{a: [1, 2]}', '{a: []}', ['- a[0]: 1', '- a[1]: 2']],
  [
    'elements with names',
    '{a: [{name: x, v: 1}, {name: p}]}',
    '{a: [{name: z}, {name: x, v: 2}]}',
    ['- a[name=p]: {"name":"p"}', 'a[name=x].v: 1 → 2', '+ a[name=z]: {"name":"z"} at 0'],
  ],
  ['elements in another order', '{a: [{name: x}, {name: p}]}', '{a: [{name: p}, {name: x}]}', ['a: order ["x","p"] → ["p","x"] by name']],
  [
    'names that are not of their own',
    '{a: [{name: x, v: 1}, {name: x, v: 2}]}',
    '{a: [{name: x, v: 1}, {name: x, v: 3}]}',
    ['a[1].v: 2 → 3'],
  ],
];

function text(change: FieldChange): string {
  const path = stepsText(change.path);
  if (change.op === 'add') return `+ ${path}: ${shortText(change.after)}${change.index === undefined ? '' : ` at ${change.index}`}`;
  if (change.op === 'remove') return `- ${path}: ${shortText(change.before)}`;
  if (change.op === 'order') return `${path}: order ${shortText([...change.before])} → ${shortText([...change.after])} by ${change.key}`;
  return `${path}: ${shortText(change.before)} → ${shortText(change.after)}`;
}

test.each(ROWS)('%s', (_, before, after, changes) => {
  const [old, now] = [parseYaml(before), parseYaml(after)];
  const found = compareFields(old, now, [], { schema: undefined, mergeKey: '' });
  expect(found.map(text)).toEqual(changes);
  expect(shortText(applyChanges(old, found))).toBe(shortText(now));
});

const POD_ROWS: readonly Row[] = [
  [
    'ports by number',
    '{ports: [{containerPort: 1, name: a}]}',
    '{ports: [{containerPort: 1, name: b}]}',
    ['spec.containers[name=c].ports[containerPort=1].name: "a" → "b"'],
  ],
  [
    'ports by name, where the number changes',
    '{ports: [{containerPort: 1, name: a}]}',
    '{ports: [{containerPort: 2, name: a}]}',
    ['spec.containers[name=c].ports[name=a].containerPort: 1 → 2'],
  ],
  [
    'mounts by path',
    '{volumeMounts: [{name: v, mountPath: /a}, {name: v, mountPath: /b}]}',
    '{volumeMounts: [{name: v, mountPath: /b}]}',
    ['- spec.containers[name=c].volumeMounts[mountPath=/a]: {"mountPath":"/a","name":"v"}'],
  ],
];

test.each(POD_ROWS)('a pod: %s', (_, before, after, changes) => {
  const pod = (container: string) => parseYaml(`spec: {containers: [{name: c, ${container.slice(1, -1)}}]}`);
  const schema = patchSchemaOf('v1', 'Pod');
  const found = compareFields(pod(before), pod(after), [], { schema: schema === 'custom' ? undefined : schema, mergeKey: '' });
  expect(found.map(text)).toEqual(changes);
  expect(shortText(applyChanges(pod(before), found))).toBe(shortText(pod(after)));
});
