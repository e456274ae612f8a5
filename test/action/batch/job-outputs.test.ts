/** Where results go. */
import { describe, expect, test } from 'vitest';
import { checkPattern, outputPath, outputProblems } from '../../../src/action/batch/job-outputs.ts';
import { readJob } from '../../../src/action/batch/read-job-file.ts';

const job = (fields: Record<string, string>) =>
  readJob(new Map(Object.entries({ name: 'web', chart: './charts/shop-1.0.tgz', ...fields })));

describe('paths', () => {
  test.each([
    [{}, '{name}.yaml', 'web.yaml'],
    [{ namespace: 'prod', release: 'r' }, '{namespace}/{chart}/{release}-{name}', 'prod/shop-1.0/r-web'],
    [{ name: 'a/b' }, './x//{name}.yaml', 'x/a/b.yaml'],
    [{ output: 'own.yaml' }, '{name}.yaml', 'own.yaml'],
    [{}, '/{name}', '/web'],
    [{}, '../{name}', '../web'],
  ])('%j as %s', (fields, pattern, path) => {
    expect(outputPath(job(fields), pattern)).toBe(path);
  });

  test('a pattern of unknown parts is refused', () => {
    expect(() => checkPattern('{name}-{env}.yaml')).toThrow(
      "unknown {env} in the output's name: there are {name}, {release}, {namespace}, {chart}",
    );
  });
});

describe('two in one place', () => {
  test.each<[string[], unknown[]]>([
    [['a', 'b', 'c/a'], []],
    [['a', 'b', 'a'], [{ job: 2, message: 'would write a', other: 0 }]],
    [['a', 'a/b'], [{ job: 1, message: 'would write a/b, which conflicts with a', other: 0 }]],
    [['a/b/c', 'a/b'], [{ job: 1, message: 'would write a/b, which conflicts with a/b/c', other: 0 }]],
    [['../a'], [{ job: 0, message: 'the output\'s path "../a" is outside the output folder' }]],
    [['/a'], [{ job: 0, message: 'the output\'s path "/a" is outside the output folder' }]],
    [['a/'], [{ job: 0, message: 'the output\'s path "a/" is no name for a file' }]],
    [[''], [{ job: 0, message: 'the output\'s path "" is no name for a file' }]],
  ])('%j', (paths, problems) => {
    expect(outputProblems(paths)).toEqual(problems);
  });
});
