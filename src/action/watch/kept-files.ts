/** Files that are kept once read, until they change: a render over them reads only what is new. */
import type { FileInfo, FileSystem } from '../../host/files.ts';

/** The result of an operation. */
type Answer<T> = { readonly value: T } | { readonly error: unknown };

interface Kept<T> {
  answer: Answer<T>;
  /** The render that asked last. */
  round: number;
}

interface KeptFile extends Kept<Uint8Array> {
  /** The file's state when it was read; undefined if it is not known to change with the contents. */
  state: string | undefined;
}

/** Milliseconds in which a file can change twice without a difference in its time: file systems count in steps. */
const TIME_STEP = 2000;

/** A FileSystem over another one that asks it each thing once, and again after a refresh. */
export class KeptFiles implements FileSystem {
  private readonly files: FileSystem;
  private readonly now: () => number;
  private readonly reads = new Map<string, KeptFile>();
  private readonly lists = new Map<string, Kept<FileInfo[]>>();
  private readonly links = new Map<string, Kept<string>>();
  private round = 0;

  /** `now`: milliseconds since the epoch. */
  constructor(files: FileSystem, now: () => number) {
    this.files = files;
    this.now = now;
  }

  read(path: string): Uint8Array {
    let kept = this.reads.get(path);
    if (!kept) {
      kept = { ...this.readNow(path), round: this.round };
      this.reads.set(path, kept);
    }
    return answered(kept, this.round);
  }

  list(path: string): FileInfo[] {
    return answered(
      keptIn(this.lists, path, this.round, () => this.files.list(path)),
      this.round,
    );
  }

  real(path: string): string {
    return answered(
      keptIn(this.links, path, this.round, () => this.files.real(path)),
      this.round,
    );
  }

  stat(path: string): FileInfo {
    return this.files.stat(path);
  }

  lstat(path: string): FileInfo {
    return this.files.lstat(path);
  }

  /** A render begins, which asks for what it needs. */
  begin(): void {
    this.round++;
  }

  /** The render is done: what it did not ask for matters no longer. */
  settle(): void {
    for (const kept of [this.reads, this.lists, this.links]) {
      for (const [path, { round }] of kept) if (round < this.round) kept.delete(path);
    }
  }

  /** Takes in what has changed; the result is the paths. `touched` files are read in any case. */
  refresh(touched: ReadonlySet<string>): string[] {
    const changed: string[] = [];
    for (const [path, kept] of this.lists) {
      const before = namesOf(kept.answer);
      kept.answer = answerTo(() => this.files.list(path));
      if (namesOf(kept.answer) !== before) changed.push(path);
    }
    for (const [path, kept] of this.links) {
      const before = 'value' in kept.answer ? kept.answer.value : '';
      kept.answer = answerTo(() => this.files.real(path));
      if (('value' in kept.answer ? kept.answer.value : '') !== before) changed.push(path);
    }
    for (const [path, kept] of this.reads) {
      if (!touched.has(path) && !this.isTouched(path, touched) && kept.state !== undefined && this.stateOf(path) === kept.state) continue;
      const now = this.readNow(path);
      const same = isSame(kept.answer, now.answer);
      kept.state = now.state;
      if (same) continue;
      kept.answer = now.answer;
      changed.push(path);
    }
    return changed;
  }

  /** Whether a file that was read has nothing in it now. */
  isEmpty(path: string): boolean {
    const answer = this.reads.get(path)?.answer;
    return answer !== undefined && 'value' in answer && answer.value.length === 0;
  }

  /** The folders in which a change could matter. */
  folders(): Set<string> {
    const folders = new Set<string>(this.lists.keys());
    for (const path of [...this.reads.keys(), ...this.links.keys()]) folders.add(folderOf(path));
    for (const { answer } of this.links.values()) if ('value' in answer) folders.add(folderOf(answer.value));
    return folders;
  }

  private isTouched(path: string, touched: ReadonlySet<string>): boolean {
    const link = this.links.get(path);
    return link !== undefined && 'value' in link.answer && touched.has(link.answer.value);
  }

  private readNow(path: string): { answer: Answer<Uint8Array>; state: string | undefined } {
    // The state comes first: a change between the two is found the next time.
    const state = this.stateOf(path);
    return { answer: answerTo(() => this.files.read(path)), state };
  }

  /**
   * Size and time, of the listing if it has just been made, of the file itself elsewhere. A file that has only just been
   * written has no state: it may be written again within the same step of its time.
   */
  private stateOf(path: string): string | undefined {
    const list = this.lists.get(folderOf(path));
    const name = path.slice(path.lastIndexOf('/') + 1);
    const listed =
      list && 'value' in list.answer ? list.answer.value.find((info) => info.name === name && info.kind === 'file') : undefined;
    const info = listed ? { value: listed } : answerTo(() => this.files.stat(path));
    if ('error' in info) return undefined;
    const { size, modified } = info.value;
    return Math.abs(this.now() - modified) < TIME_STEP ? undefined : `${size} ${modified}`;
  }
}

/** The folder of a path, as given. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash) || '/';
}

function keptIn<T>(all: Map<string, Kept<T>>, path: string, round: number, ask: () => T): Kept<T> {
  let kept = all.get(path);
  if (!kept) {
    kept = { answer: answerTo(ask), round };
    all.set(path, kept);
  }
  return kept;
}

function answered<T>(kept: Kept<T>, round: number): T {
  kept.round = round;
  if ('error' in kept.answer) throw kept.answer.error;
  return kept.answer.value;
}

function answerTo<T>(ask: () => T): Answer<T> {
  try {
    return { value: ask() };
  } catch (error) {
    return { error };
  }
}

function namesOf(answer: Answer<FileInfo[]>): string | undefined {
  return 'value' in answer ? answer.value.map(({ name, kind }) => `${kind} ${name}`).join('/') : undefined;
}

function isSame(a: Answer<Uint8Array>, b: Answer<Uint8Array>): boolean {
  if ('error' in a || 'error' in b) return 'error' in a && 'error' in b && String(a.error) === String(b.error);
  return a.value.length === b.value.length && a.value.every((byte, at) => byte === (b.value as Uint8Array)[at]);
}
