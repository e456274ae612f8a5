/** The published schema of `.chartwright.yaml`: of today's rules, and of one opinion with ajv. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../../src/action/check/check-config.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { CONFIG_SCHEMA, configSchema } from '../../../tools/config-schema.ts';

test('it has all rules', () => {
  expect(readFileSync(CONFIG_SCHEMA, 'utf8')).toBe(configSchema());
});

const isValid = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(configSchema()));

function complaint(text: string): string {
  try {
    readConfig(memoryFiles({ '/w/.chartwright.yaml': text }), '/w');
    return '';
  } catch (error) {
    return (error as Error).message.replaceAll('/w/.chartwright.yaml:', '');
  }
}

test.each<[text: string, complaint: string]>([
  ['', ''],
  ['rules:\n  values/*: off\n  yaml/tab: error\n', ''],
  ['rules:\nvaluesSets:\n  prod: [a.yaml]\n  none:\nkubeVersion: "1.33"\nfailOn: info\n', ''],
  ['rules: {yaml/tabs: off}\n', '1:9: there is no rule yaml/tabs; did you mean yaml/tab?'],
  ['rules: {yaml/tab: of}\n', '1:19: yaml/tab must be off, info, warning or error'],
  ['rules: []\n', '1:8: rules must be a map'],
  ['valuesSets: {prod: a.yaml}\n', '1:20: prod must be a list'],
  ['valuesSets: {prod: [a.yaml, 1]}\n', '1:29: 1 must be a string (quote it if it looks like a number)'],
  ['kubeVersion: 1.33\n', '1:14: kubeVersion must be a string (quote it if it looks like a number)'],
  ['failon: error\n', '1:1: unknown field failon; did you mean failOn?'],
  ['failOn: never\nmore: 1\n', '2:1: unknown field more\n1:9: failOn must be error, warning or info'],
  ['- 1\n', '1:1: the configuration must be a map'],
])('%j', (text, expected) => {
  expect(complaint(text)).toBe(expected);
  expect(isValid(parse(text))).toBe(expected === '');
});

test('what is no YAML is refused by file', () => {
  expect(complaint('a: [')).toContain('yaml: ');
});
