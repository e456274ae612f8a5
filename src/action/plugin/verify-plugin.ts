/** Checks the signature of a plugin's archive. */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { baseName, extension } from '../../go/path.ts';
import type { Verification } from '../../remotes/provenance/verify.ts';
import { absolute } from '../chart/open-chart.ts';
import { verifyPluginArchive } from './install-plugin.ts';
import type { PluginDeps } from './plugin-deps.ts';

/** Verifies the archive at a path against the .prov file beside it. */
export async function verifyPlugin(deps: PluginDeps, path: string, keyring: string): Promise<Verification> {
  const { files } = deps;
  if (files.stat(path).kind === 'directory') {
    throw new ChartwrightError('usage', 'directory verification not supported - only plugin tarballs can be verified');
  }
  if (!['.gz', '.tgz'].includes(extension(path))) {
    throw new ChartwrightError('usage', 'plugin file must be a gzipped tarball (.tar.gz or .tgz)');
  }
  wrapping(`could not find provenance file ${path}.prov`, () => files.stat(`${path}.prov`));
  const archive = wrapping('failed to read plugin file', () => files.read(path));
  const provenance = wrapping('failed to read provenance file', () => files.read(`${path}.prov`));
  return verifyPluginArchive(deps, { archive, provenance, filename: baseName(absolute(deps.cwd, path)) }, keyring);
}
