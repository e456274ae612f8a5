/** Suites from the text of a file. Mirrors helm-unittest 1.1.2 pkg/unittest/test_suite.go. */
import { ChartwrightError } from '../../../base/errors.ts';
import { composeYaml } from '../../../codec/yaml/compose.ts';
import { Fields, type Place } from '../../../codec/yaml/fields.ts';
import type { YamlNode } from '../../../codec/yaml/node.ts';
import { type Dict, GoInt, isDict, isList, type Value } from '../../../go/value.ts';
import { compareVersions, readVersion } from '../../../semver/version.ts';
import type { Assertion } from './assertion.ts';
import { expectKnownFields, misspelt } from './known-fields.ts';
import { readAll, readTogether } from './read-all.ts';
import { readAssertion, readSelector } from './read-assertion.ts';
import { splitDocuments } from './split-documents.ts';
import type { CapabilitySettings, FakeKind, KubernetesProvider, Settings, Test, TestSuite } from './suite.ts';

/** The version of helm-unittest whose suites are understood; `skip.minimumVersion` is held against it. */
export const UNITTEST_VERSION = '1.1.2';

export interface SuiteSource {
  readonly text: string;
  /** Relative to the current folder. */
  readonly file: string;
  readonly route: string;
  /** Refuses fields that suites do not have. */
  readonly strict: boolean;
  /** Values files from the command line. */
  readonly valuesFiles: readonly string[];
  /** The text was rendered from a template: suites must be named, and their snapshots are numbered. */
  readonly rendered: boolean;
  /** Takes suites without tests and tests without assertions; `skip.minimumVersion` does not count. */
  readonly lenient?: boolean;
}

/** The suites of a file, one per document. Throws if one is malformed, with file, line and column. */
export function readSuites(source: SuiteSource): TestSuite[] {
  let number = 0;
  const suites: TestSuite[] = [];
  for (const { text, above } of splitDocuments(source.text)) {
    const place: Place = { file: source.file, line: above, code: 'suite' };
    if (text.trim() === '') continue;
    const { root, lenient } = compose(text, place);
    if (!root) continue;
    const used: SuiteSource = lenient ? { ...source, lenient, strict: false, valuesFiles: [] } : source;
    suites.push(readSuite(root, place, used, source.rendered ? String(number) : ''));
    number++;
  }
  return suites;
}

/** The reason of the error for an escape that YAML does not know. */
const UNKNOWN_ESCAPE = 'found unknown escape character';

/** `lenient`: the text has escapes that YAML does not know. */
function compose(text: string, place: Place): { readonly root: YamlNode | undefined; readonly lenient: boolean } {
  try {
    return { root: composeYaml(text), lenient: false };
  } catch (error) {
    // Regular expressions in double quotes are common in suites: helm-unittest reads such a text again, its backslashes as they are, checks
    // nothing else of it, and leaves the command line's values files out.
    if (!(error instanceof ChartwrightError) || error.reason !== UNKNOWN_ESCAPE) throw placed(error, place);
  }
  try {
    return { root: composeYaml(withEvenBackslashes(text)), lenient: true };
  } catch (error) {
    throw placed(error, place);
  }
}

/** The error at its place in the file. The line that go-yaml counts is that of the document, and often one off. */
function placed(error: unknown, { file, line: above }: Place): unknown {
  if (!(error instanceof ChartwrightError)) return error;
  const { line: own = 1, column = 1 } = error.position ?? {};
  const position = { file, line: own + above, column };
  const { reason } = error;
  return new ChartwrightError('yaml/syntax', `${file}:${position.line}:${column}: yaml: ${reason}`, { reason, position, cause: error });
}

/** An odd run of backslashes becomes one longer. */
function withEvenBackslashes(text: string): string {
  return text.replace(/\\+/g, (run) => (run.length % 2 === 1 ? `${run}\\` : run));
}

function readSuite(root: YamlNode, place: Place, source: SuiteSource, number: string): TestSuite {
  const fields = new Fields(root, place, 'a suite');
  if (source.strict) expectKnownFields(root, place);
  const settings = readSettings(fields, readSuiteCapabilities);
  const tests = readAll(fields.list('tests'), (node) => readTest(new Fields(node, place, 'a test'), source));
  if (tests.length === 0 && !source.lenient) throw fields.refuse(`no tests found${misspelt(fields, 'tests')}`, 'tests');
  const name = fields.text('suite');
  if (source.rendered && name === '') throw fields.refuse('helm chart based test suites must include `suite` field');
  const skip = settings.skip || (source.lenient ? '' : outdated(fields.below('skip').text('minimumVersion')));
  return {
    ...settings,
    skip: skip || (tests.every((test) => test.skip !== '') ? 'all tests are skipped' : ''),
    values: [...settings.values, ...source.valuesFiles],
    name,
    file: source.file,
    route: source.route,
    templates: fields.texts('templates'),
    excludeTemplates: fields.texts('excludeTemplates'),
    includeCrds: fields.bool('includeCrds'),
    snapshotId: fields.text('snapshotId') || number,
    tests: skip ? tests.map((test) => ({ ...test, skip })) : tests,
  };
}

function outdated(minimum: string): string {
  const [current, wanted] = [readVersion(UNITTEST_VERSION), readVersion(minimum)];
  if (minimum === '' || (current && wanted && compareVersions(current, wanted) >= 0)) return '';
  return `Test suite requires minimum unittest plugin version ${minimum}, but current version is ${UNITTEST_VERSION}`;
}

function readTest(fields: Fields, { lenient }: SuiteSource): Test {
  const entries = fields.list('asserts');
  const [assertions, settings] = readTogether(
    () => readAll(entries, (node) => readEntry(new Fields(node, fields.place, 'an assertion'))),
    () => readSettings(fields, readTestCapabilities),
  );
  if (assertions.length === 0 && !lenient) throw fields.refuse(`no asserts found${misspelt(fields, 'asserts')}`, 'asserts');
  const templates = fields.texts('templates');
  const template = fields.text('template');
  return {
    ...settings,
    name: fields.text('it'),
    position: fields.position(),
    templates: templates.length > 0 ? templates : template ? [template] : [],
    documentIndex: fields.integer('documentIndex'),
    documentSelector: readSelector(fields),
    assertions,
    emptyFirst: assertions.length > 0 && !assertions[0] ? new Fields(entries[0], fields.place, 'an assertion').position() : undefined,
  };
}

/** An assertion; undefined for an empty entry. */
function readEntry(entry: Fields): Assertion | undefined {
  return entry.node ? readAssertion(entry) : undefined;
}

function readSettings(fields: Fields, readVersions: (fields: Fields) => CapabilitySettings): Settings {
  const [release, chart, post] = [fields.below('release'), fields.below('chart'), fields.below('postRenderer')];
  const set = fields.any('set');
  if (set !== null && !isDict(set)) throw fields.refuse('set must be a map', 'set');
  return {
    values: fields.texts('values'),
    set: set ?? new Map(),
    release: {
      name: release.text('name'),
      namespace: release.text('namespace'),
      revision: release.integer('revision') ?? 0,
      upgrade: release.bool('upgrade'),
    },
    chart: { version: chart.text('version'), appVersion: chart.text('appVersion') },
    capabilities: readVersions(fields.below('capabilities')),
    kubernetesProvider: readProvider(fields.below('kubernetesProvider')),
    postRenderer: { cmd: post.text('cmd'), args: post.texts('args') },
    skip: fields.below('skip').text('reason'),
    locate: (field, key) => fields.positionIn(field, key),
  };
}

function readSuiteCapabilities(fields: Fields): CapabilitySettings {
  return {
    majorVersion: fields.text('majorVersion'),
    minorVersion: fields.text('minorVersion'),
    apiVersions: fields.texts('apiVersions'),
  };
}

/** As a test has them, of any types: of versions, texts and integers count, of API versions, texts. */
function readTestCapabilities(fields: Fields): CapabilitySettings {
  const versions = fields.any('apiVersions');
  const texts = isList(versions) ? versions.filter((each) => typeof each === 'string') : null;
  return {
    majorVersion: versionPart(fields.any('majorVersion')),
    minorVersion: versionPart(fields.any('minorVersion')),
    apiVersions: fields.has('apiVersions') ? texts : undefined,
  };
}

function versionPart(value: Value): string {
  return typeof value === 'string' ? value : value instanceof GoInt ? String(value.value) : '';
}

function readProvider(fields: Fields): KubernetesProvider {
  const scheme = fields.below('scheme');
  return {
    scheme: new Map(scheme.names().map((name) => [name, readKind(scheme.below(name))])),
    objects: objectsOf(fields.any('objects')),
  };
}

function objectsOf(value: Value): Dict[] {
  return isList(value) ? value.filter(isDict) : [];
}

function readKind(fields: Fields): FakeKind {
  const gvr = fields.below('gvr');
  return {
    group: gvr.text('group'),
    version: gvr.text('version'),
    resource: gvr.text('resource'),
    namespaced: fields.bool('namespaced'),
  };
}
