/** The published schema of job files: ajv and the program are of one opinion. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { JOB_FIELDS } from '../../../src/action/batch/job.ts';
import { readJobFile } from '../../../src/action/batch/read-job-file.ts';
import { COMPILED, compiledSchema } from '../../../tools/schemas.ts';

const SCHEMA = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../docs/jobs.schema.json'), 'utf8'));
const isValid = new Ajv({ strict: false }).compile(SCHEMA);
const isTaken = (text: string) => {
  try {
    readJobFile(text, 'jobs.yaml');
    return true;
  } catch {
    return false;
  }
};

test('it has every key of a job', () => {
  const keys = Object.keys(SCHEMA.definitions.fields.properties);
  expect(keys.filter((key) => !key.includes('-')).sort()).toEqual(Object.keys(JOB_FIELDS).sort());
});

describe.each([
  ['taken', true],
  ['refused', false],
])('%s by both', (_, verdict) => {
  const texts = {
    true: [
      '- {chart: a}',
      'jobs: [{chart: a, values: [v.yaml, {a: 1}], set: [x=1], kubeVersion: "1.33", helmVersion: "3.22"}]',
      'defaults: {namespace: prod, values: common.yaml, noHooks: true}\njobs: [{chart: a, kube-version: "1.30", show-only: t.yaml}]',
      '- defaults: {namespace: x}\n- {chart: a, name: null}',
      'jobs: []',
    ],
    false: [
      'chart: a',
      'jobs: {chart: a}',
      '- {chart: a, valeus: {}}',
      '- {chart: a, kubeVersion: 1.30}',
      '- {chart: a, helmVersion: "3.9"}',
      '- {chart: a, noHooks: "yes"}',
      '- {chart: a, values: "-"}',
      '- {chart: a, set: [{a: 1}]}',
      'defaults: {name: x}\njobs: []',
      '- {chart: a, name: "a\\nb"}',
      'jobs: []\nmore: 1',
      '- just text',
    ],
  }[String(verdict) as 'true' | 'false'];
  test.each(texts)('%s', (text) => {
    expect([isValid(parse(text)), isTaken(text)]).toEqual([verdict, verdict]);
  });
});

test.each(COMPILED)('the functions of $schema are compiled of it', (compiled) => {
  expect(readFileSync(compiled.file, 'utf8')).toBe(compiledSchema(compiled));
});
