/** A plugin in a registry: an artifact of Helm's plugin type with the archive and, perhaps, its signature. */
import { ChartwrightError, wrapError, wrapping } from '../../base/errors.ts';
import { OCI_MANIFEST } from '../../remotes/oci/descriptor.ts';
import { decodeManifest } from '../../remotes/oci/manifest.ts';
import type { Pulled } from '../../remotes/oci/pull.ts';
import { parseChartReference } from '../../remotes/oci/reference.ts';
import { registryClient } from '../../remotes/oci/registry-client.ts';
import { cacheKey } from './cache-key.ts';
import { MISSING_METADATA } from './folder-source.ts';
import { metadataIn, placeArchive } from './place-archive.ts';
import { archiveName } from './plugin-archive.ts';
import { debug, type PluginDeps } from './plugin-deps.ts';
import type { PluginSource, SignedArchive, SourceOptions } from './plugin-source.ts';

const PLUGIN_TYPE = 'application/vnd.helm.plugin.v1+json';
const WANTED = [OCI_MANIFEST, 'application/vnd.oci.image.layer.v1.tar', 'application/vnd.oci.image.layer.v1.tar+gzip'];

export function ociSource(deps: PluginDeps, source: string, options: SourceOptions): PluginSource {
  return new OciSource(deps, source, options);
}

class OciSource implements PluginSource {
  readonly path: string;
  readonly #deps: PluginDeps;
  readonly #source: string;
  readonly #options: SourceOptions;
  readonly #name: string;
  #fetched: Promise<Omit<SignedArchive, 'filename'>> | undefined;

  constructor(deps: PluginDeps, source: string, options: SourceOptions) {
    this.#deps = deps;
    this.#source = source;
    this.#options = options;
    this.#name = pluginName(this.#reference);
    this.path = `${deps.pluginsDirectory}/${this.#name}`;
  }

  async install(): Promise<void> {
    debug(this.#deps, 'pulling OCI plugin', ['source', this.#source]);
    const cache = `${this.#deps.cacheHome}/plugins/${cacheKey(this.#source)}`;
    const words = { unpacking: 'failed to extract plugin', missing: MISSING_METADATA };
    await placeArchive(this.#deps, await this.#fetch(), { cache, path: this.path, ...words });
  }

  async signed(): Promise<SignedArchive> {
    debug(this.#deps, 'getting verification data for OCI plugin', ['source', this.#source]);
    const files = await this.#fetch();
    const filename = archiveName(metadataIn(files));
    debug(this.#deps, 'got verification data for OCI plugin', ['filename', filename]);
    return { ...files, filename };
  }

  get #reference(): string {
    return this.#source.slice('oci://'.length);
  }

  /** The archive and its signature, fetched once. */
  async #fetch(): Promise<Omit<SignedArchive, 'filename'>> {
    this.#fetched ??= this.#pull();
    try {
      return await this.#fetched;
    } catch (error) {
      throw wrapError(`failed to pull plugin from ${this.#source}`, error);
    }
  }

  async #pull(): Promise<Omit<SignedArchive, 'filename'>> {
    const { files, env, network, processes, registryConfig: configFile } = this.#deps;
    const { username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, plainHttp } = this.#options;
    const access = { username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, plainHttp };
    const client = registryClient({ files, env, network, processes, configFile, ...access });
    return pluginParts(await client.artifact(this.#reference, WANTED), this.#name);
  }
}

/** The last part of the repository. */
function pluginName(reference: string): string {
  return wrapping('invalid OCI reference', () => parseChartReference(reference).repository.split('/').at(-1) as string);
}

/** The archive and signature among the layers, by their titles. */
function pluginParts({ manifest, parts }: Pulled, name: string): Omit<SignedArchive, 'filename'> {
  const { artifactType, config, layers } = wrapping('unable to parse manifest', () => decodeManifest(manifest.data), 'network');
  const refuse = (why: string) => new ChartwrightError('network', why);
  if (artifactType !== '' && artifactType !== PLUGIN_TYPE) throw refuse(`expected artifact type ${PLUGIN_TYPE}, got ${artifactType}`);
  const configType = config.mediaType;
  if (artifactType === '' && configType !== PLUGIN_TYPE) {
    throw refuse(`expected config media type ${PLUGIN_TYPE} for legacy compatibility, got ${configType}`);
  }
  const titled = (end: string) =>
    layers?.find(({ annotations }) => {
      const title = String(annotations?.get('org.opencontainers.image.title') ?? '');
      return title.startsWith(`${name}-`) && title.endsWith(end);
    });
  const content = (layer: { digest: string }, what: string) => {
    const found = parts.find(({ descriptor }) => descriptor.digest === layer.digest);
    if (!found) throw refuse(`unable to retrieve ${what} data with digest ${layer.digest}: not found`);
    return found.data;
  };
  const archive = titled('.tgz');
  if (!archive) throw refuse(`required layer matching pattern ${name}-VERSION.tgz not found in manifest`);
  const provenance = titled('.tgz.prov');
  return { archive: content(archive, 'plugin'), ...(provenance && { provenance: content(provenance, 'provenance') }) };
}
