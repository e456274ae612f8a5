/** Files that appear under their names only once they are whole, so that no reader and no interrupt meets half of one. */
import { chmodSync, closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { diskError } from './disk.ts';

/** A file that is written bit by bit. Methods throw ChartwrightErrors of code `io`, worded as Go's os package, and leave nothing then. */
export interface Draft {
  add(data: Uint8Array): void;
  /** Puts the file, whole, in its place. */
  finish(): void;
  /** Removes what was written. */
  discard(): void;
}

/** Where a file is written until it is whole: beside it, so that it can be put in its place in one step. */
export function draftPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return `${path.slice(0, path.length - name.length)}.${name}.${process.pid}.tmp`;
}

/** Begins a file with exactly these permission bits, or with the usual ones. Errors call it by `name`. */
export function openDraft(path: string, { mode, name = path }: { readonly mode?: number; readonly name?: string } = {}): Draft {
  const draft = draftPath(path);
  let file: number | undefined;
  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const discard = () => {
    close();
    rmSync(draft, { force: true });
  };
  const step = (work: () => void) => {
    try {
      work();
    } catch (error) {
      discard();
      throw diskError((error as NodeJS.ErrnoException).syscall ?? 'write', name, error);
    }
  };
  step(() => {
    rmSync(draft, { force: true });
    file = openSync(draft, 'wx', mode ?? 0o644);
    if (mode !== undefined) chmodSync(draft, mode);
  });
  return {
    add: (data) =>
      step(() => {
        for (let at = 0; at < data.length; ) at += writeSync(file as number, data, at);
      }),
    finish: () =>
      step(() => {
        close();
        renameSync(draft, path);
      }),
    discard,
  };
}
