/** The status rules give what the Go library gives for generated objects of every kind and shape. */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/kube/json.ts';
import { jobCompletion, podCompletion } from '../../src/kube/status/completion.ts';
import { computeStatus } from '../../src/kube/status/compute.ts';
import golden from '../golden/kube-status.json' with { type: 'json' };

/** Between the creation times in the rows, which are 2020 and 2999. */
const NOW = Date.UTC(2026, 0, 1);

interface Row {
  readonly object: JsonObject;
  readonly error?: true;
  readonly status?: string;
  readonly message?: string;
  readonly conditions?: readonly unknown[];
}

function answer(object: JsonObject): Omit<Row, 'object'> {
  try {
    const { status, message, conditions } = computeStatus(object, NOW);
    return { status, message, conditions };
  } catch {
    return { error: true };
  }
}

describe('status', () => {
  test.each((golden.rows as unknown as Row[]).map((row, index) => [index, row] as const))('row %i', (_, { object, ...expected }) => {
    expect(answer(object)).toEqual(expected);
  });
});

describe('completion of hooks, as Helm 4.3.1 has it', () => {
  const job = (status: JsonObject): JsonObject => ({ kind: 'Job', spec: { completions: 2 }, status });
  const pod = (phase: string): JsonObject => ({ kind: 'Pod', metadata: { name: 'p' }, status: { phase } });

  test.each([
    [{}, 'InProgress', 'Job in progress'],
    [{ startTime: '2026-01-01T00:00:00Z', active: 1 }, 'InProgress', 'Job in progress'],
    [{ succeeded: 2, conditions: [{ type: 'Complete', status: 'True' }] }, 'Current', 'Job Completed. succeeded: 2/2'],
    [{ failed: 1, conditions: [{ type: 'Failed', status: 'False' }] }, 'InProgress', 'Job in progress'],
    [{ failed: 1, conditions: [{ type: 'Failed', status: 'True' }] }, 'Failed', 'Job Failed. failed: 1/2'],
  ])('job %j', (status, expected, message) => {
    expect(jobCompletion(job(status))).toMatchObject({ status: expected, message });
  });

  test.each([
    ['', 'InProgress', 'Pod in progress'],
    ['Running', 'InProgress', 'Pod in progress'],
    ['Succeeded', 'Current', 'pod p succeeded'],
    ['Failed', 'Failed', 'pod p failed'],
  ])('pod in phase "%s"', (phase, expected, message) => {
    expect(podCompletion(pod(phase))).toMatchObject({ status: expected, message });
  });
});
