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
  const reference = source.slice('oci://'.length);
  const name = pluginName(reference);
  const cache = `${deps.cacheHome}/plugins/${cacheKey(source)}`;
  const path = `${deps.pluginsDirectory}/${name}`;
  const { username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, plainHttp } = options;
  const client = () =>
    registryClient({
      files: deps.files,
      env: deps.env,
      network: deps.network,
      processes: deps.processes,
      configFile: deps.registryConfig,
      username,
      password,
      certFile,
      keyFile,
      caFile,
      insecureSkipTlsVerify,
      plainHttp,
    });
  let fetched: Promise<Omit<SignedArchive, 'filename'>> | undefined;
  const fetchOnce = () =>
    (fetched ??= client()
      .artifact(reference, WANTED)
      .then((pulled) => pluginParts(pulled, name)));
  const fetch = () =>
    fetchOnce().catch((error) => {
      throw wrapError(`failed to pull plugin from ${source}`, error);
    });
  return {
    path,
    async install() {
      debug(deps, 'pulling OCI plugin', ['source', source]);
      await placeArchive(deps, await fetch(), { cache, path, unpacking: 'failed to extract plugin', missing: MISSING_METADATA });
    },
    async signed() {
      debug(deps, 'getting verification data for OCI plugin', ['source', source]);
      const files = await fetch();
      const filename = archiveName(metadataIn(files));
      debug(deps, 'got verification data for OCI plugin', ['filename', filename]);
      return { ...files, filename };
    },
  };
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
