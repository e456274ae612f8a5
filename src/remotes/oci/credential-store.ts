/**
 * Where registry credentials are kept: Helm's own file first, Docker's as a fallback, each with the
 * credential helpers that it names. Compatible with what ORAS and Docker read and write.
 */
import { joinPath } from '../../go/path.ts';
import type { Files } from '../../host/files.ts';
import type { Environment } from '../../net/proxy.ts';
import { type Credential, type CredentialStore, isEmpty, NO_CREDENTIAL } from './credential.ts';
import { type CredentialFile, loadCredentialFile } from './credential-file.ts';
import { defaultHelper, helperStore } from './credential-helper.ts';

/** The store that Helm uses: reads `configFile`, then Docker's configuration; writes only to `configFile`. */
export function credentialStore(files: Files, configFile: string, env: Environment): CredentialStore {
  const own = fileStore(files, configFile, env);
  return {
    async get(server) {
      const found = await own.get(server);
      return isEmpty(found) ? fromDocker(files, server, env) : found;
    },
    put: own.put,
    remove: own.remove,
  };
}

/** A configuration of Docker's that cannot be read counts as none; what goes wrong with its contents does not. */
async function fromDocker(files: Files, server: string, env: Environment): Promise<Credential> {
  const path = dockerConfig(env);
  if (path === undefined) return NO_CREDENTIAL;
  try {
    loadCredentialFile(files, path);
  } catch {
    return NO_CREDENTIAL;
  }
  return fileStore(files, path, env).get(server);
}

function dockerConfig(env: Environment): string | undefined {
  if (env.DOCKER_CONFIG) return joinPath(env.DOCKER_CONFIG, 'config.json');
  const home = env.HOME ?? env.USERPROFILE;
  return home ? joinPath(home, '.docker', 'config.json') : undefined;
}

/** One configuration file and the helpers it names; the platform's usual helper where it names none and holds nothing. */
function fileStore(files: Files, path: string, env: Environment): CredentialStore {
  let loaded: CredentialFile | undefined;
  let detected: string | undefined;
  const file = (): CredentialFile => {
    if (loaded) return loaded;
    loaded = loadCredentialFile(files, path);
    detected = loaded.isConfigured() ? undefined : defaultHelper(env);
    return loaded;
  };
  const storeFor = (server: string): CredentialStore => {
    const config = file();
    const helper = config.helperFor(server) || config.store() || detected;
    return helper ? helperStore(helper) : config;
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
