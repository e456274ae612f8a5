/** Every entry of the profile table is shown by a row: with Helm 4.3's entry, Helm 3.22's answer is another. */
import { describe, expect, test } from 'vitest';
import { PROFILES, type Profile } from '../../src/helm/profile.ts';
import { readGolden } from '../support/golden.ts';
import { play } from '../support/play.ts';
import { inProcess } from '../support/program.ts';
import type { Suite } from '../support/rows.ts';
import { playSession, type SessionSuite } from '../support/session.ts';
import { SESSIONS } from './session-suites.ts';
import { SUITES } from './suites.ts';

type Entry = Exclude<keyof Profile, 'name'>;

/** Entry to the suite and the row or session that show it. */
const SHOWN: Partial<Record<Entry, readonly [suite: string, row: string]>> = {
  trimsDocuments: ['differences-helm3', 'webhook configurations'],
  keepsNullDefaults: ['differences-helm3', 'null in values.yaml'],
  chartIsStruct: ['differences-helm3', 'unknown field of .Chart'],
  sortsWebhooks: ['differences-helm3', 'webhook configurations'],
  mergesValuesDocuments: ['template-helm3', 'several documents in a values file'],
  keepsVendorSuffix: ['template-helm3', 'kube version and API versions'],
  missingFunctions: ['differences-helm3', 'function mustToYaml'],
  copiesAliasedDependencies: ['differences-helm3', 'aliases of a chart that has a chart'],
  largestFile: ['differences-helm3', 'a file of 6 MB'],
  detectsChartVersion: ['flags-helm3', 'create x --chart-api-version v2'],
  chartPackage: ['lint-helm3', 'metadata is a list'],
  valuesPackage: ['lint-helm3', 'values are a list'],
  takesJsonObjects: ['flags-helm3', 'template demo --set-json {"a":2}'],
  forgivesOpenIndex: ['flags-helm3', 'template demo --set a[1'],
  tracesErrors: ['differences-helm3', 'unknown field of .Chart'],
  namesFailedSteps: ['differences-helm3', '--validate'],
  takesClientFlag: ['flags-helm3', 'version --short -c'],
  lintsUnknownFields: ['lint-helm3', 'unknown field'],
  lintsLooseVersions: ['lint-helm3', 'metadata is empty'],
  lintsCrds: ['lint-helm3', 'definitions are a file'],
  lintsYmlFiles: ['lint-helm3', 'foreign extension'],
  lintsMissingTemplates: ['lint-helm3', 'no templates'],
  lintsTemplatesFile: ['lint-helm3', 'templates are a file'],
  lintsFormerHooks: ['differences-helm3', 'hooks and fields of Helm 2'],
  lintSkipsValuesSchema: ['lint-helm3', 'schema violation, skipped'],
  capitalizesListFinding: ['lint-helm3', 'policy in a list'],
  manifestStruct: ['lint-helm3', 'text'],
  lintsCurrentFolder: ['flags-helm3', 'lint'],
  separatesDefinitions: ['show-helm3', 'crds'],
  stampsArchives: ['package-helm3', 'SOURCE_DATE_EPOCH is no number'],
  hasContentCache: ['flags-helm3', 'version --short --content-cache x'],
  postRendersFiles: ['differences-helm3', 'a program as post-renderer'],
  appliesOnServer: ['flags-helm3', 'template demo --server-side'],
  logsSchemas: ['differences-helm3', 'schemas with --debug'],
  namesLogPlaces: ['lint-helm3', 'requirements of a v2 chart'],
  reportsKubeClient: ['template-helm3', 'version takes no -c'],
  failsWithoutRepositories: ['flags-helm3', 'repo list'],
  capitalizesDependencyFault: ['flags-helm3', 'missing dependencies'],
  namesLockRemedy: ['dependency-helm3', 'a lock that does not fit'],
  dryRunReachesCluster: ['install-helm3', 'hooks, manifest, notes'],
  capitalizesUnreachable: ['differences-helm3', '--validate'],
  hasColorFlags: ['flags-helm3', 'version --short --color always'],
  waitsByStrategy: ['flags-helm3', 'template demo --wait=x'],
  renamesForce: ['flags-helm3', 'template demo --force'],
  renamesAtomic: ['flags-helm3', 'template demo --atomic'],
  dryRunHasDefault: ['flags-helm3', 'template demo --dry-run'],
  templateIgnoresNotes: ['flags-helm3', 'template demo --hide-notes'],
  replacesValidate: ['differences-helm3', '--validate'],
  hidesRepositoryHeaders: ['flags-helm3', 'repo list --no-headers'],
  takesNoUpdate: ['differences-helm3', '--no-update'],
  failsOnFailedUpdates: ['flags-helm3', 'repo update --fail-on-repo-update-fail'],
  signsPlugins: ['flags-helm3', 'plugin install x --verify=false'],
  typesPlugins: ['flags-helm3', 'plugin list --type x'],
  hasOnePluginForm: ['plugin-helm3', "a plugin of Helm 4's form hides all others"],
  capitalizesFaults: ['plugin-helm3', 'installed, called, removed'],
  loginStripsPath: ['registry-helm3', 'with a guard'],
  namesKeyPair: ['flags-helm3', 'repo add a http://127.0.0.1:1 --ca-file nosuch'],
  describesRollbacks: ['flags-helm3', 'rollback x --description y'],
  recreatesPods: ['flags-helm3', 'upgrade x demo --recreate-pods --bad'],
  showsStatusDetails: ['differences-helm3', '--show-desc'],
  registriesUseStdout: ['flags-helm3', 'registry logout x y'],
  listsAll: ['flags-helm3', 'list --all --bad'],
  testHidesNotes: ['flags-helm3', 'test x --hide-notes=x'],
  structuredLog: ['template-helm3', 'unknown hook'],
};

/** Entries that no row shows, and why. */
const NOT_SHOWN: Partial<Record<Entry, string>> = {
  kubernetes: 'both Helms are built for the same release',
  goVersion: 'both Helms are built with the same Go',
  limitsFolders: 'takes a folder of 100 MB',
  framesGzipExtra: 'packages of Helm 3 hold the time at which they are made',
  keepsFileTimes: 'packages of Helm 3 hold the time at which they are made',
  capitalizesRefusals: 'takes a cluster',
  describesReleases: 'takes a cluster',
  metadataHasLabels: 'takes a cluster',
  templateAsksServer: 'takes a cluster',
  recordsFileTimes: 'takes a cluster',
  recordsApplyMethod: 'takes a cluster',
  checksOwners: 'takes a cluster',
  countsFaults: 'takes a cluster',
  failsOnLeftovers: 'takes a cluster',
  logsFailedUpgrades: 'takes a cluster',
  readsAllTestLogs: 'takes a cluster',
  releasePackage: 'takes a cluster',
  simulatesUninstall: 'takes a cluster',
  tidiesTestsFirst: 'takes a cluster',
  warnsOfAdoption: 'takes a cluster',
  prefersLocalCharts: 'takes a repository',
  recordsEmptyTimes: 'takes a cluster',
};

const entries = Object.keys(PROFILES['4.3']).filter((name) => name !== 'name') as Entry[];

/** Answers with one entry of Helm 3.22's profile as Helm 4.3 has it. */
async function answerWith(entry: Entry, suite: Suite | SessionSuite, name: string): Promise<unknown> {
  const profiles: { '3.22': Profile } = PROFILES as never;
  const own = profiles['3.22'];
  profiles['3.22'] = { ...own, [entry]: PROFILES['4.3'][entry] };
  try {
    if (!('rows' in suite)) return await playSession(inProcess, suite.sessions.find((each) => each.name === name)!, suite.helm);
    return await play(inProcess, suite.rows.find((each) => each.name === name)!, suite.helm);
  } finally {
    profiles['3.22'] = own;
  }
}

describe('entries of the profile table', () => {
  test('are shown, or listed with a reason', () => {
    expect([...Object.keys(SHOWN), ...Object.keys(NOT_SHOWN)].sort()).toEqual([...entries].sort());
  });

  test.each(Object.entries(SHOWN) as [Entry, readonly [string, string]][])('%s', async (entry, [suiteName, row]) => {
    const suite = [...SUITES, ...SESSIONS].find(({ name }) => name === suiteName)!;
    const golden = (readGolden(suite as Suite) as Record<string, unknown>)[row];
    expect(golden).toBeDefined();
    expect(await answerWith(entry, suite, row)).not.toEqual(golden);
  });
});
