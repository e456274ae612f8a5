/** Finds plugins: every folder below a plugins folder that has a plugin.yaml. */
import { ChartwrightError, errorText, wrapError, wrapping } from '../base/errors.ts';
import { type Log, warn } from '../base/log.ts';
import { quote } from '../go/quote.ts';
import { compareStrings, decodeUtf8 } from '../go/utf8.ts';
import type { Profile } from '../helm/profile.ts';
import { type FileSystem, isNotFound } from '../host/files.ts';
import type { Plugin } from './metadata.ts';
import { readLegacyMetadata } from './read-legacy-metadata.ts';
import { readMetadata } from './read-metadata.ts';

export interface PluginDeps {
  readonly files: FileSystem;
  readonly log: Log;
  /** Whose plugins are read; Helm 4's if absent. */
  readonly profile?: Profile | undefined;
  /** Gets warnings about contradictions in Helm 3's form. */
  readonly say?: ((text: string) => void) | undefined;
}

/** Which plugins are wanted; empty means any. */
export interface PluginQuery {
  readonly name?: string;
  readonly type?: string;
}

const FILE = 'plugin.yaml';

/** Loads one plugin. Throws `failed to read plugin at …` or `failed to load plugin …` with the reason. */
export function loadPlugin({ files, profile, say = () => {} }: Omit<PluginDeps, 'log'>, folder: string): Plugin {
  const path = below(folder, FILE);
  const text = wrapping(`failed to read plugin at ${quote(path)}`, () => decodeUtf8(files.read(path)));
  if (profile?.hasOnePluginForm) return { folder, metadata: readLegacyMetadata(text, path, say) };
  const metadata = wrapping(`failed to load plugin ${quote(folder)}`, () => readMetadata(text));
  if (metadata.runtime.runtime === 'extism/v1') checkWasm(files, below(folder, 'plugin.wasm'));
  return { folder, metadata };
}

/**
 * The plugins below a folder, by folder name; broken ones are left out with a warning. Throws if two have the same name,
 * and for Helm 3 where one is broken.
 */
export function loadPlugins(deps: PluginDeps, folder: string): Plugin[] {
  const { files, log, profile } = deps;
  const plugins = pluginFolders(files, folder).flatMap((one) => {
    try {
      return [loadPlugin(deps, one)];
    } catch (error) {
      if (profile?.hasOnePluginForm) throw error;
      warn(log, 'failed to load plugin (ignoring)', ['plugin_yaml', below(one, FILE)], ['error', errorText(error)]);
      return [];
    }
  });
  const seen = new Map<string, string>();
  for (const { folder, metadata } of plugins) {
    const other = seen.get(metadata.name);
    if (other !== undefined) {
      throw new ChartwrightError('usage', `two plugins claim the name ${quote(metadata.name)} at ${quote(other)} and ${quote(folder)}`);
    }
    seen.set(metadata.name, folder);
  }
  return plugins;
}

/** The plugins below several folders that answer a query. */
export function findPlugins(deps: PluginDeps, folders: readonly string[], { name = '', type = '' }: PluginQuery): Plugin[] {
  return folders
    .flatMap((folder) => loadPlugins(deps, folder))
    .filter((plugin) => (name === '' || plugin.metadata.name === name) && (type === '' || isOfType(plugin, type)));
}

/** Helm 3's plugins are commands, and getters where they have downloaders. */
function isOfType({ metadata: { config, runtime } }: Plugin, type: string): boolean {
  const downloads = config.type === 'cli/v1' && runtime.runtime === 'subprocess' && runtime.protocolCommands.length > 0;
  return config.type === type || (type === 'getter/v1' && downloads);
}

/** The first plugin that answers a query. Throws `plugin: {Name:x Type:y} not found`. */
export function findPlugin(deps: PluginDeps, folders: readonly string[], query: PluginQuery): Plugin {
  const [first] = findPlugins(deps, folders, query);
  if (first) return first;
  throw new ChartwrightError('usage', `plugin: {Name:${query.name ?? ''} Type:${query.type ?? ''}} not found`);
}

/** The folders that HELM_PLUGINS names, as filepath.SplitList cuts them. */
export function pluginFolderList(setting: string): string[] {
  return setting === '' ? [] : setting.split(':');
}

function pluginFolders(files: FileSystem, folder: string): string[] {
  return namesIn(files, folder === '' ? '.' : folder)
    .map((name) => below(folder, name))
    .filter((path) => namesIn(files, path).includes(FILE));
}

function namesIn(files: FileSystem, folder: string): string[] {
  try {
    return files
      .list(folder)
      .map((entry) => entry.name)
      .sort(compareStrings);
  } catch {
    return [];
  }
}

function checkWasm(files: FileSystem, path: string): void {
  try {
    files.stat(path);
  } catch (error) {
    if (!isNotFound(error)) throw wrapError(`failed to stat extism/v1 plugin wasm binary ${quote(path)}`, error);
    throw new ChartwrightError('io', `wasm binary missing for extism/v1 plugin: ${quote(path)}`);
  }
}

/** filepath.Join of a folder and a name. */
function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')}/${name}`.replace(/^\/\//, '/');
}
