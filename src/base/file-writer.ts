/** Writing files, apart from FileSystem because most of the library only reads. */
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { diskError } from './disk.ts';

/** Methods throw ChartwrightErrors of code `io`, worded as Go's os package. */
export interface FileWriter {
  /** Writes a whole file; it appears under its name only once it is complete. */
  write(path: string, data: Uint8Array): void;
  append(path: string, data: Uint8Array): void;
  /** Makes a folder and those above it. */
  makeFolder(path: string): void;
  exists(path: string): boolean;
}

/** The machine's own files. */
export const diskWriter: FileWriter = {
  write(path, data) {
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, data, { mode: 0o644 });
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw diskError('open', path, error);
    }
  },
  append: (path, data) => attempt('open', path, () => appendFileSync(path, data)),
  makeFolder: (path) => attempt('mkdir', path, () => void mkdirSync(path, { recursive: true })),
  exists: (path) => existsSync(path),
};

function attempt(operation: string, path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw diskError(operation, path, error);
  }
}
