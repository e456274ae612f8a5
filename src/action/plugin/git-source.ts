/** A plugin in a git repository, cloned into the cache and copied from there, history and all. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { baseName } from '../../go/path.ts';
import { quote } from '../../go/quote.ts';
import { exists } from '../../host/files.ts';
import { GitRepository } from '../../plugin/git.ts';
import { parseConstraint } from '../../semver/constraint.ts';
import { compareVersions, readVersion } from '../../semver/version.ts';
import { cacheKey } from './cache-key.ts';
import { detectRemote, detectWorkTree, refuseOthers } from './detect-vcs.ts';
import { MISSING_METADATA } from './folder-source.ts';
import { placePlugin } from './place-plugin.ts';
import { hasPluginFile } from './plugin-archive.ts';
import { debug, type PluginDeps, warnPlugin } from './plugin-deps.ts';
import type { PluginSource } from './plugin-source.ts';

/** Throws `Cannot detect VCS` if the source is not a repository of a known kind. */
export async function gitSource(deps: PluginDeps, source: string, version: string): Promise<PluginSource> {
  const clone = `${deps.cacheHome}/plugins/${cacheKey(source)}`;
  const remote = await detectRemote(deps, source, clone);
  const git = GitRepository.at(clone, remote, deps);
  const path = `${deps.pluginsDirectory}/${baseName(source)}`;
  return {
    path,
    async install() {
      if (exists(deps.files, clone)) {
        debug(deps, 'updating', ['source', git.remote], ['destination', clone]);
        git.update();
      } else {
        debug(deps, 'cloning', ['source', git.remote], ['destination', clone]);
        git.clone();
      }
      const reference = solveVersion(deps, git, version);
      if (reference !== '') {
        debug(deps, 'setting version', ['version', version]);
        git.checkOut(reference);
      }
      if (!hasPluginFile(deps.files, clone)) throw new ChartwrightError('usage', MISSING_METADATA);
      await placePlugin(deps, clone, path);
    },
  };
}

/** Brings an installed plugin's repository up to date; returns its folder. Throws if the plugin is not a repository, or was changed. */
export function updateRepository(deps: PluginDeps, folder: string): string {
  let git: GitRepository;
  try {
    refuseOthers(detectWorkTree(deps.files, folder));
    git = GitRepository.at(folder, '', deps);
  } catch (error) {
    if (errorText(error) !== 'Cannot detect VCS') throw error;
    warnPlugin(deps, 'cannot get information about plugin source', ['location', folder], ['error', errorText(error)]);
    throw new ChartwrightError('usage', 'cannot get information about plugin source');
  }
  const path = git.remote === '' ? '' : `${deps.pluginsDirectory}/${baseName(git.remote)}`;
  if (path === '' || !exists(deps.files, path)) {
    warnPlugin(deps, 'plugin does not exist', ['path', path], ['error', `stat ${path}: no such file or directory`]);
    throw new ChartwrightError('usage', 'plugin does not exist');
  }
  debug(deps, 'updating', ['source', git.remote]);
  if (git.isDirty()) throw new ChartwrightError('usage', 'plugin repo was modified');
  git.update();
  if (!hasPluginFile(deps.files, folder)) throw new ChartwrightError('usage', MISSING_METADATA);
  return path;
}

/** The branch, tag or commit of that name, else the newest tag that fits the constraint; '' for the default branch. */
function solveVersion(deps: PluginDeps, git: GitRepository, wanted: string): string {
  if (wanted === '' || git.isReference(wanted)) return wanted;
  const constraint = parseConstraint(wanted);
  const tags = git.tags();
  debug(deps, 'found refs', ['refs', `[${tags.join(' ')}]`]);
  const versions = tags.flatMap((tag) => readVersion(tag) ?? []).sort((a, b) => compareVersions(b, a));
  const best = versions.find((one) => constraint.check(one));
  if (!best) throw new ChartwrightError('usage', `requested version ${quote(wanted)} does not exist for plugin ${quote(git.remote)}`);
  debug(deps, 'setting to version', ['version', best.original]);
  return best.original;
}
