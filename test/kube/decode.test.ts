/** Documents that are not objects are refused in the words of Helm 4.3.1, with and without validation. */
import { describe, expect, test } from 'vitest';
import { decodeDocument } from '../../src/kube/decode.ts';

function said(text: string, validate: boolean): string {
  try {
    return `objects: ${decodeDocument(text, validate).objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)}`;
  } catch (error) {
    return (error as Error).message;
  }
}

const cm = (metadata: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: ${metadata}\n`;
const INVALID = 'error validating "": error validating data: ';
const FIELD = 'unable to decode "": json: cannot unmarshal ';

describe('documents', () => {
  test.each([
    [
      'metadata: {name: a}\n',
      `${INVALID}[apiVersion not set, kind not set]`,
      `unable to decode "": Object 'Kind' is missing in '{"metadata":{"name":"a"}}'`,
    ],
    [
      'kind: 1\napiVersion: v1\n',
      `${INVALID}kind isn't string type`,
      `unable to decode "": Object 'Kind' is missing in '{"apiVersion":"v1","kind":1}'`,
    ],
    [
      'kind: ConfigMap\napiVersion: 1\n',
      `${INVALID}apiVersion isn't string type`,
      `${FIELD}number into Go struct field metadataOnlyObject.TypeMeta.apiVersion of type string`,
    ],
    [
      'apiVersion: a/b/c\nkind: X\n',
      `${INVALID}unexpected GroupVersion string: a/b/c`,
      `unable to decode "": Object 'Kind' is missing in '{"apiVersion":"a/b/c","kind":"X"}'`,
    ],
    [
      'apiVersion: v1\nkind: List\nitems: [{kind: ConfigMap, metadata: {name: q}}]\n',
      `${INVALID}apiVersion not set`,
      `unable to get type info from the object "*unstructured.Unstructured": Object 'apiVersion' is missing in 'object has no apiVersion field'`,
    ],
  ])('%j', (text, validated, plain) => {
    expect(said(text, true)).toBe(validated);
    expect(said(text, false)).toBe(plain);
  });

  test.each([
    [cm('{name: a, annotations: null}'), 'objects: ConfigMap a'],
    ['# nothing\n', 'objects: '],
    ['apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Pod, metadata: {name: q}}]\n', 'objects: Pod q'],
    ['apiVersion: v1\nkind: ConfigMapList\nitems: []\n', 'objects: '],
    ['apiVersion: v1\nkind: ConfigMapList\nitems: null\n', 'objects: '],
    [`${cm('{name: a}')}items: []\n`, 'objects: '],
    [`${cm('{name: a}')}items: {}\n`, `${FIELD}object into Go struct field decodeList.items of type []json.RawMessage`],
    [cm('{name: 1}'), `${FIELD}number into Go struct field ObjectMeta.metadata.name of type string`],
    [cm('{labels: {a: 1}}'), `${FIELD}number into Go struct field ObjectMeta.metadata.labels of type string`],
    [cm('{labels: [x]}'), `${FIELD}array into Go struct field ObjectMeta.metadata.labels of type map[string]string`],
    [cm('{generation: x}'), `${FIELD}string into Go struct field ObjectMeta.metadata.generation of type int64`],
    [
      cm('{ownerReferences: [{name: 1}]}'),
      `${FIELD}number into Go struct field OwnerReference.metadata.ownerReferences.name of type string`,
    ],
    [cm('{creationTimestamp: y}'), `${FIELD}bool into Go struct field ObjectMeta.metadata.creationTimestamp of type string`],
    [cm('{creationTimestamp: "x"}'), 'unable to decode "": parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"'],
    ['apiVersion: v1\nkind: ConfigMapList\nitems: [{metadata: {name: q}}]\n', 'objects: ConfigMap q'],
    [
      'apiVersion: v1\nkind: PodList\nitems: [{apiVersion: v1, kind: List, items: []}]\n',
      '*unstructured.Unstructured is not a list: no Items field in this object',
    ],
  ])('%j in any case', (text, words) => {
    expect(said(text, true)).toBe(words);
    expect(said(text, false)).toBe(words);
  });
});
