/** The settings of the environment and the global flags, by Helm's names and defaults. */

import { ChartwrightError } from '../base/errors.ts';
import { parseBool } from '../go/parse-bool.ts';
import { helmPaths } from '../helm/helm-paths.ts';
import { DEFAULT_PROFILE, PROFILES, type Profile } from '../helm/profile.ts';
import { exists } from '../host/files.ts';
import type { Io } from './io.ts';

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
  /** How errors are printed: `helm`, `frame` or `json`; `auto` decides by whether standard error is a terminal. */
  readonly errors: string;
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
    errors: env.CHARTWRIGHT_ERRORS || 'auto',
    cacheHome: paths.cache(''),
    configHome: paths.config(''),
    dataHome: paths.data(''),
    keyring: () => defaultKeyring(io),
    profile: profileNamed(env.CHARTWRIGHT_HELM_VERSION),
  };
}

/** GnuPG's ring of public keys: the old format if it is there, else the new one if that is. */
function defaultKeyring({ env, files }: Io): string {
  const home = env.GNUPGHOME ?? (env.HOME ? `${env.HOME}/.gnupg` : '.gnupg');
  const ring = (name: string): string => (home === '' ? name : `${home}/${name}`).replace(/\/+/g, '/');
  const found = [ring('pubring.gpg'), ring('pubring.kbx')].find((path) => exists(files, path));
  return found ?? ring('pubring.gpg');
}

/** The profile of a version of Helm; the default's if none is named. Throws a `usage` error for one that is not known. */
export function profileNamed(name: string | undefined): Profile {
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
