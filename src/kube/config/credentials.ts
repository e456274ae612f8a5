/** How a user proves who it is: certificates and headers. What plugins and providers need is loaded only if a kubeconfig names them. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import type { FileSystem } from '../../host/files.ts';
import type { Host } from '../../host/host.ts';
import type { TlsSettings } from '../../host/network.ts';
import { basicAuth } from '../../net/basic-auth.ts';

import type { Access } from './access.ts';
import type { PluginCredentials } from './exec-plugin.ts';
import type { Cluster, ExecPlugin, User } from './kube-config.ts';
import { isPem, pairFault } from './pem.ts';

export interface Credentials {
  /** Headers of every request; asked for each time, since tokens expire. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly tls: TlsSettings;
  /** Called when the server does not know who asks. */
  readonly refused?: (() => void) | undefined;
}

export type CredentialHost = Pick<Host, 'files' | 'env' | 'clock' | 'processes' | 'network'>;

/** Reads certificates and finds the way to authenticate. Throws `cluster` errors in client-go's words. */
export async function credentials(access: Access, host: CredentialHost): Promise<Credentials> {
  const { files } = host;
  const { cluster, user } = access;
  const secure = access.server.startsWith('https:');
  const pem = (data: string | undefined, path: string | undefined) => bytes(files, data, path);
  const ca = pem(cluster['certificate-authority-data'], cluster['certificate-authority']);
  const insecure = cluster['insecure-skip-tls-verify'] ?? false;
  if (ca && insecure) throw refuse('specifying a root certificates file with the insecure flag is not allowed');
  if (ca && !isPem(ca)) throw refuse('unable to load root certificates: unable to parse bytes as PEM block');
  const serverName = cluster['tls-server-name'];
  const granted = secure ? await provided(access, host) : {};
  const cert = granted.cert ?? pem(user['client-certificate-data'], user['client-certificate']);
  const key = granted.key ?? (cert && pem(user['client-key-data'], user['client-key']));
  const fault = cert && key ? pairFault(cert, key) : undefined;
  if (fault) throw refuse(fault);
  const fixed = { ...impersonation(user), ...(secure && fixedHeaders(user, files)) };
  return {
    tls: { insecure, ...(ca && { ca }), ...(cert && key && { cert, key }), ...(serverName && { serverName }) },
    headers: async () => ({ ...fixed, ...(await granted.headers?.()) }),
    refused: granted.refused,
  };
}

function bytes(files: FileSystem, data: string | undefined, path: string | undefined): Buffer | undefined {
  if (data) return Buffer.from(data, 'base64');
  return path ? Buffer.from(files.read(path)) : undefined;
}

function fixedHeaders(user: User, files: FileSystem): Record<string, string> {
  if (user.username || user.password) return { Authorization: basicAuth(user.username ?? '', user.password ?? '') };
  const token = user.token || (user.tokenFile ? Buffer.from(files.read(user.tokenFile)).toString('utf8').trim() : '');
  return token === '' ? {} : { Authorization: `Bearer ${token}` };
}

function impersonation(user: User): Record<string, string> {
  const headers: Record<string, string | string[]> = {};
  if (user.as) headers['Impersonate-User'] = user.as;
  if (user['as-uid']) headers['Impersonate-Uid'] = user['as-uid'];
  if (user['as-groups']?.length) headers['Impersonate-Group'] = [...user['as-groups']];
  for (const [name, values] of Object.entries(user['as-user-extra'] ?? {})) {
    headers[`Impersonate-Extra-${encodeURIComponent(name)}`] = [...values];
  }
  // Node sends a list as one header per entry.
  return headers as Record<string, string>;
}

interface Granted {
  readonly headers?: () => Promise<Record<string, string>>;
  readonly refused?: () => void;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

/** What a plugin or a provider gives. */
async function provided({ user, cluster, userPlace }: Access, host: CredentialHost): Promise<Granted> {
  const known = user.token || user.tokenFile || user.username || user['client-certificate'] || user['client-certificate-data'];
  if (user.exec && !known) return execCredentials(user.exec, cluster, host);
  const provider = user['auth-provider'];
  if (!provider) return {};
  if (provider.name !== 'oidc') throw refuse(unknownProvider(provider.name ?? ''));
  const { oidcToken } = await import('./oidc.ts');
  const { saveProvider } = await import('./save-provider.ts');
  const token = oidcToken(provider.config ?? {}, host, (config) => userPlace && saveProvider(host.files, userPlace, config));
  return { headers: async () => ({ Authorization: `Bearer ${await token()}` }) };
}

/** Providers that client-go once had: what to use instead, and where to read about it. */
const MOVED: ReadonlyMap<string, readonly [instead: string, more: string]> = new Map([
  ['gcp', ['"gke-gcloud-auth-plugin"', 'https://cloud.google.com/blog/products/containers-kubernetes/kubectl-auth-changes-in-gke']],
  [
    'azure',
    [
      'https://github.com/Azure/kubelogin',
      'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins',
    ],
  ],
]);

function unknownProvider(name: string): string {
  const moved = MOVED.get(name);
  if (!moved) return `no Auth Provider found for name ${quote(name)}`;
  const [instead, more] = moved;
  return `The ${name} auth plugin has been removed.\nPlease use the ${instead} kubectl/client-go credential plugin instead.\nSee ${more} for further details`;
}

async function execCredentials(exec: ExecPlugin, cluster: Cluster, host: CredentialHost): Promise<Granted> {
  const { execPlugin } = await import('./exec-plugin.ts');
  const { credentials: ask, refused } = execPlugin(exec, cluster, host);
  let first: PluginCredentials;
  try {
    first = ask();
  } catch (fault) {
    // The first request fails with it, and names its address.
    return { headers: () => Promise.reject(fault) };
  }
  const { cert, key } = first;
  const headers = async (): Promise<Record<string, string>> => {
    const { token } = ask();
    return token === '' ? {} : { Authorization: `Bearer ${token}` };
  };
  return { headers, refused, ...(cert && key && { cert, key }) };
}

const refuse = (message: string, cause?: unknown) => new ChartwrightError('cluster', message, { cause });
