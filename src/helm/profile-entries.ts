/** What differs between Helms: each difference is one entry, named after it. */

/** A Helm whose output can be asked for. */
export type HelmVersion = '4.3' | '3.22';

/** A release of Kubernetes, as Helm knows it without a cluster. */
export interface KubernetesRelease {
  /** `v1.37.0` */
  readonly version: string;
  /** Groups and versions, in the order of Helm's client library. */
  readonly apiVersions: readonly string[];
}

export interface Profile {
  readonly name: HelmVersion;
  /** What is assumed of a cluster if there is none: the release of Kubernetes that Helm is built for. */
  readonly kubernetes: KubernetesRelease;
  /** The version of Go that Helm is built with, as `version` prints it. */
  readonly goVersion: string;
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
  /** The Go package of releases, as `%T` shows it. */
  readonly releasePackage: 'v1' | 'release';
  /** The Go package of values and capabilities, as `typeOf` shows it. */
  readonly valuesPackage: 'common' | 'chartutil';
  /** `--set-json` takes a whole object as well as `key=json`. (4.0) */
  readonly takesJsonObjects: boolean;
  /** `--set 'a[1'` and the like, cut off within an index, set nothing; earlier they were errors. (4.0) */
  readonly forgivesOpenIndex: boolean;
  /** Template errors are printed as a trace of several lines. (4.0) */
  readonly tracesErrors: boolean;
  /** Lint warns of fields of Chart.yaml that Helm does not know. (4.0) */
  readonly lintsUnknownFields: boolean;
  /** Lint warns of a version that is not strictly semantic. (4.0) */
  readonly lintsLooseVersions: boolean;
  /** Lint examines crds/. (4.0) */
  readonly lintsCrds: boolean;
  /** Lint examines templates that end in `.yml` as well as `.yaml`. (4.0) */
  readonly lintsYmlFiles: boolean;
  /** Lint warns of a chart without templates/; earlier it went on. (4.0) */
  readonly lintsMissingTemplates: boolean;
  /** How severe it is that templates/ is a file. (4.0) */
  readonly lintsTemplatesFile: 'error' | 'warning';
  /** Lint warns of crd-install hooks and .Release.Time, which only Helm 2 had. (3) */
  readonly lintsFormerHooks: boolean;
  /** --skip-schema-validation also skips the schema of values.yaml alone. (4.0) */
  readonly lintSkipsValuesSchema: boolean;
  /** The finding about resource policies in Lists begins with a capital letter. (3) */
  readonly capitalizesListFinding: boolean;
  /** The Go struct of a manifest that lint reads, as decoding errors name it. */
  readonly manifestStruct: 'rules.k8sYamlStruct' | 'rules.K8sYamlStruct';
  /** `lint` without a path examines the current folder. (3) */
  readonly lintsCurrentFolder: boolean;
  /** `version` takes --client, without effect. (3) */
  readonly takesClientFlag: boolean;
  /** A release name or dependencies that are refused are logged, and the error names the failed step. (4.0) */
  readonly namesFailedSteps: boolean;
  /** `show` puts `---` before every definition that has none; earlier only `show all` did, before the first. (4.0) */
  readonly separatesDefinitions: boolean;
  /** Packages take their times from SOURCE_DATE_EPOCH. (4.3) */
  readonly stampsArchives: boolean;
  /** Downloads are kept in a cache by content, HELM_CONTENT_CACHE. (4.0) */
  readonly hasContentCache: boolean;
  /** A post-renderer gets all files, hooks among them, as one annotated stream; earlier the printed manifests. (4.0) */
  readonly postRendersFiles: boolean;
  /** Records have the times of a chart's files. (4.2) */
  readonly recordsFileTimes: boolean;
  /** Records have the method by which their objects were applied, and the revision of a rollback. (4.0) */
  readonly recordsApplyMethod: boolean;
  /** Times that never were are recorded as empty text; later they are left out. (3) */
  readonly recordsEmptyTimes: boolean;
  /** Objects are applied by the server by default. (4.0) */
  readonly appliesOnServer: boolean;
  /** Releases are printed with their description and objects; earlier only if that is asked for. (4.0) */
  readonly describesReleases: boolean;
  /** `get metadata` prints the labels of a release. (4.0) */
  readonly metadataHasLabels: boolean;
  /** Errors that prevent an installation or an update begin with a capital letter. (3) */
  readonly capitalizesRefusals: boolean;
  /** `template --dry-run=server` knows the version and kinds of the server. (4.0) */
  readonly templateAsksServer: boolean;
  /** With --debug, schemas are printed as they are used. (4.0) */
  readonly logsSchemas: boolean;
  /** Plain log lines begin with the place in the source that prints them. (3) */
  readonly namesLogPlaces: boolean;
  /** `version` and .Capabilities.HelmVersion name the version of the Kubernetes client. (4.0) */
  readonly reportsKubeClient: boolean;
  /** Files in packages have the times at which they were written; earlier the time of packaging. (4.2) */
  readonly keepsFileTimes: boolean;
  /** The extra field of packages has the header that gzip requires. (4.0) */
  readonly framesGzipExtra: boolean;
  /** `repo list` fails if there are no repositories. (3) */
  readonly failsWithoutRepositories: boolean;
  /** Missing dependencies are reported with a capital letter, and the command to run in backquotes. (3) */
  readonly capitalizesDependencyFault: boolean;
  /** A lock that is out of sync is reported with the command that helps. (4.0) */
  readonly namesLockRemedy: boolean;
  /** `install --dry-run` needs a cluster, whatever its value. (3) */
  readonly dryRunReachesCluster: boolean;
  /** A cluster that does not answer is reported with a capital letter. (3) */
  readonly capitalizesUnreachable: boolean;
  /** There are --color and --colour. (4.0) */
  readonly hasColorFlags: boolean;
  /** --wait names a strategy; earlier it is a switch. (4.0) */
  readonly waitsByStrategy: boolean;
  /** --force is called --force-replace, and deprecated. (4.0) */
  readonly renamesForce: boolean;
  /** --atomic is called --rollback-on-failure, and deprecated. (4.0) */
  readonly renamesAtomic: boolean;
  /** --dry-run is none, client or server, and deprecated without a value; earlier it is a switch with words. (4.0) */
  readonly dryRunHasDefault: boolean;
  /** `template` deprecates --hide-notes and --render-subchart-notes. (4.0) */
  readonly templateIgnoresNotes: boolean;
  /** `template --validate` is deprecated for --dry-run=server. (4.0) */
  readonly replacesValidate: boolean;
  /** `repo list` has --no-headers. (4.0) */
  readonly hidesRepositoryHeaders: boolean;
  /** `repo add` has --no-update, without effect. (3) */
  readonly takesNoUpdate: boolean;
  /** `repo update` fails if any index cannot be fetched; earlier only with --fail-on-repo-update-fail. (4.0) */
  readonly failsOnFailedUpdates: boolean;
  /** plugin.yaml has one form, which is read strictly; one faulty plugin hides all others. (3) */
  readonly hasOnePluginForm: boolean;
  /** Faults of plugins, a schema that is not valid JSON and a version that no tag fits begin with a capital letter. (3) */
  readonly capitalizesFaults: boolean;
  /** `registry login` takes what is behind the host for a slip; later it is refused. (3) */
  readonly loginStripsPath: boolean;
  /** Certificates that cannot be read are reported with the file's name alone, and as a pair. (3) */
  readonly namesKeyPair: boolean;
  /** Plugins are packaged, signed and verified. (4.0) */
  readonly signsPlugins: boolean;
  /** Plugins have types, which `plugin list --type` picks from. (4.0) */
  readonly typesPlugins: boolean;
  /** `rollback` has --description. (4.3) */
  readonly describesRollbacks: boolean;
  /** `rollback` and `upgrade` have --recreate-pods. (3) */
  readonly recreatesPods: boolean;
  /** `status` has --show-desc and --show-resources. (3) */
  readonly showsStatusDetails: boolean;
  /** What commands do with registries is printed on standard output; earlier on standard error. (4.0) */
  readonly registriesUseStdout: boolean;
  /** `list` has --all. (3) */
  readonly listsAll: boolean;
  /** `test` has --hide-notes. (3) */
  readonly testHidesNotes: boolean;
  /** Faults of one step are counted (`1 error occurred:`). (3) */
  readonly countsFaults: boolean;
  /** An upgrade fails if what it drops cannot be deleted; earlier that was only logged. (4.0) */
  readonly failsOnLeftovers: boolean;
  /** Objects that were on the cluster but not in the release are warned of. (4.0) */
  readonly warnsOfAdoption: boolean;
  /** An upgrade or rollback that fails is logged before its error. (4.0) */
  readonly logsFailedUpgrades: boolean;
  /** `uninstall` deletes only what is marked as the release's. (4.1) */
  readonly checksOwners: boolean;
  /** `uninstall --dry-run` prints what would be kept and skipped. (4.1) */
  readonly simulatesUninstall: boolean;
  /** `test` deletes what its tests leave before it prints; later after it. (3) */
  readonly tidiesTestsFirst: boolean;
  /** `test --logs` asks for the logs of every test as of a Pod, without naming containers. (3) */
  readonly readsAllTestLogs: boolean;
  /** A chart that is on the disk wins over one of --repo, with a warning. (3) */
  readonly prefersLocalCharts: boolean;
  /** Warnings are structured log lines (`level=WARN msg=…`); earlier plain ones. (4.0) */
  readonly structuredLog: boolean;
}
