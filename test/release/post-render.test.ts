/**
 * Resources as post-renderers get them. golden/resources.json holds what kustomize's libraries (kyaml 0.21.2, as in
 * Helm 4.3.1) make of a stream that they read and print again; the other answers are Helm 4.3.1's.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROFILES } from '../../src/helm/profile.ts';
import { postRenderFiles, postRenderStep } from '../../src/release/post-render/post-render.ts';
import { parseResources, printResources } from '../../src/release/post-render/resources.ts';

/** An error with exactly this message. */
const saying = (message: string) => expect.objectContaining({ message });

interface Row {
  readonly text: string;
  readonly printed?: string;
  readonly error?: string;
}

const ROWS: Row[] = JSON.parse(readFileSync(resolve(import.meta.dirname, '../golden/resources.json'), 'utf8')).rows;

test.each(ROWS.map((row, i) => [i, row] as const))('as kustomize prints it, row %i', (_, { text, printed, error }) => {
  const print = () => printResources(parseResources(text));
  if (error === undefined) expect(print()).toBe(printed);
  else expect(print).toThrow(saying(error));
});

describe('files', () => {
  const { '4.3': profile, '3.22': helm3 } = PROFILES;
  const files = new Map([
    ['c/templates/b.yaml', 'kind: B # b\n---\n# c\nkind: C\nmetadata:\n  annotations: {x: y}\n'],
    ['c/templates/a.yaml', '\n# head\n\nkind: A\n'],
    ['c/templates/_x.tpl', 'not: seen\n'],
    ['c/templates/empty.yaml', ' \n'],
  ]);
  const stream = `# head

kind: A
metadata:
  annotations:
    postrenderer.helm.sh/postrender-filename: 'c/templates/a.yaml'
---
kind: B # b
metadata:
  annotations:
    postrenderer.helm.sh/postrender-filename: 'c/templates/b.yaml'
---
# c
kind: C
metadata:
  annotations: {x: y, postrenderer.helm.sh/postrender-filename: 'c/templates/b.yaml'}
`;

  test('become one stream, and files again', () => {
    let seen = '';
    const after = postRenderFiles(files, (text) => (seen = text), profile);
    expect(seen).toBe(stream);
    expect([...after]).toEqual([
      ['c/templates/a.yaml', '# head\n\nkind: A\n'],
      ['c/templates/b.yaml', 'kind: B # b\n---\n# c\nkind: C\nmetadata:\n  annotations: {x: y}\n'],
    ]);
  });

  test.each([
    [
      'resources without a file get one',
      'kind: X\n---\nkind: Y\n',
      { 'generated-by-postrender-0.yaml': 'kind: X\n', 'generated-by-postrender-1.yaml': 'kind: Y\n' },
    ],
    ['a list is taken apart', 'kind: List\nitems: [{kind: X}]\n', { 'generated-by-postrender-0.yaml': '{kind: X}\n' }],
    ['nothing', '# nothing\n', {}],
  ])('%s', (_, answer, wanted) => {
    expect(Object.fromEntries(postRenderFiles(files, () => answer, profile))).toEqual(wanted);
  });

  test.each([
    [
      'no YAML',
      () => 'a: b: c',
      'error while parsing post rendered output: error parsing YAML: MalformedYAMLError: yaml: mapping values are not allowed in this context',
    ],
    [
      'no map',
      () => 'foo',
      'error while parsing post rendered output: error parsing YAML: wrong node kind: expected MappingNode but got ScalarNode: node contents:\nfoo\n',
    ],
    [
      'text behind a separator',
      () => 'a: b\n--- c\nd: e\n',
      'error while parsing post rendered output: error parsing YAML: invalid document separator: --- c',
    ],
    [
      'a failure',
      () => {
        throw new Error('no');
      },
      'error while running post render on files: no',
    ],
  ])('refused: %s', (_, postRender, message) => {
    expect(() => postRenderFiles(files, postRender, profile)).toThrow(saying(message));
  });

  test('what is rendered may be refused before', () => {
    const broken = new Map([['c/templates/a.yaml', 'a: b\n c: d\n']]);
    expect(() => postRenderFiles(broken, (text) => text, profile)).toThrow(
      saying(
        'error merging manifests: parsing c/templates/a.yaml: MalformedYAMLError: yaml: line 2: mapping values are not allowed in this context',
      ),
    );
  });

  test("Helm 3's step works on the printed text", () => {
    const step = postRenderStep((text) => text.toUpperCase(), helm3);
    expect([step.files, step.manifests?.('a')]).toEqual([undefined, 'A']);
  });
});
