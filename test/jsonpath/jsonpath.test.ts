/** JSONPath templates over one document: every row's answer is that of Kubernetes' client library, as Helm 4.3.1 has it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { parseYaml } from '../../src/codec/yaml/parse.ts';
import { evaluateJsonPath } from '../../src/jsonpath/evaluate.ts';
import type { Template } from '../../src/jsonpath/nodes.ts';
import { parseJsonPath } from '../../src/jsonpath/parse.ts';

type Answer = string | { readonly refused: string } | { readonly failed: string };

const golden = JSON.parse(readFileSync(resolve(import.meta.dirname, '../golden/jsonpath.json'), 'utf8'));
const values = parseYaml(golden.values);

function answer(text: string): Answer {
  let template: Template;
  try {
    template = parseJsonPath(text);
  } catch (error) {
    return { refused: errorText(error) };
  }
  try {
    return evaluateJsonPath(template, values);
  } catch (error) {
    return { failed: errorText(error) };
  }
}

test.each(golden.rows as [string, Answer][])('%s', (template, expected) => {
  expect(answer(template)).toEqual(expected);
});
