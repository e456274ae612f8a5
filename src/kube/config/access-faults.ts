/** What is wrong with a kubeconfig's user and cluster, in the words of clientcmd's validation (client-go v0.37.1). */

import { errorText } from '../../base/errors.ts';
import { sprintf } from '../../go/fmt.ts';
import { quote } from '../../go/quote.ts';
import { parseUrl } from '../../go/url/parse.ts';
import type { FileSystem } from '../../host/files.ts';
import type { Cluster, User } from './kube-config.ts';

export function userFaults(name: string, user: User, files: FileSystem): string[] {
  const methods = [...(user.token ? ['token'] : []), ...(user.username || user.password ? ['basicAuth'] : [])];
  const faults = [...certificateFaults(name, user, files), ...execFaults(name, user)];
  if (methods.length > 1)
    faults.push(sprintf('more than one authentication method found for %v; found %v, only one is allowed', [name, methods]));
  const more = user['as-uid'] || user['as-groups']?.length || Object.keys(user['as-user-extra'] ?? {}).length;
  if (more && !user.as) faults.push(`requesting uid, groups or user-extra for ${name} without impersonating a user`);
  return faults;
}

function certificateFaults(name: string, user: User, files: FileSystem): string[] {
  const { 'client-certificate': cert, 'client-certificate-data': certData, 'client-key': key, 'client-key-data': keyData } = user;
  if (!cert && !certData) return [];
  const faults: string[] = [];
  if (cert && certData) faults.push(`client-cert-data and client-cert are both specified for ${name}. client-cert-data will override.`);
  if (key && keyData) faults.push(`client-key-data and client-key are both specified for ${name}; client-key-data will override`);
  if (!key && !keyData) {
    faults.push(`client-key-data or client-key must be specified for ${name} to use the clientCert authentication method.`);
  }
  if (cert) faults.push(...unreadable(files, cert, `client-cert ${cert} for ${name}`));
  if (key) faults.push(...unreadable(files, key, `client-key ${key} for ${name}`));
  return faults;
}

function execFaults(name: string, { exec, 'auth-provider': provider }: User): string[] {
  if (!exec) return [];
  const faults: string[] = [];
  const wanted = (what: string) => faults.push(`${what} must be specified for ${name} to use exec authentication plugin`);
  if (provider) faults.push(`authProvider cannot be provided in combination with an exec plugin for ${name}`);
  if (!exec.command) wanted('command');
  if (!exec.apiVersion) wanted('apiVersion');
  for (const variable of exec.env ?? []) if (!variable.name) wanted('env variable name');
  const mode = exec.interactiveMode ?? (exec.apiVersion === 'client.authentication.k8s.io/v1' ? '' : 'IfAvailable');
  if (mode === '') wanted('interactiveMode');
  else if (!['Never', 'IfAvailable', 'Always'].includes(mode)) faults.push(`invalid interactiveMode for ${name}: ${quote(mode)}`);
  return faults;
}

export function clusterFaults(name: string, cluster: Cluster, files: FileSystem): string[] {
  const { server, 'proxy-url': proxy, 'certificate-authority': ca, 'certificate-authority-data': caData } = cluster;
  const faults: string[] = [];
  if (!server) faults.push(name === '' ? 'default cluster has no server defined' : `no server found for cluster ${quote(name)}`);
  const fault = proxy ? proxyFault(proxy) : undefined;
  if (fault) faults.push(`invalid 'proxy-url' ${quote(proxy as string)} for cluster ${quote(name)}: ${fault}`);
  if (ca && caData) {
    const both = 'certificate-authority-data and certificate-authority are both specified';
    faults.push(`${both} for ${name}. certificate-authority-data will override.`);
  }
  if (ca) faults.push(...unreadable(files, ca, `certificate-authority ${ca} for ${name}`));
  return faults;
}

function proxyFault(text: string): string | undefined {
  try {
    const { scheme } = parseUrl(text);
    return ['http', 'https', 'socks5'].includes(scheme) ? undefined : `unsupported scheme ${quote(scheme)}, must be http, https, or socks5`;
  } catch {
    return `could not parse: ${text}`;
  }
}

function unreadable(files: FileSystem, path: string, what: string): string[] {
  try {
    files.read(path);
    return [];
  } catch (error) {
    return [`unable to read ${what} due to ${errorText(error)}`];
  }
}
