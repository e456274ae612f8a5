/**
 * A folder that is written below under names that others have chosen: every step of a name is looked at before anything is
 * made, and a link on the way is refused, wherever it leads. The folder itself may be reached by links.
 */
import { attempt, ChartwrightError } from '../base/errors.ts';
import { exists, type FileInfo, type Files, type WriteOptions } from './files.ts';
import { ifPresent } from './if-present.ts';

/** Names are relative, with `/` between their parts. Methods throw as those of Files, and if a name leads out or through a link. */
export interface ConfinedFolder {
  /** The path of a name, its steps looked at. */
  place(name: string): string;
  makeFolder(name: string): void;
  /** Writes a file and makes the folders that it is in; folders that are there already are left as they are. */
  write(name: string, data: Uint8Array, options?: WriteOptions): void;
  append(name: string, data: Uint8Array): void;
  remove(name: string): void;
  exists(name: string): boolean;
}

/** What is written below `root`. */
export function inside(files: Files, root: string): ConfinedFolder {
  const folder = root === '' ? '.' : root.replace(/(.)\/+$/, '$1');
  const join = (name: string): string => (folder === '.' ? name : folder === '/' ? `/${name}` : `${folder}/${name}`);
  const place = (name: string): string => {
    checkSteps(files, folder, partsOf(name, folder), join);
    return join(name);
  };
  const makeFolder = (name: string): void => {
    const path = place(name);
    // Helm looks before it makes a folder, and that is where a file in the way shows.
    if (!ifPresent(() => files.stat(path))) files.makeFolder(path);
  };
  const above = (name: string): void => {
    place(name);
    const slash = name.lastIndexOf('/');
    if (slash > 0) makeFolder(name.slice(0, slash));
    else if (!ifPresent(() => files.stat(folder))) files.makeFolder(folder);
  };
  return {
    place,
    makeFolder,
    write(name, data, options) {
      above(name);
      files.write(join(name), data, options);
    },
    append(name, data) {
      above(name);
      files.append(join(name), data);
    },
    remove: (name) => files.remove(place(name)),
    exists: (name) => exists(files, place(name)),
  };
}

function partsOf(name: string, root: string): string[] {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (name.startsWith('/') || parts.length === 0 || parts.includes('..')) throw refusal(`${name} leads out of ${root}`);
  return parts;
}

function checkSteps(files: Files, root: string, parts: readonly string[], join: (name: string) => string): void {
  let name = '';
  for (const part of parts) {
    name = name === '' ? part : `${name}/${part}`;
    // What cannot be looked at cannot be written to either: the step that tries reports why.
    const found: FileInfo | undefined = attempt(() => files.lstat(join(name)));
    if (!found) return;
    if (found.kind === 'link') throw refusal(`${join(name)} is a symbolic link: nothing is written through links below ${root}`);
    if (found.kind !== 'directory') return;
  }
}

function refusal(message: string): ChartwrightError {
  return new ChartwrightError('io', message);
}
