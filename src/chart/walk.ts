/** A walk over a folder that follows links, as Helm's sympath does. */
import { wrapping } from '../base/errors.ts';
import { type Log, silent } from '../base/log.ts';
import type { Profile } from '../helm/profile.ts';
import { report } from '../helm/report.ts';
import type { FileInfo, FileSystem } from '../host/files.ts';
import { ifPresent } from '../host/if-present.ts';

export interface WalkOptions {
  readonly profile: Profile;
  readonly log?: Log | undefined;
}

/**
 * Calls `visit` for everything below `root`, in the order of names, folders before what they hold;
 * links come as what they lead to. A folder is entered if `visit` returns true.
 * Throws what the file system throws, `error evaluating symlink …` for links that lead nowhere.
 */
export function walkFolder(files: FileSystem, root: string, visit: (path: string, info: FileInfo) => boolean, options: WalkOptions): void {
  const enter = (folder: string, entries: readonly FileInfo[]): void => {
    for (const entry of entries) {
      const path = folder.endsWith('/') ? folder + entry.name : `${folder}/${entry.name}`;
      const info = entry.kind === 'link' ? follow(files, path, options) : entry;
      // A folder may be gone by now, as the one is that another program fetches dependencies into.
      if (visit(path, info) && info.kind === 'directory') enter(path, ifPresent(() => files.list(path)) ?? []);
    }
  };
  enter(root, files.list(root));
}

function follow(files: FileSystem, path: string, { profile, log = silent }: WalkOptions): FileInfo {
  const resolved = wrapping(`error evaluating symlink ${path}`, () => files.real(path));
  const remark = 'Contents of linked file included and used';
  const attributes = [['path', path] as const, ['resolved', resolved] as const];
  const entry = { level: 'info', message: `found symbolic link in path. ${remark}`, attributes } as const;
  report(log, profile, entry, `walk.go:75: found symbolic link in path: ${path} resolves to ${resolved}. ${remark}`);
  return files.lstat(resolved);
}
