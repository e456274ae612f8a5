/** Flags that several commands share, in the groups in which Helm adds them. */
import { ChartwrightError } from '../base/errors.ts';
import { parseBool } from '../go/parse-bool.ts';
import { quote } from '../go/strconv.ts';
import type { Profile } from '../helm/profile.ts';
import { completeVersion } from './complete/charts.ts';
import type { CompletionLine } from './complete/completion.ts';
import { bool, commaList, custom, duration, type Flag, int, list, pairs, text } from './flag.ts';
import type { Settings } from './settings.ts';

const JSON_PAIRS = 'set JSON values on the command line (can specify multiple or separate values with commas: key1=jsonval1,key2=jsonval2)';

/** Where values come from. */
export const valuesFlags = {
  values: commaList('specify values in a YAML file or a URL (can specify multiple)', { short: 'f' }),
  set: list('set values on the command line (can specify multiple or separate values with commas: key1=val1,key2=val2)'),
  setString: list('set STRING values on the command line (can specify multiple or separate values with commas: key1=val1,key2=val2)'),
  setFile: list(
    'set values from respective files specified via the command line (can specify multiple or separate values with commas: key1=path1,key2=path2)',
  ),
  setJson: list(
    'set JSON values on the command line (can specify multiple or separate values with commas: key1=jsonval1,key2=jsonval2 or using json format: {"key1": jsonval1, "key2": "jsonval2"})',
    { as: ({ takesJsonObjects }) => (takesJsonObjects ? undefined : { usage: JSON_PAIRS }) },
  ),
  setLiteral: list('set a literal STRING value on the command line'),
};

/** The client's certificate, and the authorities that it trusts. */
const tlsFlags = (client: string) => ({
  certFile: text(`identify ${client} client using this SSL certificate file`),
  keyFile: text(`identify ${client} client using this SSL key file`),
  caFile: text('verify certificates of HTTPS-enabled servers using this CA bundle'),
});
export const httpsFlags = tlsFlags('HTTPS');
export const registryTlsFlags = tlsFlags('registry');

/** Connection options for the servers of charts. */
export const serverFlags = {
  username: text('chart repository username where to locate the requested chart'),
  password: text('chart repository password where to locate the requested chart'),
  ...httpsFlags,
  insecureSkipTlsVerify: bool('skip tls certificate checks for the chart download'),
  plainHttp: bool('use insecure HTTP connections for the chart download'),
};

const defaultKeyring = ({ keyring }: Settings): string => keyring();

/** The ring of public keys that signatures are checked with. */
export const keyring = text('keyring containing public keys', { default: defaultKeyring });

/** The ring that holds the key to sign with. */
export const signingKeyring = text('location of a public keyring', { default: defaultKeyring });

export const devel = bool("use development versions, too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored");

/** Where a chart comes from. `namesBefore` is how many arguments are before the chart. */
export function chartFlags(namesBefore: (line: CompletionLine) => number = () => 0) {
  return {
    version: text(
      'specify a version constraint for the chart version to use. This constraint can be a specific tag (e.g. 1.1.1) or it may reference a valid range (e.g. ^2.0.0). If this is not specified, the latest version is used',
      { complete: (line) => completeVersion(line, namesBefore(line)) },
    ),
    verify: bool('verify the package before using it'),
    keyring: text('location of public keys used for verification', { default: defaultKeyring }),
    repo: text('chart repository url where to locate the requested chart'),
    ...serverFlags,
    passCredentials: bool('pass credentials to all domains'),
  };
}

/** For commands that read schemas. */
export const offlineFlags = {
  offline: bool('use no network: schemas that a chart refers to come from the content cache, and nothing is fetched'),
};

/** For commands that can report which branches of templates were taken. */
export const coverageFlags = {
  coverage: bool('report which branches of the templates were taken'),
  coverageReport: list('coverage report to write, as FORMAT=FILE; formats are table, lcov, cobertura and html (can specify multiple)'),
  min: int('fail if less than this percentage of branches and definitions is covered'),
};

/** How long to wait, and for what. `switchUsage` describes the switch that it was once. */
export const waitFlags = waitFlagsWith(
  'if set, will wait until all Pods, PVCs, Services, and minimum number of Pods of a Deployment, StatefulSet, or ReplicaSet are in a ready state before marking the release as successful. It will wait for as long as --timeout',
);

export function waitFlagsWith(switchUsage: string) {
  return {
    wait: custom(
      'WaitStrategy',
      "wait until resources are ready (up to --timeout). Use '--wait' alone for 'watcher' strategy, or specify one of: 'watcher', 'hookOnly', 'legacy'. Default when flag is omitted: 'hookOnly'.",
      {
        bare: 'watcher',
        default: 'hookOnly',
        check(value) {
          if (['watcher', 'hookOnly', 'legacy', 'true', 'false'].includes(value)) return;
          throw new ChartwrightError('usage', `invalid wait input ${quote(value)}. Valid inputs are watcher, hookOnly, and legacy`);
        },
        as: ({ waitsByStrategy }) => (waitsByStrategy ? undefined : switchFlag(switchUsage)),
      },
    ),
  };
}

/** A flag with a text that was once given or not: its value is `true` or `false`. */
export function switchFlag(usage: string): Partial<Flag<string>> {
  return { typeName: '', usage, bare: 'true', default: 'false', defaultText: '', check: (value) => void parseBool(value) };
}

/** Whether an operation is only simulated. */
export const dryRunFlags = {
  dryRun: text(
    'simulates the operation without persisting changes. Must be one of: "none" (default), "client", or "server". \'--dry-run=none\' executes the operation normally and persists changes (no simulation). \'--dry-run=client\' simulates the operation client-side only and avoids cluster connections. \'--dry-run=server\' simulates the operation on the server, requiring cluster connectivity.',
    { default: 'none', bare: 'unset', as: dryRunWithoutMode },
  ),
};

export function dryRunWithoutMode({ dryRunHasDefault }: Profile): Partial<Flag<string>> | undefined {
  if (dryRunHasDefault) return undefined;
  const usage =
    "simulate an install. If --dry-run is set with no option being specified or as '--dry-run=client', it will not attempt cluster connections. Setting '--dry-run=server' allows attempting cluster connections.";
  return { usage, bare: 'client', default: '' };
}

/** Whether objects are replaced, and whether conflicts on the server are won. `forceUsage` describes --force if it is not deprecated. */
export function forceFlags(forceUsage: string) {
  return {
    forceReplace: bool('force resource updates by replacement', { when: ({ renamesForce }) => renamesForce }),
    force: bool('deprecated', {
      deprecated: 'use --force-replace instead',
      as: ({ renamesForce }) => (renamesForce ? undefined : { usage: forceUsage, deprecated: undefined }),
    }),
    forceConflicts: bool('if set server-side apply will force changes against conflicts', {
      when: ({ appliesOnServer }) => appliesOnServer,
    }),
  };
}

/** Whether what failed is undone, in the words of both names of the flag. */
export function rollbackFlags(usage: string, atomicUsage: string) {
  return {
    rollbackOnFailure: bool(usage, { when: ({ renamesAtomic }) => renamesAtomic }),
    atomic: bool('deprecated', {
      deprecated: 'use --rollback-on-failure instead',
      as: ({ renamesAtomic }) => (renamesAtomic ? undefined : { usage: atomicUsage, deprecated: undefined }),
    }),
  };
}

/** What `install` and `template` have in common. */
export const installFlags = {
  createNamespace: bool('create the release namespace if not present'),
  ...forceFlags('force resource updates through a replacement strategy'),
  serverSide: bool('object updates run in the server instead of the client', {
    default: true,
    when: ({ appliesOnServer }) => appliesOnServer,
  }),
  noHooks: bool('prevent hooks from running during install'),
  replace: bool('reuse the given name, only if that name is a deleted release which remains in the history. This is unsafe in production'),
  timeout: duration('time to wait for any individual Kubernetes operation (like Jobs for hooks)', { default: 300_000 }),
  waitForJobs: bool(
    'if set and --wait enabled, will wait until all Jobs have been completed before marking the release as successful. It will wait for as long as --timeout',
  ),
  generateName: bool('generate the name (and omit the NAME parameter)', { short: 'g' }),
  nameTemplate: text('specify template used to name the release'),
  description: text('add a custom description'),
  devel,
  dependencyUpdate: bool('update dependencies if they are missing before installing the chart'),
  disableOpenapiValidation: bool(
    'if set, the installation process will not validate rendered templates against the Kubernetes OpenAPI Schema',
  ),
  ...rollbackFlags(
    'if set, Helm will rollback (uninstall) the installation upon failure. The --wait flag will be default to "watcher" if --rollback-on-failure is set',
    'if set, the installation process deletes the installation on failure. The --wait flag will be set automatically if --atomic is used',
  ),
  skipCrds: bool('if set, no CRDs will be installed. By default, CRDs are installed if not already present'),
  renderSubchartNotes: bool('if set, render subchart notes along with the parent'),
  skipSchemaValidation: bool('if set, disables JSON schema validation'),
  labels: pairs('Labels that would be added to release metadata. Should be divided by comma.', { short: 'l' }),
  enableDns: bool('enable DNS lookups when rendering templates'),
  hideNotes: bool('if set, do not show notes in install output. Does not affect presence in chart metadata'),
  takeOwnership: bool('if set, install will ignore the check for helm annotations and take ownership of the existing resources'),
};
