/** Flags that several commands share, in the groups in which Helm adds them. */

import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';
import { bool, type Flag, text } from './flag.ts';

/** Where values come from. */
export const valuesFlags: readonly Flag[] = [
  { name: 'values', short: 'f', type: 'stringSlice', usage: 'specify values in a YAML file or a URL (can specify multiple)' },
  {
    name: 'set',
    type: 'stringArray',
    usage: 'set values on the command line (can specify multiple or separate values with commas: key1=val1,key2=val2)',
  },
  {
    name: 'set-string',
    type: 'stringArray',
    usage: 'set STRING values on the command line (can specify multiple or separate values with commas: key1=val1,key2=val2)',
  },
  {
    name: 'set-file',
    type: 'stringArray',
    usage:
      'set values from respective files specified via the command line (can specify multiple or separate values with commas: key1=path1,key2=path2)',
  },
  {
    name: 'set-json',
    type: 'stringArray',
    usage:
      'set JSON values on the command line (can specify multiple or separate values with commas: key1=jsonval1,key2=jsonval2 or using json format: {"key1": jsonval1, "key2": "jsonval2"})',
  },
  { name: 'set-literal', type: 'stringArray', usage: 'set a literal STRING value on the command line' },
];

/** How the servers that charts come from are spoken to. */
export const serverFlags: readonly Flag[] = [
  text('username', 'chart repository username where to locate the requested chart'),
  text('password', 'chart repository password where to locate the requested chart'),
  text('cert-file', 'identify HTTPS client using this SSL certificate file'),
  text('key-file', 'identify HTTPS client using this SSL key file'),
  bool('insecure-skip-tls-verify', 'skip tls certificate checks for the chart download'),
  bool('plain-http', 'use insecure HTTP connections for the chart download'),
  text('ca-file', 'verify certificates of HTTPS-enabled servers using this CA bundle'),
];

/** Where a chart comes from. */
export function chartFlags(keyring: () => string): Flag[] {
  return [
    text(
      'version',
      'specify a version constraint for the chart version to use. This constraint can be a specific tag (e.g. 1.1.1) or it may reference a valid range (e.g. ^2.0.0). If this is not specified, the latest version is used',
    ),
    bool('verify', 'verify the package before using it'),
    { ...text('keyring', 'location of public keys used for verification'), default: keyring },
    text('repo', 'chart repository url where to locate the requested chart'),
    ...serverFlags,
    bool('pass-credentials', 'pass credentials to all domains'),
  ];
}

/** For commands that read schemas. */
export const offlineFlag = bool(
  'offline',
  'use no network: schemas that a chart refers to come from the content cache, nothing else is fetched',
);

/** How long to wait, and for what. */
export const waitFlag: Flag = {
  name: 'wait',
  type: 'custom',
  typeName: 'WaitStrategy',
  bare: 'watcher',
  default: 'hookOnly',
  usage:
    "wait until resources are ready (up to --timeout). Use '--wait' alone for 'watcher' strategy, or specify one of: 'watcher', 'hookOnly', 'legacy'. Default when flag is omitted: 'hookOnly'.",
  check(value) {
    if (['watcher', 'hookOnly', 'legacy', 'true', 'false'].includes(value)) return;
    throw new ChartwrightError('usage', `invalid wait input ${quote(value)}. Valid inputs are watcher, hookOnly, and legacy`);
  },
};

/** What `install` and `template` have in common. */
export const installFlags: readonly Flag[] = [
  bool('create-namespace', 'create the release namespace if not present'),
  bool('force-replace', 'force resource updates by replacement'),
  { ...bool('force', 'deprecated'), deprecated: 'use --force-replace instead' },
  bool('force-conflicts', 'if set server-side apply will force changes against conflicts'),
  { ...bool('server-side', 'object updates run in the server instead of the client'), default: true },
  bool('no-hooks', 'prevent hooks from running during install'),
  bool(
    'replace',
    'reuse the given name, only if that name is a deleted release which remains in the history. This is unsafe in production',
  ),
  {
    name: 'timeout',
    type: 'duration',
    default: '5m0s',
    usage: 'time to wait for any individual Kubernetes operation (like Jobs for hooks)',
  },
  bool(
    'wait-for-jobs',
    'if set and --wait enabled, will wait until all Jobs have been completed before marking the release as successful. It will wait for as long as --timeout',
  ),
  { ...bool('generate-name', 'generate the name (and omit the NAME parameter)'), short: 'g' },
  text('name-template', 'specify template used to name the release'),
  text('description', 'add a custom description'),
  bool('devel', "use development versions, too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored"),
  bool('dependency-update', 'update dependencies if they are missing before installing the chart'),
  bool(
    'disable-openapi-validation',
    'if set, the installation process will not validate rendered templates against the Kubernetes OpenAPI Schema',
  ),
  bool(
    'rollback-on-failure',
    'if set, Helm will rollback (uninstall) the installation upon failure. The --wait flag will be default to "watcher" if --rollback-on-failure is set',
  ),
  { ...bool('atomic', 'deprecated'), deprecated: 'use --rollback-on-failure instead' },
  bool('skip-crds', 'if set, no CRDs will be installed. By default, CRDs are installed if not already present'),
  bool('render-subchart-notes', 'if set, render subchart notes along with the parent'),
  bool('skip-schema-validation', 'if set, disables JSON schema validation'),
  {
    name: 'labels',
    short: 'l',
    type: 'stringToString',
    usage: 'Labels that would be added to release metadata. Should be divided by comma.',
  },
  bool('enable-dns', 'enable DNS lookups when rendering templates'),
  bool('hide-notes', 'if set, do not show notes in install output. Does not affect presence in chart metadata'),
  bool('take-ownership', 'if set, install will ignore the check for helm annotations and take ownership of the existing resources'),
];
