/** Layers of values: their order, and the words for those that cannot be read. Answers of Helm 4.3.1, and of 3.22.0 if they differ. */
import { expect, test } from 'vitest';
import { printJson } from '../../src/codec/json/print.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { PROFILES } from '../../src/helm/profile.ts';
import { mergeValues, type ValuesLayers } from '../../src/values/layers.ts';

const FILES: Record<string, string> = {
  'a.yaml': 'x: {a: 1, b: [1, 2]}\nz: 1\n',
  'b.yaml': 'x: {b: [3], c: null}\n---\nz: 2\n---\n# no more\n',
  '-': 'piped: true\n',
  'list.yaml': '- a\n',
  'bad.yaml': 'a: {\n',
  'text.txt': 'some\ntext',
};

const ROWS: [layers: Partial<ValuesLayers>, helm4: string, helm3?: string][] = [
  [{}, '{}'],
  [{ valueFiles: ['a.yaml', 'b.yaml'] }, '{"x":{"a":1,"b":[3],"c":null},"z":2}', '{"x":{"a":1,"b":[3],"c":null},"z":1}'],
  [{ valueFiles: ['b.yaml', 'a.yaml'] }, '{"x":{"a":1,"b":[1,2],"c":null},"z":1}'],
  [{ valueFiles: ['-'], values: ['piped=false'] }, '{"piped":false}'],
  [
    {
      literalValues: ['v=literal'],
      fileValues: ['v=text.txt'],
      stringValues: ['v=1'],
      values: ['v=2'],
      jsonValues: ['v=3'],
      valueFiles: ['a.yaml'],
    },
    '{"v":"literal","x":{"a":1,"b":[1,2]},"z":1}',
  ],
  [{ fileValues: ['v=text.txt', 'w={text.txt}'] }, '{"v":"some\\ntext","w":["some\\ntext"]}'],
  [{ valueFiles: ['a.yaml'], values: ['x.b[0]=9'] }, '{"x":{"a":1,"b":[9,2]},"z":1}'],
  [{ valueFiles: ['none.yaml'] }, 'Error: open none.yaml: no such file or directory'],
  [{ fileValues: ['v=none'] }, 'Error: failed parsing --set-file data: open none: no such file or directory'],
  [
    { valueFiles: ['list.yaml'] },
    'Error: failed to parse list.yaml: cannot unmarshal yaml document: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}',
    'Error: failed to parse list.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}',
  ],
  [
    { valueFiles: ['bad.yaml'] },
    'Error: failed to parse bad.yaml: cannot unmarshal yaml document: error converting YAML to JSON: yaml: line 1: did not find expected node content',
    'Error: failed to parse bad.yaml: error converting YAML to JSON: yaml: line 1: did not find expected node content',
  ],
];

function answer(layers: Partial<ValuesLayers>, version: '4.3' | '3.22'): string {
  const read = (path: string) => {
    const text = FILES[path];
    if (text === undefined) throw new Error(`open ${path}: no such file or directory`);
    return encodeUtf8(text);
  };
  try {
    return printJson(mergeValues(layers, read, { profile: PROFILES[version] }));
  } catch (error) {
    return `Error: ${(error as Error).message}`;
  }
}

test.each(ROWS)('%j', (layers, helm4, helm3 = helm4) => {
  expect([answer(layers, '4.3'), answer(layers, '3.22')]).toEqual([helm4, helm3]);
});
