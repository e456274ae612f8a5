/**
 * Where registry credentials are kept: Helm's own file first, Docker's as a fallback, each with the
 * credential helpers that it names. Compatible with what ORAS and Docker read and write.
 */
import { joinPath } from '../../go/path.ts';
import type { Host } from '../../host/host.ts';
import { type Credential, type CredentialStore, isEmpty, NO_CREDENTIAL } from './credential.ts';
import { type CredentialFile, loadCredentialFile } from './credential-file.ts';
import { defaultHelper, helperStore } from './credential-helper.ts';

export type CredentialDeps = Pick<Host, 'files' | 'env' | 'processes'>;

/** The store that Helm uses: reads `configFile`, then Docker's configuration; writes only to `configFile`. */
export function credentialStore(host: CredentialDeps, configFile: string): CredentialStore {
  const own = fileStore(host, configFile);
  return {
    async get(server) {
      const found = await own.get(server);
      return isEmpty(found) ? fromDocker(host, server) : found;
    },
    put: own.put,
    remove: own.remove,
  };
}

/** A configuration of Docker's that cannot be read counts as none; what goes wrong with its contents does not. */
async function fromDocker(host: CredentialDeps, server: string): Promise<Credential> {
  const path = dockerConfig(host.env);
  if (path === undefined) return NO_CREDENTIAL;
  try {
    loadCredentialFile(host.files, path);
  } catch {
    return NO_CREDENTIAL;
  }
  return fileStore(host, path).get(server);
}

function dockerConfig(env: Host['env']): string | undefined {
  if (env.DOCKER_CONFIG) return joinPath(env.DOCKER_CONFIG, 'config.json');
  const home = env.HOME ?? env.USERPROFILE;
  return home ? joinPath(home, '.docker', 'config.json') : undefined;
}

/** One configuration file and the helpers it names; the platform's usual helper where it names none and holds nothing. */
function fileStore(host: CredentialDeps, path: string): CredentialStore {
  let loaded: CredentialFile | undefined;
  let detected: string | undefined;
  const file = (): CredentialFile => {
    if (loaded) return loaded;
    loaded = loadCredentialFile(host.files, path);
    detected = loaded.isConfigured() ? undefined : defaultHelper(host);
    return loaded;
  };
  const storeFor = (server: string): CredentialStore => {
    const config = file();
    const helper = config.helperFor(server) || config.store() || detected;
    return helper ? helperStore(helper, host) : config;
  };
  return {
    get: async (server) => storeFor(server).get(server),
    async put(server, credential) {
      await storeFor(server).put(server, credential);
      if (detected) file().useStore(detected);
      detected = undefined;
    },
    remove: async (server) => storeFor(server).remove(server),
  };
}

/** The name under which a host's credentials are kept; Docker Hub has one of its own. */
export function serverAddress(host: string): string {
  return host === 'docker.io' || host === 'registry-1.docker.io' ? 'https://index.docker.io/v1/' : host;
}
