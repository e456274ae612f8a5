/** Files seen from another folder than the process's own. Separate because threads of one process can't each have a working folder. */
import { exists, type FileSystem } from './files.ts';

/** The same files, relative paths beginning at `folder`. Messages show the paths so made. */
export function filesFrom(files: FileSystem, folder: string): FileSystem {
  if (folder === '' || folder === '.') return files;
  const place = (path: string) => (path.startsWith('/') || path === '' ? path : `${folder.replace(/\/+$/, '')}/${path}`);
  return {
    read: (path, most) => files.read(place(path), most),
    stat: (path) => files.stat(place(path)),
    lstat: (path) => files.lstat(place(path)),
    list: (path) => files.list(place(path)),
    real: (path) => files.real(place(path)),
    exists: (path) => exists(files, place(path)),
  };
}
