/** Helm's client for registries: log in and out, list, find, pull and push charts. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { type Log, silent } from '../../base/log.ts';
import type { Metadata } from '../../chart/metadata.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Host } from '../../host/host.ts';
import { httpClient } from '../../net/client.ts';
import type { Progress } from '../../net/message.ts';
import type { ServerAccess } from '../../net/server-access.ts';
import { loadTls } from '../../net/tls.ts';
import { needsTls } from '../../net/tls-files.ts';
import { type AuthClient, authClient } from './auth-client.ts';
import { chartArtifact } from './chart-artifact.ts';
import { chartParts, type Wanted, wantedTypes } from './chart-parts.ts';
import { type Credential, type CredentialStore, NO_CREDENTIAL } from './credential.ts';
import { credentialStore, serverAddress } from './credential-store.ts';
import { type Located, locateTag } from './locate.ts';
import { tryLogin, warnOfPath } from './login.ts';
import { type Pulled, pullArtifact } from './pull.ts';
import { pushArtifact } from './push.ts';
import { formatChartReference, parseChartReference, parseReference } from './reference.ts';
import { openRepository, type Repository } from './repository.ts';
import { type Retry, systemRetry } from './retry.ts';
import { versionTags } from './tags.ts';

export interface RegistryOptions extends ServerAccess, Pick<Host, 'files' | 'env' | 'network' | 'processes'> {
  /** Whose words are used; Helm 4's if absent. */
  readonly profile?: Profile | undefined;
  /** Helm's own credentials file (HELM_REGISTRY_CONFIG). */
  readonly configFile: string;
  /** Takes what Helm prints beside its results, with line ends: `Pulled: …`, `Digest: …`. */
  readonly say?: ((text: string) => void) | undefined;
  readonly log?: Log | undefined;
  readonly onProgress?: Progress | undefined;
  /** How to wait between attempts; in real time where absent. */
  readonly retry?: Retry | undefined;
}

export interface PullOptions extends Partial<Wanted> {
  /** In place of the client's own. */
  readonly say?: ((text: string) => void) | undefined;
}

export interface PulledChart {
  /** `host/repository:tag`. */
  readonly reference: string;
  readonly digest: string;
  /** The package; absent if it was not asked for. */
  readonly chart?: Uint8Array;
  readonly provenance?: Uint8Array;
}

export interface PushedChart {
  readonly reference: string;
  readonly digest: string;
  readonly metadata: Metadata;
}

export interface PushDetails {
  /** RFC 3339. */
  readonly created: string;
  readonly provenance?: Uint8Array | undefined;
}

/** Methods throw ChartwrightErrors with the words of Helm and ORAS. */
export interface RegistryClient {
  /** Checks credentials and keeps them; prints `Login Succeeded`. */
  login(host: string, username: string, password: string): Promise<void>;
  /** Removes a host's credentials; prints `Removing login credentials for …`. */
  logout(host: string): Promise<void>;
  /** The tags that are versions, `_` read as `+`, newest first. */
  tags(reference: string): Promise<string[]>;
  /** The URL of the chart that an `oci://` reference and a version name: exact, a range, '' for the newest. */
  locate(reference: string, version: string): Promise<Located>;
  /** Fetches a chart's package, its provenance, or both. */
  pull(reference: string, want?: PullOptions): Promise<PulledChart>;
  /** Fetches the parts of these media types of any artifact. */
  artifact(reference: string, types: readonly string[]): Promise<Pulled>;
  /** Stores a package; the reference must end in its name and version. */
  push(archive: Uint8Array, reference: string, details: PushDetails): Promise<PushedChart>;
}

const UNDERSCORE = `
OCI artifact references (e.g. tags) do not support the plus sign (+). To support
storing semantic versions, Helm adopts the convention of changing plus (+) to
an underscore (_) in chart version tags when pushing to a registry and back to
a plus (+) when pulling from a registry.
`;

/** A client; reads TLS files at once, credentials at first need. */
export function registryClient(options: RegistryOptions): RegistryClient {
  return new HelmRegistryClient(options);
}

class HelmRegistryClient implements RegistryClient {
  readonly #options: RegistryOptions;
  readonly #store: CredentialStore;
  readonly #auth: AuthClient;
  readonly #say: (text: string) => void;

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#store = credentialStore(options, options.configFile);
    this.#auth = connect(options, (host) => credentialFor(options, this.#store, host));
    this.#say = options.say ?? (() => {});
  }

  async tags(reference: string): Promise<string[]> {
    return versionTags(await this.#open(reference).tags());
  }

  async login(given: string, username: string, password: string): Promise<void> {
    const { profile, log = silent, plainHttp = false } = this.#options;
    const host = profile?.loginStripsPath ? (given.split('/', 1)[0] ?? '') : given;
    warnOfPath(host, log);
    const credential = { ...NO_CREDENTIAL, username, password };
    const client = connect(this.#options, async (asking) => (asking === registryHost(host) ? credential : NO_CREDENTIAL));
    await tryLogin(host, client, plainHttp);
    await this.#store.put(serverAddress(host), credential);
    this.#say('Login Succeeded\n');
  }

  async logout(host: string): Promise<void> {
    const server = serverAddress(host);
    await this.#store.remove(server).catch((error) => {
      throw wrapError(`failed to delete the credential for ${server}`, error);
    });
    this.#say(`Removing login credentials for ${host}\n`);
  }

  locate(reference: string, version: string): Promise<Located> {
    const resolve = async (text: string) => this.#open(text).resolve(parseChartReference(text).tag);
    return locateTag(reference, version, { tags: (text) => this.tags(text), resolve, profile: this.#options.profile });
  }

  async pull(text: string, { chart = true, provenance = false, say = this.#say }: PullOptions = {}): Promise<PulledChart> {
    const { tag, digest: pinned, ...where } = parseChartReference(text);
    const reference = formatChartReference({ ...where, tag, digest: pinned });
    const want = { chart, provenance };
    const pulled = await pullArtifact(this.#open(reference), tag || pinned, wantedTypes(want));
    const parts = chartParts(pulled, want, say);
    const { digest } = pulled.manifest.descriptor;
    say(report('Pulled', reference, digest, reference));
    return { reference, digest, ...parts };
  }

  async artifact(text: string, types: readonly string[]): Promise<Pulled> {
    const { tag, digest, ...where } = parseChartReference(text);
    return pullArtifact(this.#open(formatChartReference({ ...where, tag, digest })), tag || digest, types);
  }

  async push(archive: Uint8Array, text: string, { created, provenance }: PushDetails): Promise<PushedChart> {
    const parsed = parseChartReference(text);
    const reference = formatChartReference(parsed);
    const artifact = chartArtifact(archive, created, provenance);
    const { metadata } = artifact;
    if (!text.endsWith(`/${metadata.name}:${metadata.version}`)) {
      throw new ChartwrightError('usage', 'strict mode enabled, ref basename and tag must match the chart name and version');
    }
    await pushArtifact(this.#open(reference, true), artifact, parsed.tag);
    const { digest } = artifact.manifest.descriptor;
    this.#say(report('Pushed', reference, digest, parsed.tag));
    return { reference, digest, metadata };
  }

  #open(reference: string, writes = false): Repository {
    return openRepository(parseReference(reference), { auth: this.#auth, plainHttp: this.#options.plainHttp ?? false, writes });
  }
}

function report(done: string, reference: string, digest: string, tag: string): string {
  const note = tag.includes('_') ? `${reference} contains an underscore.\n${UNDERSCORE}` : '';
  return `${done}: ${reference}\nDigest: ${digest}\n${note}`;
}

function registryHost(host: string): string {
  return host === 'docker.io' ? 'registry-1.docker.io' : host;
}

/** Helm's client with TLS files of its own does not try again. */
function connect(options: RegistryOptions, credential: (host: string) => Promise<Credential>): AuthClient {
  const custom = needsTls(options);
  const http = httpClient({
    ...{ files: options.files, env: options.env, network: options.network },
    tls: custom ? loadTls(options, options, options.profile) : undefined,
    onProgress: options.onProgress,
    keepsCredentialsAtHome: true,
  });
  return authClient({ http, credential, retry: custom ? undefined : (options.retry ?? systemRetry) });
}

async function credentialFor({ username, password }: RegistryOptions, store: CredentialStore, host: string): Promise<Credential> {
  if (username && password) return { ...NO_CREDENTIAL, username, password };
  return store.get(host === 'registry-1.docker.io' ? serverAddress(host) : host);
}
