/** How a user proves who it is: certificates and headers. Exec plugins and OIDC come from the Kubernetes client library, loaded only where a kubeconfig asks for them. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import type { FileSystem } from '../../host/files.ts';
import { basicAuth } from '../../net/basic-auth.ts';
import type { TlsSettings } from '../../net/tls.ts';
import type { Access } from './access.ts';
import type { User } from './kube-config.ts';

export interface Credentials {
  /** Headers of every request; asked for each time, since tokens expire. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly tls: TlsSettings;
}

/** Reads certificates and finds the way to authenticate. Throws `cluster` errors in client-go's words. */
export async function credentials(access: Access, files: FileSystem): Promise<Credentials> {
  const { cluster, user } = access;
  const secure = access.server.startsWith('https:');
  const pem = (data: string | undefined, path: string | undefined) => bytes(files, data, path);
  const ca = pem(cluster['certificate-authority-data'], cluster['certificate-authority']);
  const insecure = cluster['insecure-skip-tls-verify'] ?? false;
  if (ca && insecure) throw refuse('specifying a root certificates file with the insecure flag is not allowed');
  if (ca && !PEM.test(ca.toString('latin1'))) throw refuse('unable to load root certificates: unable to parse bytes as PEM block');
  const serverName = cluster['tls-server-name'];
  const granted = secure ? await provided(user) : {};
  const cert = granted.cert ?? pem(user['client-certificate-data'], user['client-certificate']);
  const key = granted.key ?? pem(user['client-key-data'], user['client-key']);
  if (cert && key) checkPair(cert, key);
  const fixed = { ...impersonation(user), ...(secure && fixedHeaders(user, files)) };
  return {
    tls: { insecure, ...(ca && { ca }), ...(cert && key && { cert, key }), ...(serverName && { serverName }) },
    headers: async () => ({ ...fixed, ...(await granted.headers?.()) }),
  };
}

/** A block of PEM, whatever is in it. */
const PEM = /-----BEGIN [^-\n]+-----/;

function checkPair(cert: Buffer, key: Buffer): void {
  for (const [what, bytes] of [
    ['certificate', cert],
    ['key', key],
  ] as const)
    if (!PEM.test(bytes.toString('latin1'))) throw refuse(`tls: failed to find any PEM data in ${what} input`);
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
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

/** What a plugin or a provider gives. */
async function provided(user: User): Promise<Granted> {
  if (user.exec) return execCredentials(user);
  const provider = user['auth-provider'];
  if (!provider) return {};
  if (provider.name !== 'oidc') throw refuse(unknownProvider(provider.name ?? ''));
  const { OpenIDConnectAuth } = await import('@kubernetes/client-node/dist/oidc_auth.js');
  const auth = new OpenIDConnectAuth();
  const known = { name: 'user', authProvider: provider };
  return { headers: async () => headersOf(await applied(auth, known)) };
}

function unknownProvider(name: string): string {
  const moved: Readonly<Record<string, string>> = { azure: 'Azure', gcp: 'GCP' };
  if (!moved[name]) return `no Auth Provider found for name ${quote(name)}`;
  return `The ${name} auth plugin has been removed.\nPlease use the ${name === 'gcp' ? '"gke-gcloud-auth-plugin"' : 'https://github.com/Azure/kubelogin'} kubectl/client-go credential plugin instead.`;
}

async function execCredentials(user: User): Promise<Granted> {
  const { ExecAuth } = await import('@kubernetes/client-node/dist/exec_auth.js');
  const auth = new ExecAuth();
  const exec = { ...user.exec, env: user.exec?.env ?? [], args: user.exec?.args ?? [] };
  const ask = async () => {
    try {
      return await applied(auth, { name: 'user', exec });
    } catch (error) {
      throw refuse(`getting credentials: ${execFault(user, error)}`, error);
    }
  };
  let first: Applied;
  try {
    first = await ask();
  } catch (fault) {
    // The first request meets it, and says what it was about to ask for.
    return { headers: () => Promise.reject(fault) };
  }
  const text = (value: unknown) => (typeof value === 'string' ? Buffer.from(value) : undefined);
  const cert = text(first.cert);
  const key = text(first.key);
  return { headers: async () => headersOf(await ask()), ...(cert && key && { cert, key }) };
}

interface Applied {
  headers: Record<string, string>;
  cert?: unknown;
  key?: unknown;
}

async function applied(auth: { applyAuthentication: (user: never, options: never) => Promise<void> }, user: object): Promise<Applied> {
  const options: Applied = { headers: {} };
  await auth.applyAuthentication(user as never, options as never);
  return options;
}

const headersOf = ({ headers }: Applied): Record<string, string> => headers;

function execFault({ exec }: User, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT') return `exec: ${errorText(error)}`;
  const hint = exec?.installHint ? `\n\n${exec.installHint}` : '';
  return `exec: executable ${exec?.command} not found\n\n${HELP}${hint}`;
}

const HELP = `It looks like you are trying to use a client-go credential plugin that is not installed.

To learn more about this feature, consult the documentation available at:
      https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins`;

const refuse = (message: string, cause?: unknown) => new ChartwrightError('cluster', message, { cause });
