/** The fields that suites have, for `--strict` and for hints at what was probably meant. */
import { closestName } from '../../../base/closest.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import type { Fields, Place } from '../../../codec/yaml/fields.ts';
import type { YamlMapping, YamlNode } from '../../../codec/yaml/node.ts';

/** Fields by name: what is below each, or null for anything. */
interface Shape {
  readonly what: string;
  readonly fields: Readonly<Record<string, Shape | null>>;
  /** `fields` stand for those of each entry: of a list, or of a map of any names. */
  readonly each?: boolean;
}

const shape = (what: string, names: string, below: Readonly<Record<string, Shape>> = {}): Shape => ({
  what,
  fields: { ...Object.fromEntries(names.split(' ').map((name) => [name, null])), ...below },
});

const KIND: Shape = { ...shape('a kind', 'should_err namespaced', { gvr: shape('gvr', 'group version resource') }), each: true };

const SETTINGS: Readonly<Record<string, Shape>> = {
  release: shape('release', 'name namespace revision upgrade'),
  chart: shape('chart', 'version appVersion'),
  kubernetesProvider: shape('kubernetesProvider', 'objects', { scheme: KIND }),
  postRenderer: shape('postRenderer', 'cmd args'),
};

const TEST: Shape = {
  ...shape('a test', 'it values set template templates documentIndex documentindices capabilities asserts', {
    ...SETTINGS,
    documentSelector: shape('documentSelector', 'path value matchMany skipEmptyTemplates'),
    skip: shape('skip', 'reason'),
  }),
  each: true,
};

const SUITE: Shape = shape('a suite', 'suite values set templates excludeTemplates includeCrds snapshotId', {
  ...SETTINGS,
  capabilities: shape('capabilities', 'majorVersion minorVersion apiVersions'),
  skip: shape('skip', 'reason minimumVersion'),
  tests: TEST,
});

/** Throws if a suite has fields that suites do not have; the error's message has a line for each. */
export function expectKnownFields(root: YamlNode, place: Place): void {
  const [first, ...others] = faults(root, SUITE, place);
  if (!first) return;
  const message = [first, ...others].map(({ message }) => message).join('\n\t\t');
  throw new ChartwrightError('suite', message, { position: { file: place.file, line: first.line, column: first.column } });
}

interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function faults(node: YamlNode, expected: Shape, place: Place): Fault[] {
  const target = node.kind === 'alias' ? node.target : node;
  if (expected.each) {
    const entries = target.kind === 'sequence' ? target.items : target.kind === 'mapping' ? target.values : [];
    return entries.flatMap((entry) => faults(entry, { ...expected, each: false }, place));
  }
  return target.kind === 'mapping' ? faultsOf(target, expected, place) : [];
}

function faultsOf({ keys, values }: YamlMapping, { what, fields }: Shape, place: Place): Fault[] {
  return keys.flatMap((key, i) => {
    if (key.kind !== 'scalar' || (key.value === '<<' && key.implicit)) return [];
    const below = Object.hasOwn(fields, key.value) ? fields[key.value] : undefined;
    if (below === null) return [];
    if (below) return faults(values[i] as YamlNode, below, place);
    const line = key.line + place.line;
    const hint = meant(closestName(Object.keys(fields), key.value));
    const message = `${place.file}:${line}:${key.column}: field ${key.value} not found in ${what}${hint}`;
    return [{ line, column: key.column, message }];
  });
}

export function meant(name: string | undefined): string {
  return name === undefined ? '' : ` (did you mean ${name}?)`;
}

/** A hint for a missing field of a suite or a test: a field that has no meaning and a name like it. */
export function misspelt(fields: Fields, wanted: 'tests' | 'asserts'): string {
  const known = wanted === 'tests' ? SUITE : TEST;
  const wrong = closestName(
    fields.names().filter((name) => !Object.hasOwn(known.fields, name)),
    wanted,
  );
  return wrong === undefined ? '' : `; unknown field ${wrong}${meant(wanted)}`;
}
