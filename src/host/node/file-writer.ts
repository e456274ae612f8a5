/** Writing files, apart from FileSystem because most of the library only reads. */
import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { diskError } from './disk.ts';
import { type Draft, draftPath, openDraft } from './draft.ts';

/** Methods throw ChartwrightErrors of code `io`, worded as Go's os package. */
export interface FileWriter {
  /** Writes a whole file; it appears under its name only once it is complete. */
  write(path: string, data: Uint8Array): void;
  /** Begins a file that is written bit by bit. */
  draft(path: string): Draft;
  /** Removes what an interrupted write or draft of this file has left; the file itself stays as it is. */
  discard(path: string): void;
  append(path: string, data: Uint8Array): void;
  /** Removes a file, if it is there. */
  remove(path: string): void;
  /** Makes a folder and those above it. */
  makeFolder(path: string): void;
  exists(path: string): boolean;
}

/** The machine's own files. */
export const diskWriter: FileWriter = {
  write(path, data) {
    const draft = diskWriter.draft(path);
    draft.add(data);
    draft.finish();
  },
  draft: (path) => openDraft(path),
  discard: (path) => rmSync(draftPath(path), { force: true }),
  append: (path, data) => attempt('open', path, () => appendFileSync(path, data)),
  remove: (path) => attempt('remove', path, () => rmSync(path, { force: true })),
  makeFolder(path) {
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      // Go looks before it makes a folder, and that is where a file in the way shows.
      throw diskError((error as NodeJS.ErrnoException).code === 'ENOTDIR' ? 'stat' : 'mkdir', path, error);
    }
  },
  exists: (path) => existsSync(path),
};

function attempt(operation: string, path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw diskError(operation, path, error);
  }
}
