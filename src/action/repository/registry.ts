/** Registries: logging in and out, and putting charts there. */
import type { ServerAccess } from '../../net/server-access.ts';
import type { PushedChart } from '../../remotes/oci/registry-client.ts';
import type { OpenRemotes } from './remotes.ts';

export interface LoginRequest {
  /** Asked for once it is clear that they can be kept. */
  readonly credentials: () => Promise<{ readonly username: string; readonly password: string }>;
  readonly remote: ServerAccess;
}

/** Tries the credentials and keeps them. Throws `authenticating to …: …`. */
export async function loginToRegistry(open: OpenRemotes, host: string, { credentials, remote }: LoginRequest): Promise<void> {
  const { registry } = await open(remote);
  const { username, password } = await credentials();
  await registry.login(host, username, password);
}

/** Forgets the credentials of a registry. */
export async function logoutOfRegistry(open: OpenRemotes, host: string): Promise<void> {
  const { registry } = await open({});
  await registry.logout(host);
}

/** Puts a package, and the provenance file beside it, into a registry. Throws with Helm's messages. */
export async function pushPackage(open: OpenRemotes, path: string, remote: string, flags: ServerAccess): Promise<PushedChart> {
  const remotes = await open(flags);
  const { pushChart } = await import('../../remotes/push-chart.ts');
  return pushChart(path, remote, remotes);
}
