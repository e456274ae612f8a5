/** The front door: a chart by its path, folder or archive. */
import { ChartwrightError, errorText, inSource, wrapError, wrapping } from '../base/errors.ts';
import { GzipHeaderError } from '../codec/flate/gzip-members.ts';
import { structOf, TEXT, unmarshal } from '../codec/struct/decode-struct.ts';
import { inYaml } from '../codec/yaml/position.ts';
import { joinPath } from '../go/path.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import type { FileSystem } from '../host/files.ts';
import { LARGEST_CHART, readArchive } from './archive.ts';
import { type Chart, type ChartFile, fileText } from './chart.ts';
import { ensureArchive } from './load-archive.ts';
import { assembleChart, type ChartApi, type LoadOptions } from './load-files.ts';
import { readFolder } from './load-folder.ts';
import { readYaml } from './read-yaml.ts';

export { loadChartArchive } from './load-archive.ts';
export { type LoadOptions, loadChartFiles } from './load-files.ts';
export { loadChartFolder } from './load-folder.ts';

/**
 * Loads a chart as `template`, `install`, `upgrade` and `package` do: Helm 4 first asks Chart.yaml for
 * its format (v1, v2, v3), and hides why an archive cannot be read. `path` should be absolute.
 */
export function loadChart(files: FileSystem, path: string, options: LoadOptions = {}): Chart {
  const { profile = DEFAULT_PROFILE } = options;
  if (!profile.detectsChartVersion) return loadChartV2(files, path, options);
  if (files.stat(path).kind === 'directory') {
    const api = folderApi(files, path);
    return assembleChart(readFolder(files, path, options), api, options);
  }
  const content = archiveFiles(files, path, profile);
  const api = archiveApi(content);
  return naming(path, () => assembleChart(content, api, options));
}

/** Loads a chart as `show`, `lint` and `dependency` do: taken for a v1 or v2 chart, the true reason in every error. */
export function loadChartV2(files: FileSystem, path: string, options: LoadOptions = {}): Chart {
  if (files.stat(path).kind === 'directory') return assembleChart(readFolder(files, path, options), 'v2', options);
  const bytes = readPackage(files, path);
  return naming(path, () => assembleChart(readArchive(bytes, options), 'v2', options));
}

function folderApi(files: FileSystem, path: string): ChartApi {
  const name = joinPath(path, 'Chart.yaml');
  let data: Uint8Array;
  try {
    data = files.read(name);
  } catch (error) {
    throw wrapError(`unable to detect chart at ${name}`, error);
  }
  return chartApi({ name, data });
}

/** Bytes of a package that are read: what its files may have unpacked, which packing makes hardly longer. */
const LARGEST_PACKAGE = LARGEST_CHART + (17 << 20);

/** The bytes of a package; what does not begin as one is not read further. */
function readPackage(files: FileSystem, path: string): Uint8Array {
  ensureArchive(path, files.read(path, 512));
  return files.read(path, LARGEST_PACKAGE);
}

function archiveFiles(files: FileSystem, path: string, profile: Profile): ChartFile[] {
  const bytes = readPackage(files, path);
  try {
    return readArchive(bytes, { profile });
  } catch (error) {
    if (error instanceof GzipHeaderError) throw invalidFile(path, error);
    throw new ChartwrightError('chart', 'unable to load chart archive', { cause: error });
  }
}

function archiveApi(content: readonly ChartFile[]): ChartApi {
  const file = content.find((each) => each.name === 'Chart.yaml');
  if (!file) throw new ChartwrightError('chart', 'unable to detect chart version, no Chart.yaml found');
  return chartApi(file);
}

const CHART_BASE = structOf<{ apiVersion: string }>('loader.chartBase', { apiVersion: ['apiVersion', TEXT] });

function chartApi(file: ChartFile): ChartApi {
  const { apiVersion } = decodeBase(file);
  if (apiVersion === 'v3') return 'v3';
  if (['v1', 'v2', ''].includes(apiVersion)) return 'v2';
  throw new ChartwrightError('chart', 'unsupported chart version');
}

function decodeBase(file: ChartFile): { apiVersion: string } {
  const text = fileText(file);
  const decode = () => unmarshal(readYaml(text), CHART_BASE);
  return wrapping('cannot load Chart.yaml', () => inSource({ file: 'Chart.yaml', text }, () => inYaml(text, decode)));
}

/** A gzip header that is none, here or in a packed subchart, has a message of its own. */
function naming(path: string, load: () => Chart): Chart {
  try {
    return load();
  } catch (error) {
    for (let at: unknown = error; at instanceof Error; at = at.cause) {
      if (at instanceof GzipHeaderError) throw invalidFile(path, error);
    }
    throw error;
  }
}

function invalidFile(path: string, error: unknown): ChartwrightError {
  const message = `file '${path}' does not appear to be a valid chart file (details: ${errorText(error)})`;
  return new ChartwrightError('chart', message, { cause: error });
}
