/** What helm-diff's commands print of two manifests: the bytes of helm-diff 3.15.11, which test/golden/helm-diff.json holds. */
import { expect, test } from 'vitest';
import { helmDiff } from '../../src/action/diff/helm-diff-text.ts';
import { byTemplate, readSpecs } from '../../src/diff/helm-diff/specs.ts';
import golden from '../golden/helm-diff.json' with { type: 'json' };
import { AFTER, BEFORE, ROWS } from './helm-diff.rows.ts';

const answers: Readonly<Record<string, { readonly stdout: string; readonly changed: boolean }>> = golden.answers;

test.each(Object.entries(ROWS))('%s', (name, row) => {
  const specs = [BEFORE, AFTER].map((manifest) => {
    const found = readSpecs(manifest, {
      namespace: 'default',
      normalize: row.Normalize ?? false,
      tests: row.Tests ?? false,
      warn: () => {},
    });
    return row.Releases ? byTemplate(found) : found;
  });
  const { text, changed } = helmDiff(specs[0]!, specs[1]!, {
    output: row.OutputFormat,
    context: row.OutputContext ?? -1,
    secrets: row.ShowSecretsDecoded ? 'decode' : row.ShowSecrets ? 'show' : 'redact',
    suppressedKinds: row.SuppressedKinds ?? [],
    suppressedLines: row.SuppressedOutputLineRegex ?? [],
    findRenames: row.FindRenames ?? 0,
    stripTrailingCr: false,
    colour: row.Color ?? false,
    warn: () => {},
  });
  expect({ stdout: text, changed }).toEqual(answers[name]);
});

test('a template of one’s own sees names, kinds and changes', () => {
  const read = (manifest: string) => readSpecs(manifest, { namespace: 'default', normalize: false, tests: false, warn: () => {} });
  const template = '{{ range $i, $e := . }}{{ $e.Kind }} {{ $e.Name }}: {{ $e.Change }}{{ if not (last $i $) }}, {{ end }}{{ end }}';
  const options = { secrets: 'show', suppressedKinds: [], suppressedLines: [], findRenames: 0, stripTrailingCr: false } as const;
  const { text } = helmDiff(read(BEFORE), read(AFTER), {
    ...options,
    output: 'template',
    template,
    context: -1,
    colour: false,
    warn: () => {},
  });
  expect(text).toBe(
    'Secret broken: MODIFY, ConfigMap config: MODIFY, ConfigMap one: MODIFY, Secret secret: MODIFY, Deployment web: MODIFY, Service old-name: REMOVE, Service new-name: ADD\n',
  );
});
