import { expect, test } from 'vitest';
import type { ReportedFinding } from '../../src/check/report/report.ts';
import { textReport } from '../../src/check/report/text.ts';

const plain = (text: string): string => text;
const emphasis = { error: plain, warning: plain, info: plain, faint: plain };

test('hints about keys of one file share a line, whatever the keys are called', () => {
  const hint = (subject: string, line: number): ReportedFinding => ({
    ...{ rule: 'values/never-read', severity: 'info', sets: [], subject },
    message: `${subject} is empty, which has no effect`,
    position: { file: 'web/values.yaml', line, column: 1 },
  });
  const findings = ['a key', 'b', 'c', 'd'].map((subject, index) => hint(subject, index + 1));
  expect(textReport([{ path: 'web', name: 'web', findings }], emphasis)).toContain('4 keys have no effect as they are: a key, b, c, d');
});
