/** Suites that the templates of a chart of tests render (`--chart-tests-path`). Mirrors helm-unittest 1.1.2 pkg/unittest/test_suite.go. */
import { ChartwrightError } from '../../../base/errors.ts';
import { silent } from '../../../base/log.ts';
import { loadChart } from '../../../chart/load.ts';
import { compareStrings } from '../../../go/utf8.ts';
import { PROFILES } from '../../../helm/profile.ts';
import type { FileSystem } from '../../../host/files.ts';
import type { Host } from '../../../host/host.ts';
import { prepare } from '../../../render/prepare.ts';
import { renderFiles } from '../../../render/render-files.ts';
import { readSuites, type SuiteSource } from './read-suites.ts';
import type { TestSuite } from './suite.ts';

const PROFILE = PROFILES['3.22'];

/** What templates of suites see of the release: no install, no upgrade. */
const RELEASE = { name: 'TEST-SUITE-RELEASE', namespace: 'NAMESPACE', revision: 1, isInstall: false, isUpgrade: false };

export interface Cluster {
  readonly major: string;
  readonly minor: string;
}

/** The Kubernetes version that charts see if no test sets one, as in helm-unittest. */
export const DEFAULT_CLUSTER: Cluster = { major: '1', minor: '20' };

export interface SuiteRenderDeps extends Pick<Host, 'clock' | 'random'> {
  readonly files: FileSystem;
  /** The version of Kubernetes that the templates see; the default one if absent. */
  readonly cluster?: Cluster;
}

/** A text that a template rendered, named as its file below the chart of tests. */
export interface RenderedText {
  readonly file: string;
  readonly text: string;
}

/** What the templates of the chart of tests in a folder render. Throws if it cannot be loaded or rendered. */
export function renderSuiteTexts(folder: string, { files, clock, random, cluster = DEFAULT_CLUSTER }: SuiteRenderDeps): RenderedText[] {
  const { major, minor } = cluster;
  const chart = loadChart(files, folder, { profile: PROFILE, log: silent });
  const version = `v${major}.${minor}.0`;
  const capabilities = { kubeVersion: { version, normalized: version, major, minor }, apiVersions: PROFILE.kubernetes.apiVersions };
  const prepared = prepare({ chart, values: new Map() }, { release: RELEASE, capabilities, profile: PROFILE, log: silent });
  const rendered = renderFiles(prepared, { clock, random, log: silent, lint: false });
  const texts = [...rendered].map(([name, text]) => ({ file: name.slice(name.indexOf('/') + 1), text }));
  // Snapshots of these suites are among the templates, unless .helmignore names them.
  return texts.filter(({ file }) => !file.includes('/__snapshot__/')).sort((a, b) => compareStrings(a.file, b.file));
}

/** The suites of a rendered text. Throws if it has none, or one is malformed. */
export function readRenderedSuites(source: Omit<SuiteSource, 'rendered'>): TestSuite[] {
  const suites = readSuites({ ...source, rendered: true });
  if (suites.length > 0) return suites;
  throw new ChartwrightError('suite', `${source.file}: the template rendered no suite`, { position: { file: source.file } });
}
