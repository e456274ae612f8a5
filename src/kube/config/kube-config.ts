/**
 * kubeconfig files as clientcmd reads and merges them: the first file that names a cluster, user or context decides about it.
 * Our own because files are merged and refused in clientcmd's way and words.
 */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { printJson } from '../../codec/json/print.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { Value } from '../../go/value.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import { isObject } from '../json.ts';
import { checkConfig } from './check-config.ts';

export interface Cluster {
  readonly server?: string;
  readonly 'tls-server-name'?: string;
  readonly 'insecure-skip-tls-verify'?: boolean;
  readonly 'certificate-authority'?: string;
  /** Base64. */
  readonly 'certificate-authority-data'?: string;
  readonly 'proxy-url'?: string;
}

export interface User {
  readonly 'client-certificate'?: string;
  readonly 'client-certificate-data'?: string;
  readonly 'client-key'?: string;
  readonly 'client-key-data'?: string;
  readonly token?: string;
  readonly tokenFile?: string;
  readonly username?: string;
  readonly password?: string;
  readonly as?: string;
  readonly 'as-uid'?: string;
  readonly 'as-groups'?: readonly string[];
  readonly 'as-user-extra'?: Readonly<Record<string, readonly string[]>>;
  readonly exec?: ExecPlugin;
  readonly 'auth-provider'?: { readonly name?: string; readonly config?: Readonly<Record<string, string>> };
}

/** A program that gives credentials. */
export interface ExecPlugin {
  readonly command?: string;
  readonly args?: readonly string[] | null;
  readonly env?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly apiVersion?: string;
  readonly installHint?: string;
  readonly provideClusterInfo?: boolean;
  readonly interactiveMode?: string;
}

export interface KubeContext {
  readonly cluster?: string;
  readonly user?: string;
  readonly namespace?: string;
}

export interface KubeConfig {
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly users: ReadonlyMap<string, User>;
  readonly contexts: ReadonlyMap<string, KubeContext>;
  /** The files that users are named in. */
  readonly userFiles: ReadonlyMap<string, string>;
  readonly currentContext: string;
}

/**
 * Reads the files and merges them; missing ones are passed over unless `explicit`, which is for --kubeconfig.
 * Throws a `cluster` error for a file that is missing or broken.
 */
export function loadKubeConfig(files: FileSystem, paths: readonly string[], explicit: boolean): KubeConfig {
  const clusters = new Map<string, Cluster>();
  const users = new Map<string, User>();
  const contexts = new Map<string, KubeContext>();
  const userFiles = new Map<string, string>();
  let currentContext = '';
  for (const path of paths) {
    if (path === '' || (!explicit && !exists(files, path))) continue;
    const config = readFile(files, path);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    addMissing(clusters, named(config.clusters, 'cluster'), (cluster) => located(cluster, folder, ['certificate-authority']));
    for (const [name] of named(config.users, 'user')) if (!userFiles.has(name)) userFiles.set(name, path);
    addMissing(users, named(config.users, 'user'), (user) => locatedUser(user, folder));
    addMissing(contexts, named(config.contexts, 'context'), (context) => context);
    currentContext ||= textOf(config['current-context']);
  }
  return { clusters, users, contexts, userFiles, currentContext };
}

function readFile(files: FileSystem, path: string): Record<string, unknown> {
  let text: string;
  try {
    text = decodeUtf8(files.read(path));
  } catch (error) {
    throw new ChartwrightError('cluster', exists(files, path) ? errorText(error) : `stat ${path}: no such file or directory`, {
      cause: error,
    });
  }
  try {
    const parsed = readYaml(text);
    const value: unknown = JSON.parse(printJson(parsed));
    checkConfig(parsed);
    if (value === null) return {};
    if (isObject(value)) return value;
    throw new ChartwrightError('cluster', unversioned(value));
  } catch (error) {
    throw wrapError(`error loading config file "${path}"`, error, 'cluster');
  }
}

/** The document; faults in YAML's own words. */
function readYaml(text: string): Value {
  try {
    return parseYaml(text);
  } catch (error) {
    throw error instanceof Error && error.cause ? error.cause : error;
  }
}

/** encoding/json's refusal of what is not an object. */
export function unversioned(value: unknown): string {
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  const struct = 'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
  return `couldn't get version/kind; json parse error: json: cannot unmarshal ${kind} into Go value of type ${struct}`;
}

/** The entries of a list of `{name, KEY: {…}}`. */
function named(list: unknown, key: string): [string, Record<string, unknown>][] {
  if (!Array.isArray(list)) return [];
  return list.filter(isObject).map((entry) => {
    const body = entry[key];
    return [textOf(entry.name), isObject(body) ? body : {}];
  });
}

function addMissing<T>(
  into: Map<string, T>,
  entries: [string, Record<string, unknown>][],
  make: (body: Record<string, unknown>) => object,
): void {
  for (const [name, body] of entries) if (!into.has(name)) into.set(name, make(body) as T);
}

/** Paths count from the file that names them. */
function located(body: Record<string, unknown>, folder: string, keys: readonly string[]): Record<string, unknown> {
  const out = { ...body };
  for (const key of keys) {
    const path = out[key];
    if (typeof path === 'string' && path !== '' && !path.startsWith('/')) out[key] = folder + path;
  }
  return out;
}

function locatedUser(user: Record<string, unknown>, folder: string): Record<string, unknown> {
  const out = located(user, folder, ['client-certificate', 'client-key', 'tokenFile']);
  const { exec } = out;
  if (isObject(exec) && typeof exec.command === 'string' && exec.command.includes('/')) out.exec = located(exec, folder, ['command']);
  return out;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
