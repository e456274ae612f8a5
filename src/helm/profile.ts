/**
 * What differs between the Helm versions whose bytes can be asked for. Each difference is one named
 * entry here; code asks for the entry, never for a version.
 */

export interface Profile {
  readonly name: '4.3' | '3.22';
  /** Rendered documents are cut at `---` and trimmed; later versions keep their trailing blank lines. (until 4.2.3) */
  readonly trimsDocuments: boolean;
  /** A null in a chart's own values.yaml reaches the templates; later versions drop the key. (until 4.1) */
  readonly keepsNullDefaults: boolean;
  /** `.Chart` is a Go struct, whose unknown fields are errors; later a map. (3) */
  readonly chartIsStruct: boolean;
  /** Webhook configurations sort right after APIService; earlier among the unknown kinds. (4.0) */
  readonly sortsWebhooks: boolean;
  /** All documents of a values file count; earlier only the first. (4.0) */
  readonly mergesValuesDocuments: boolean;
  /** `.Capabilities.KubeVersion.Version` keeps a vendor's suffix (`v1.33.4-gke.1`). (4.1) */
  readonly keepsVendorSuffix: boolean;
  /** Template functions that this version does not have yet. */
  readonly missingFunctions: ReadonlySet<string>;
  /** A dependency that is used under an alias is copied with its own dependencies. (4.0) */
  readonly copiesAliasedDependencies: boolean;
  /** The total size limit of archives holds for chart folders, too. (4.3) */
  readonly limitsFolders: boolean;
  /** The largest file of a chart in bytes; later there is no limit but the total. (3) */
  readonly largestFile: number;
  /** Charts are loaded by the format that their apiVersion names; earlier all as v1 or v2. (4.0) */
  readonly detectsChartVersion: boolean;
  /** The Go package of chart types, as decoding errors name it. */
  readonly chartPackage: 'v2' | 'chart';
  /** The Go package of values and capabilities, as `typeOf` shows it. */
  readonly valuesPackage: 'common' | 'chartutil';
  /** `--set-json` takes a whole object as well as `key=json`. (4.0) */
  readonly takesJsonObjects: boolean;
  /** `--set 'a[1'` and the like, cut off within an index, set nothing; earlier they were errors. (4.0) */
  readonly forgivesOpenIndex: boolean;
  /** Template errors are printed as a trace of several lines. (4.0) */
  readonly tracesErrors: boolean;
  /**
   * Lint wants Chart.yaml free of unknown fields and its version strict, looks at crds/ and at `.yml`, and misses templates/;
   * earlier it warned of what only Helm 2 had. (4.0)
   */
  readonly lintsStrictly: boolean;
  /** `version` takes --client, without effect. (3) */
  readonly takesClientFlag: boolean;
  /** A release name or dependencies that are refused are logged, and the error says which step failed. (4.0) */
  readonly namesFailedSteps: boolean;
  /** `show` puts `---` before every definition that has none; earlier only `show all` did, before the first. (4.0) */
  readonly separatesDefinitions: boolean;
  /** Packages take their times from SOURCE_DATE_EPOCH. (4.3) */
  readonly stampsArchives: boolean;
  /** Downloads are kept in a cache by content, HELM_CONTENT_CACHE. (4.0) */
  readonly hasContentCache: boolean;
  /** A post-renderer gets all files, hooks among them, as one annotated stream; earlier the printed manifests. (4.0) */
  readonly postRendersFiles: boolean;
  /** Records say when a chart's files were written. (4.2) */
  readonly recordsFileTimes: boolean;
  /** Records say how their objects were applied, and which revision was rolled back to. (4.0) */
  readonly recordsApplyMethod: boolean;
  /** Times that never were are recorded as empty text; later they are left out. (3) */
  readonly recordsEmptyTimes: boolean;
  /** Objects are applied by the server unless told otherwise. (4.0) */
  readonly appliesOnServer: boolean;
  /** Warnings are structured log lines (`level=WARN msg=…`); earlier plain ones. (4.0) */
  readonly structuredLog: boolean;
}

const DURATIONS = 'Seconds Milliseconds Microseconds Nanoseconds Minutes Hours Days Weeks RoundTo TruncateTo';

const V4_3: Profile = {
  name: '4.3',
  trimsDocuments: false,
  keepsNullDefaults: false,
  chartIsStruct: false,
  sortsWebhooks: true,
  mergesValuesDocuments: true,
  keepsVendorSuffix: true,
  missingFunctions: new Set(),
  copiesAliasedDependencies: true,
  limitsFolders: true,
  largestFile: Number.POSITIVE_INFINITY,
  detectsChartVersion: true,
  chartPackage: 'v2',
  valuesPackage: 'common',
  takesJsonObjects: true,
  forgivesOpenIndex: true,
  tracesErrors: true,
  namesFailedSteps: true,
  takesClientFlag: false,
  lintsStrictly: true,
  separatesDefinitions: true,
  stampsArchives: true,
  hasContentCache: true,
  postRendersFiles: true,
  recordsFileTimes: true,
  recordsApplyMethod: true,
  recordsEmptyTimes: false,
  appliesOnServer: true,
  structuredLog: true,
};

const V3_22: Profile = {
  name: '3.22',
  trimsDocuments: true,
  keepsNullDefaults: true,
  chartIsStruct: true,
  sortsWebhooks: false,
  mergesValuesDocuments: false,
  keepsVendorSuffix: false,
  missingFunctions: new Set(['mustToYaml', 'mustToToml', 'mustToDuration', ...DURATIONS.split(' ').map((unit) => 'duration' + unit)]),
  copiesAliasedDependencies: false,
  limitsFolders: false,
  largestFile: 5 * 1024 * 1024,
  detectsChartVersion: false,
  chartPackage: 'chart',
  valuesPackage: 'chartutil',
  takesJsonObjects: false,
  forgivesOpenIndex: false,
  tracesErrors: false,
  namesFailedSteps: false,
  takesClientFlag: true,
  lintsStrictly: false,
  separatesDefinitions: false,
  stampsArchives: false,
  hasContentCache: false,
  postRendersFiles: false,
  recordsFileTimes: false,
  recordsApplyMethod: false,
  recordsEmptyTimes: true,
  appliesOnServer: false,
  structuredLog: false,
};

/** The profiles by the version that `--helm-version` takes. */
export const PROFILES: Readonly<Record<Profile['name'], Profile>> = { '4.3': V4_3, '3.22': V3_22 };

/** The profile that holds where none is asked for. */
export const DEFAULT_PROFILE: Profile = V4_3;
