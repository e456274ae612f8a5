/** What the environment and the global flags say, by Helm's names and defaults. */

import { ChartwrightError } from '../base/errors.ts';
import { DEFAULT_PROFILE, PROFILES, type Profile } from '../helm/profile.ts';
import { exists } from '../host/files.ts';
import type { Flag, FlagValues } from './flag.ts';
import { parseBool } from './flag-value.ts';
import type { Io } from './io.ts';
import { helmPaths } from './paths.ts';

/** Helm's settings; paths are as given, not made absolute. */
export interface Settings {
  readonly namespace: string;
  readonly kubeconfig: string;
  readonly kubeContext: string;
  readonly kubeToken: string;
  readonly kubeAsUser: string;
  readonly kubeAsGroups: readonly string[];
  readonly kubeApiServer: string;
  readonly kubeCaFile: string;
  readonly kubeTlsServerName: string;
  readonly kubeInsecureSkipTlsVerify: boolean;
  readonly debug: boolean;
  readonly registryConfig: string;
  readonly repositoryConfig: string;
  readonly repositoryCache: string;
  readonly contentCache: string;
  readonly pluginsDirectory: string;
  readonly maxHistory: number;
  readonly burstLimit: number;
  readonly qps: number;
  readonly colorMode: string;
  readonly cacheHome: string;
  readonly configHome: string;
  readonly dataHome: string;
  /** GnuPG's ring of public keys; looked for when it is asked for. */
  readonly keyring: () => string;
  readonly profile: Profile;
}

/** The settings before any flag: environment over defaults. Throws a `usage` error for an unknown CHARTWRIGHT_HELM_VERSION. */
export function settingsFromEnvironment(io: Io): Settings {
  const { env } = io;
  const paths = helmPaths(env);
  const groups = (env.HELM_KUBEASGROUPS ?? '').replace(/^[, ]+|[, ]+$/g, '');
  return {
    namespace: env.HELM_NAMESPACE ?? '',
    kubeconfig: env.KUBECONFIG ?? '',
    kubeContext: env.HELM_KUBECONTEXT ?? '',
    kubeToken: env.HELM_KUBETOKEN ?? '',
    kubeAsUser: env.HELM_KUBEASUSER ?? '',
    kubeAsGroups: groups === '' ? [] : groups.split(','),
    kubeApiServer: env.HELM_KUBEAPISERVER ?? '',
    kubeCaFile: env.HELM_KUBECAFILE ?? '',
    kubeTlsServerName: env.HELM_KUBETLS_SERVER_NAME ?? '',
    kubeInsecureSkipTlsVerify: boolOr(env.HELM_KUBEINSECURE_SKIP_TLS_VERIFY, false),
    debug: boolOr(env.HELM_DEBUG, false),
    registryConfig: env.HELM_REGISTRY_CONFIG ?? paths.config('registry/config.json'),
    repositoryConfig: env.HELM_REPOSITORY_CONFIG ?? paths.config('repositories.yaml'),
    repositoryCache: env.HELM_REPOSITORY_CACHE ?? paths.cache('repository'),
    contentCache: env.HELM_CONTENT_CACHE ?? paths.cache('content'),
    pluginsDirectory: env.HELM_PLUGINS ?? paths.data('plugins'),
    maxHistory: numberOr(env.HELM_MAX_HISTORY, 10),
    burstLimit: numberOr(env.HELM_BURST_LIMIT, 100),
    qps: numberOr(env.HELM_QPS, 0),
    colorMode: colorMode(env),
    cacheHome: paths.cache(''),
    configHome: paths.config(''),
    dataHome: paths.data(''),
    keyring: () => defaultKeyring(io),
    profile: profileNamed(env.CHARTWRIGHT_HELM_VERSION),
  };
}

/** GnuPG's ring of public keys: the old format where it is there, else the new one where that is. */
function defaultKeyring({ env, files }: Io): string {
  const home = env.GNUPGHOME ?? `${env.HOME ?? ''}/.gnupg`;
  const ring = (name: string): string => (home === '' ? name : `${home}/${name}`).replace(/\/+/g, '/');
  const found = [ring('pubring.gpg'), ring('pubring.kbx')].find((path) => exists(files, path));
  return found ?? ring('pubring.gpg');
}

/** The settings with the global flags of a command line on top. */
export function withGlobalFlags(settings: Settings, flags: FlagValues): Settings {
  const version = flags.text('helm-version');
  return {
    ...settings,
    namespace: flags.text('namespace'),
    kubeconfig: flags.text('kubeconfig') || settings.kubeconfig,
    kubeContext: flags.text('kube-context'),
    kubeToken: flags.text('kube-token'),
    kubeAsUser: flags.text('kube-as-user'),
    kubeAsGroups: flags.list('kube-as-group'),
    kubeApiServer: flags.text('kube-apiserver'),
    kubeCaFile: flags.text('kube-ca-file'),
    kubeTlsServerName: flags.text('kube-tls-server-name'),
    kubeInsecureSkipTlsVerify: flags.bool('kube-insecure-skip-tls-verify'),
    debug: flags.bool('debug'),
    registryConfig: flags.text('registry-config'),
    repositoryConfig: flags.text('repository-config'),
    repositoryCache: flags.text('repository-cache'),
    contentCache: flags.text('content-cache'),
    burstLimit: flags.number('burst-limit'),
    qps: flags.number('qps'),
    colorMode: flags.given('colour') ? flags.text('colour') : flags.text('color'),
    profile: version === '' ? settings.profile : profileNamed(version),
  };
}

/** The flags that every command takes; defaults are what the environment says. */
export function globalFlags(settings: Settings): Flag[] {
  const text = (name: string, usage: string, value = ''): Flag => ({ name, type: 'string', usage, default: value });
  const color = 'use colored output (never, auto, always)';
  return [
    { ...text('namespace', 'namespace scope for this request', settings.namespace), short: 'n' },
    text('kubeconfig', 'path to the kubeconfig file'),
    text('kube-context', 'name of the kubeconfig context to use', settings.kubeContext),
    text('kube-token', 'bearer token used for authentication', settings.kubeToken),
    text('kube-as-user', 'username to impersonate for the operation', settings.kubeAsUser),
    {
      name: 'kube-as-group',
      type: 'stringArray',
      usage: 'group to impersonate for the operation, this flag can be repeated to specify multiple groups.',
      default: settings.kubeAsGroups,
    },
    text('kube-apiserver', 'the address and the port for the Kubernetes API server', settings.kubeApiServer),
    text('kube-ca-file', 'the certificate authority file for the Kubernetes API server connection', settings.kubeCaFile),
    text(
      'kube-tls-server-name',
      'server name to use for Kubernetes API server certificate validation. If it is not provided, the hostname used to contact the server is used',
      settings.kubeTlsServerName,
    ),
    {
      name: 'kube-insecure-skip-tls-verify',
      type: 'bool',
      usage:
        "if true, the Kubernetes API server's certificate will not be checked for validity. This will make your HTTPS connections insecure",
      default: settings.kubeInsecureSkipTlsVerify,
    },
    { name: 'debug', type: 'bool', usage: 'enable verbose output', default: settings.debug },
    text('registry-config', 'path to the registry config file', settings.registryConfig),
    text('repository-config', 'path to the file containing repository names and URLs', settings.repositoryConfig),
    text('repository-cache', 'path to the directory containing cached repository indexes', settings.repositoryCache),
    text('content-cache', 'path to the directory containing cached content (e.g. charts)', settings.contentCache),
    { name: 'burst-limit', type: 'int', usage: 'client-side default throttling limit', default: settings.burstLimit },
    {
      name: 'qps',
      type: 'float32',
      usage: 'queries per second used when communicating with the Kubernetes API, not including bursting',
      default: settings.qps,
    },
    text('color', color, settings.colorMode),
    text('colour', color, settings.colorMode),
    text('helm-version', 'print what this version of Helm prints: 4.3 or 3.22 (default 4.3, or $CHARTWRIGHT_HELM_VERSION)'),
    ...KLOG_FLAGS,
  ];
}

// The logging flags that Helm inherits from klog: taken, hidden, without effect.
const KLOG_FLAGS: readonly Flag[] = [
  ...['log-dir', 'log-file', 'log-backtrace-at', 'vmodule', 'stderrthreshold', 'v', 'log-file-max-size'].map(
    (name): Flag => ({ name, type: 'string', usage: '', hidden: true }),
  ),
  ...[
    'logtostderr',
    'alsologtostderr',
    'add-dir-header',
    'one-output',
    'skip-headers',
    'skip-log-headers',
    'legacy-stderr-threshold-behavior',
  ].map((name): Flag => ({ name, type: 'bool', usage: '', hidden: true })),
];

function profileNamed(name: string | undefined): Profile {
  if (name === undefined || name === '') return DEFAULT_PROFILE;
  const key = /^v?(\d+\.\d+)(\.\d+)?$/.exec(name)?.[1] ?? name;
  if (Object.hasOwn(PROFILES, key)) return PROFILES[key as Profile['name']];
  throw new ChartwrightError('usage', `unknown Helm version "${name}": must be one of: ${Object.keys(PROFILES).join(', ')}`);
}

function boolOr(text: string | undefined, otherwise: boolean): boolean {
  try {
    return text === undefined ? otherwise : parseBool(text);
  } catch {
    return otherwise;
  }
}

function numberOr(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : otherwise;
}

function colorMode(env: Io['env']): string {
  if (env.NO_COLOR) return 'never';
  const mode = env.HELM_COLOR?.toLowerCase() ?? '';
  return ['never', 'auto', 'always'].includes(mode) ? mode : 'auto';
}
