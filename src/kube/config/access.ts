/** The settings of one cluster in a kubeconfig and in flags: its address, whom to trust, and as which user. */

import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { parseUrl } from '../../go/url/parse.ts';
import type { Environment } from '../../host/environment.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import { clusterFaults, userFaults } from './access-faults.ts';
import { type Cluster, type KubeConfig, type KubeContext, loadKubeConfig, type User } from './kube-config.ts';
import type { ConfiguredUser } from './save-provider.ts';

/** Flags and environment variables; they win over all files. */
export interface AccessOptions {
  readonly files: FileSystem;
  readonly env: Environment;
  /** The file of --kubeconfig; empty: KUBECONFIG, else ~/.kube/config. */
  readonly kubeconfig: string;
  readonly context: string;
  readonly token: string;
  readonly asUser: string;
  readonly asGroups: readonly string[];
  readonly server: string;
  readonly caFile: string;
  readonly tlsServerName: string;
  readonly insecure: boolean;
}

export interface Access {
  /** `https://host:port/path` without a slash at the end. */
  readonly server: string;
  readonly cluster: Cluster;
  readonly user: User;
  /** Where the user is named; absent if no file does it. */
  readonly userPlace?: ConfiguredUser | undefined;
  /** The context's; empty for none. */
  readonly namespace: string;
}

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

const DEFAULT_SERVER = 'http://localhost:8080';

/** Throws a `cluster` error in clientcmd's words for what is missing, ambiguous or can't be read. */
export function clusterAccess(options: AccessOptions): Access {
  const config = loadKubeConfig(options.files, configPaths(options), options.kubeconfig !== '');
  if (isEmpty(config) && options.context === '' && options.server === '') {
    const inside = inCluster(options);
    if (inside) return inside;
  }
  const name = options.context || config.currentContext;
  const context = config.contexts.get(name);
  if (name !== '' && !context && options.context !== '') throw refuse(`context ${quote(name)} does not exist`);
  const cluster = mergedCluster(config, context, options);
  const user = mergedUser(config, context, options);
  const faults = [
    ...(name !== '' && !context ? [`context was not found for specified context: ${name}`] : []),
    ...userFaults(context?.user ?? '', user, options.files),
    ...clusterFaults(context?.cluster ?? '', cluster, options.files),
  ];
  if (faults.length > 0) throw refuse(`invalid configuration: ${faults.length === 1 ? faults[0] : `[${faults.join(', ')}]`}`);
  const path = config.userFiles.get(context?.user ?? '');
  const userPlace = path === undefined ? undefined : { path, name: context?.user ?? '' };
  return { server: serverUrl(cluster, user), cluster, user, userPlace, namespace: context?.namespace ?? '' };
}

function configPaths({ kubeconfig, env }: AccessOptions): string[] {
  if (kubeconfig !== '') return [kubeconfig];
  if (env.KUBECONFIG) return env.KUBECONFIG.split(':');
  return [`${env.HOME ?? ''}/.kube/config`];
}

const isEmpty = ({ clusters, users, contexts }: KubeConfig): boolean => clusters.size + users.size + contexts.size === 0;

/** From within a pod: its service account. */
function inCluster({ env, files }: AccessOptions): Access | undefined {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  const tokenFile = `${SERVICE_ACCOUNT}/token`;
  if (!host || !port || !exists(files, tokenFile)) return undefined;
  const namespace = `${SERVICE_ACCOUNT}/namespace`;
  const server = `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    server,
    cluster: { server, 'certificate-authority': `${SERVICE_ACCOUNT}/ca.crt` },
    user: { tokenFile },
    namespace: exists(files, namespace) ? Buffer.from(files.read(namespace)).toString('utf8').trim() : '',
  };
}

function mergedCluster(config: KubeConfig, context: KubeContext | undefined, options: AccessOptions): Cluster {
  const { server, insecure, caFile, tlsServerName } = options;
  const cluster: Record<string, unknown> = { server: DEFAULT_SERVER, ...config.clusters.get(context?.cluster ?? '') };
  if (server !== '') cluster.server = server;
  if (insecure || caFile !== '') {
    cluster['insecure-skip-tls-verify'] = insecure;
    cluster['certificate-authority'] = caFile;
    delete cluster['certificate-authority-data'];
  }
  if (server !== '' || tlsServerName !== '') cluster['tls-server-name'] = tlsServerName;
  return cluster as Cluster;
}

function mergedUser(config: KubeConfig, context: KubeContext | undefined, { token, asUser, asGroups }: AccessOptions): User {
  const user: Record<string, unknown> = { ...config.users.get(context?.user ?? '') };
  if (token !== '') Object.assign(user, { token, username: '', password: '' });
  if (asUser !== '') user.as = asUser;
  if (asGroups.length > 0) user['as-groups'] = asGroups;
  return user as User;
}

/** An address without a scheme gets the one that the other settings imply. */
function serverUrl(cluster: Cluster, user: User): string {
  const text = cluster.server as string;
  if (isWhole(text)) return trimmed(text);
  const certified = cluster['certificate-authority'] || cluster['certificate-authority-data'] || user['client-certificate'];
  const secure = certified || user['client-certificate-data'] || cluster['insecure-skip-tls-verify'];
  const full = `${secure ? 'https' : 'http'}://${text}`;
  const { path } = parseUrl(full);
  if (path !== '' && path !== '/') throw refuse(`host must be a URL or a host:port pair: ${quote(text)}`);
  return trimmed(full);
}

/** Whether an address names a scheme and a host. */
function isWhole(text: string): boolean {
  try {
    const { scheme, host } = parseUrl(text);
    return scheme !== '' && host !== '';
  } catch {
    return false;
  }
}

const trimmed = (url: string) => url.replace(/[?#].*$/, '').replace(/\/+$/, '');

const refuse = (message: string) => new ChartwrightError('cluster', message);
