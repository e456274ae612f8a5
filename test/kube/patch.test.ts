/** Patches are those of the Go libraries, for generated triples of original, modified and current objects. */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/kube/json.ts';
import { applyMergePatch, createMergePatch, threeWayMergePatch } from '../../src/kube/patch/json-merge.ts';
import { applyStrategicPatch } from '../../src/kube/patch/merge.ts';
import { type PatchSchema, patchSchemaOf } from '../../src/kube/patch/schema.ts';
import { threeWayPatch } from '../../src/kube/patch/three-way.ts';
import golden from '../golden/kube-patch.json' with { type: 'json' };

type Answer = JsonObject | { readonly error: string };

interface Row {
  readonly apiVersion: string;
  readonly kind: string;
  readonly original: JsonObject;
  readonly modified: JsonObject;
  readonly current: JsonObject;
  readonly answers: {
    readonly strategic?: Answer;
    readonly applied?: Answer;
    readonly json3: Answer;
    readonly json2: Answer;
    readonly json2applied?: Answer;
  };
}

const rows = (golden.rows as unknown as Row[]).map((row, index) => [`${index} ${row.kind}`, row] as const);

function attempt(step: () => JsonObject): Answer {
  try {
    return step();
  } catch (error) {
    return { error: (error as Error).message };
  }
}

describe('strategic merge patches', () => {
  test.each(rows.filter(([, row]) => row.answers.strategic))('%s', (_, { apiVersion, kind, original, modified, current, answers }) => {
    const schema = patchSchemaOf(apiVersion, kind) as PatchSchema;
    const patch = attempt(() => threeWayPatch(original, modified, current, schema));
    expect(patch).toEqual(answers.strategic);
    if (answers.applied) expect(attempt(() => applyStrategicPatch(current, patch as JsonObject, schema))).toEqual(answers.applied);
  });

  test('kinds that have no Go type in Helm are patched by JSON merge', () => {
    const custom = (groupVersion: string, kind: string) => patchSchemaOf(groupVersion, kind) === 'custom';
    expect(custom('example.com/v1', 'Foo')).toBe(true);
    expect(custom('apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition')).toBe(true);
    expect(custom('apiregistration.k8s.io/v1', 'APIService')).toBe(true);
    expect(custom('apps/v1', 'constructor')).toBe(true);
    expect(custom('extensions/v1beta1', 'Deployment')).toBe(false);
  });
});

describe('JSON merge patches', () => {
  test.each(rows)('%s', (_, { original, modified, current, answers }) => {
    expect(attempt(() => threeWayMergePatch(original, modified, current))).toEqual(answers.json3);
    const patch = createMergePatch(original, modified);
    expect(patch).toEqual(answers.json2);
    expect(applyMergePatch(current, patch)).toEqual(answers.json2applied);
  });
});
