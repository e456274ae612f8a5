/** A plugin archive on a web server. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { baseName } from '../../go/path.ts';
import { httpClient } from '../../net/client.ts';
import { httpGetter } from '../../remotes/getter.ts';
import { cacheKey } from './cache-key.ts';
import { MISSING_METADATA } from './folder-source.ts';
import { placeArchive } from './place-archive.ts';
import { isArchiveName, nameOfArchive } from './plugin-archive.ts';
import type { PluginDeps } from './plugin-deps.ts';
import type { PluginSource, SignedArchive } from './plugin-source.ts';

const ARCHIVE_TYPES = ['application/gzip', 'application/x-gzip', 'application/x-tgz', 'application/x-gtar'];

/** Whether a source is the URL of an archive: by its name, else by its content type. */
export async function isHttpArchive({ files, env, network, profile }: PluginDeps, source: string): Promise<boolean> {
  if (!/^https?:\/\//.test(source)) return false;
  if (isArchiveName(source) && !profile.hasOnePluginForm) return true;
  try {
    const response = await httpClient({ files, env, network }).send({
      method: 'HEAD',
      url: source,
      headers: { 'User-Agent': 'Go-http-client/1.1' },
    });
    response.discard();
    return ARCHIVE_TYPES.includes((response.headers['content-type'] ?? '').toLowerCase());
  } catch {
    return false;
  }
}

/** Throws for URLs without the extension of an archive: Helm recognizes them, but cannot unpack them. */
export function httpSource(deps: PluginDeps, source: string): PluginSource {
  const cache = `${deps.cacheHome}/plugins/${cacheKey(source)}`;
  if (!isArchiveName(source)) throw new ChartwrightError('usage', `no extractor implemented yet for ${source}`);
  const path = `${deps.dataHome}/plugins/${nameOfArchive(baseName(source))}`;
  const getter = httpGetter(deps);
  let fetched: Promise<SignedArchive> | undefined;
  const fetch = async (): Promise<SignedArchive> => ({
    archive: await getter.get(source, {}),
    provenance: await getter.get(`${source}.prov`, {}).catch(() => undefined),
    filename: baseName(source),
  });
  const fetchOnce = () => (fetched ??= fetch());
  return {
    path,
    async install() {
      const missing = deps.profile.hasOnePluginForm
        ? MISSING_METADATA
        : `plugin.yaml not found in ${cache} or its immediate subdirectories`;
      await placeArchive(deps, await fetchOnce(), { cache, path, unpacking: 'extracting files from archive', missing });
    },
    async signed() {
      return fetchOnce().catch((error) => {
        throw wrapError('failed to download plugin', error);
      });
    },
  };
}
