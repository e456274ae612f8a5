/** What a real API server answered in protocol buffers, read piece by piece; bytes that are no such answer are refused. */
import { expect, test } from 'vitest';
import { recordTexts } from '../../../src/kube/protobuf/records.ts';
import { CONFIG_MAPS, FIRST_SECRET, SECRETS, STATUS } from './recorded.ts';

const LABELS = { owner: 'helm', name: 'one' };
const [ONE, TWO] = ['one', 'two'].map((name) => ({ name: `${name}.v1`, namespace: 'rows' })) as [object, object];
const items = (release: string) => [
  { metadata: { ...ONE, labels: LABELS }, data: { release } },
  { metadata: { ...TWO, labels: { owner: 'helm' } } },
];
const base64 = (text: string) => Buffer.from(text).toString('base64');

function read(bytes: Uint8Array, longest = 1000, size = bytes.length): unknown {
  const reader = recordTexts(longest);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return JSON.parse(reader.end());
}

const LISTS: readonly (readonly [name: string, recorded: string, longest: number, items: readonly object[]])[] = [
  ['Secrets', SECRETS, 1000, items(base64('x'.repeat(60)))],
  ['Secrets whose texts are cut', SECRETS, 16, items(base64('x'.repeat(12)))],
  ['ConfigMaps', CONFIG_MAPS, 1000, items('y'.repeat(60))],
  ['ConfigMaps whose texts are cut', CONFIG_MAPS, 16, items('y'.repeat(16))],
];

test.each(LISTS)('%s', (_, recorded, longest, expected) => {
  const bytes = Buffer.from(recorded, 'base64');
  for (const size of [1, 7, 100, bytes.length]) expect(read(bytes, longest, size)).toMatchObject({ apiVersion: 'v1', items: expected });
});

test('the next page is returned', () => {
  expect(read(Buffer.from(FIRST_SECRET, 'base64'))).toMatchObject({ metadata: { continue: expect.stringMatching(/^eyJ2/) } });
});

test('a refusal comes as a Status', () => {
  const message = "found '==', expected: !, identifier, or 'end of string'";
  const status = { status: 'Failure', message, reason: 'BadRequest', code: 400 };
  expect(read(Buffer.from(STATUS, 'base64'))).toEqual({ apiVersion: 'v1', kind: 'Status', ...status });
});

const bytesOf = (field: number, bytes: Uint8Array) => Buffer.concat([Buffer.from([field * 8 + 2, bytes.length]), bytes]);
const typed = (kind: string, ...rest: Uint8Array[]) =>
  Buffer.concat([Buffer.from('k8s\0'), bytesOf(1, bytesOf(2, Buffer.from(kind))), ...rest]);
const secrets = (...item: number[]) => typed('SecretList', bytesOf(2, bytesOf(2, Buffer.from(item))));
const overlong = Buffer.alloc(11, 0xff);

const NOT_READ: readonly (readonly [name: string, bytes: Uint8Array, words: string])[] = [
  ['nothing', Buffer.alloc(0), 'unexpected EOF'],
  ['JSON', Buffer.from('{"kind":"SecretList"}'), 'the bytes do not begin with k8s'],
  ['another kind', typed('PodList', bytesOf(2, Buffer.alloc(0))), 'no list of records: "PodList"'],
  ['a kind of prototypes', typed('constructor', bytesOf(2, Buffer.alloc(0))), 'no list of records: "constructor"'],
  ['an encoding that is not known', typed('SecretList', bytesOf(3, Buffer.from('gzip'))), 'unknown tag 26'],
  ['a length without end', typed('SecretList', Buffer.from([0x12]), overlong), 'integer overflow'],
  ['an item longer than its list', typed('SecretList', bytesOf(2, Buffer.from([0x12, 0x7f]))), 'unexpected EOF'],
  ['a field longer than its item', secrets(0x0a, 0x7f), 'unexpected EOF'],
  ['a number that does not end', secrets(0x80), 'unexpected EOF'],
  ['metadata that are a number', secrets(0x08, 1), 'wrong wireType = 0 for field metadata'],
  ['a wire type that is none', secrets(0x0f), 'illegal wireType 7'],
  ['field 0', secrets(0x02, 0), 'illegal tag 0 (wire type 2)'],
  ['a refusal without end', typed('Status', Buffer.from([0x12, 0xff, 0xff, 0xff, 0x7f])), 'a message of 268435455 bytes is too long'],
];

test.each(NOT_READ)('refuses %s', (_, bytes, words) => {
  for (const size of [1, bytes.length || 1])
    expect(() => read(bytes, 1000, size)).toThrow(`unable to decode the server's answer: proto: ${words}`);
});

test('refuses an answer that ends too early, wherever', () => {
  const bytes = Buffer.from(SECRETS, 'base64');
  // The envelope's end, behind the list, is not waited for.
  for (let end = 0; end < bytes.length - 4; end++) expect(() => read(bytes.subarray(0, end))).toThrow('unexpected EOF');
});

test('a label named as a prototype is a label', () => {
  const label = bytesOf(11, Buffer.concat([bytesOf(1, Buffer.from('__proto__')), bytesOf(2, Buffer.from('x'))]));
  const list = read(secrets(...bytesOf(1, label))) as { items: { metadata: { labels: object } }[] };
  expect(Object.entries(list.items[0]?.metadata.labels ?? {})).toEqual([['__proto__', 'x']]);
});

test('without data where the metadata are longer than what is looked at', () => {
  const name = bytesOf(1, Buffer.from('long'));
  const annotations = Buffer.from([0x62, 0xa8, 0x46, ...Buffer.alloc(9000)]);
  const metadata = Buffer.concat([Buffer.from([0x0a, 0xb1, 0x46]), name, annotations]);
  const item = Buffer.concat([Buffer.from([0x12, 0xb4, 0x46]), metadata]);
  const list = Buffer.concat([Buffer.from([0x12, 0xb7, 0x46]), item]);
  expect(read(typed('SecretList', list))).toMatchObject({ items: [{ metadata: { name: 'long' } }] });
});
