/** What helm-diff's commands print of two manifests: the bytes of helm-diff 3.15.11, which test/golden/helm-diff.json holds. */
import { expect, test } from 'vitest';
import { helmDiff } from '../../src/action/diff/helm-diff-text.ts';
import { byTemplate, readSpecs } from '../../src/diff/helm-diff/specs.ts';
import dyff from '../golden/dyff.json' with { type: 'json' };
import golden from '../golden/helm-diff.json' with { type: 'json' };
import secrets from '../golden/helm-diff-secrets.json' with { type: 'json' };
import { DYFF_AFTER, DYFF_BEFORE, DYFF_ROWS } from './dyff.rows.ts';
import { AFTER, BEFORE, type HelmDiffRow, ROWS } from './helm-diff.rows.ts';
import { SECRET_ROWS } from './helm-diff-secrets.rows.ts';

type Answers = Readonly<Record<string, { readonly stdout: string; readonly changed: boolean }>>;
const answers: Answers = golden.answers;

async function answerTo(row: HelmDiffRow, sides: readonly string[]) {
  const specs = sides.map((manifest) => {
    const found = readSpecs(manifest, {
      namespace: 'default',
      normalize: row.Normalize ?? false,
      tests: row.Tests ?? false,
      warn: () => {},
    });
    return row.Releases ? byTemplate(found) : found;
  });
  const { text, changed } = await helmDiff(specs[0]!, specs[1]!, {
    output: row.OutputFormat,
    context: row.OutputContext ?? -1,
    secrets: row.ShowSecretsDecoded ? 'decode' : row.ShowSecrets ? 'show' : 'redact',
    suppressedKinds: row.SuppressedKinds ?? [],
    suppressedLines: row.SuppressedOutputLineRegex ?? [],
    findRenames: row.FindRenames ?? 0,
    stripTrailingCr: false,
    colour: row.Color ?? false,
    width: 80,
    warn: () => {},
  });
  return { stdout: text, changed };
}

test.each(Object.entries(ROWS))('%s', async (name, row) => expect(await answerTo(row, [BEFORE, AFTER])).toEqual(answers[name]));

const dyffAnswers: Answers = dyff.answers;
test.each(Object.entries(DYFF_ROWS))('as dyff: %s', async (name, { sides = [DYFF_BEFORE, DYFF_AFTER], ...row }) =>
  expect(await answerTo(row, sides)).toEqual(dyffAnswers[name]),
);

const secretAnswers = secrets.answers as Answers;
test.each(Object.entries(SECRET_ROWS))('a secret with %s', async (name, { sides, ...row }) =>
  expect(await answerTo(row, sides)).toEqual(secretAnswers[name]),
);

test.each([
  ['name: [a]', 'line 4: cannot unmarshal !!seq into string'],
  ['annotations: x', 'line 4: cannot unmarshal !!str `x` into map[string]string'],
  ['annotations: {a: {b: c}}', 'line 4: cannot unmarshal !!map into string'],
])('names the line of metadata that cannot be read: %s', (line, words) =>
  expect(answerTo(ROWS['all lines']!, ['', `apiVersion: v1\nkind: A\nmetadata:\n  ${line}\n`])).rejects.toThrow(
    `YAML unmarshal error: yaml: unmarshal errors:\n  ${words}\nCan't unmarshal apiVersion: v1\n`,
  ),
);

test('keeps the digits of names that look like numbers', async () => {
  const after = 'apiVersion: 1.10\nkind: on\nmetadata: {name: 0x10, namespace: 1_0, annotations: {a: ~}}\n';
  const { stdout } = await answerTo({ OutputFormat: 'simple' }, ['', after]);
  expect(stdout).toBe('1_0, 0x10, on (1.10) to be added.\nPlan: 1 to add, 0 to change, 0 to destroy, 0 to change ownership.\n');
});

test('a template of one’s own sees names, kinds and changes', async () => {
  const read = (manifest: string) => readSpecs(manifest, { namespace: 'default', normalize: false, tests: false, warn: () => {} });
  const template = '{{ range $i, $e := . }}{{ $e.Kind }} {{ $e.Name }}: {{ $e.Change }}{{ if not (last $i $) }}, {{ end }}{{ end }}';
  const options = { secrets: 'show', suppressedKinds: [], suppressedLines: [], findRenames: 0, stripTrailingCr: false } as const;
  const { text } = await helmDiff(read(BEFORE), read(AFTER), {
    ...options,
    output: 'template',
    template: { name: 'own.tpl', text: template },
    context: -1,
    colour: false,
    width: 80,
    warn: () => {},
  });
  expect(text).toBe(
    'Secret broken: MODIFY, ConfigMap config: MODIFY, ConfigMap one: MODIFY, Secret secret: MODIFY, Deployment web: MODIFY, Service old-name: REMOVE, Service new-name: ADD\n',
  );
});
