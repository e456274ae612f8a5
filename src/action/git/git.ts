/** A git repository read through the git program: revisions, trees, blobs and what differs. Nothing is checked out or written. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/strconv.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';

/** The result of a program. */
export interface ProgramResult {
  readonly exitCode: number;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/** Runs git with arguments in a folder. Throws if git cannot be started. */
export type RunGit = (args: readonly string[], cwd: string, input?: Uint8Array) => ProgramResult;

/** A file, link or submodule of a tree. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  readonly size: number;
}

export class GitRepository {
  /** The absolute path of the working tree. */
  readonly root: string;
  private readonly git: RunGit;

  private constructor(root: string, git: RunGit) {
    this.root = root;
    this.git = git;
  }

  /** The repository that a folder is in. Throws a `usage` error if it is in none, or in one that git refuses to read. */
  static around(folder: string, git: RunGit): GitRepository {
    const { exitCode, stdout, stderr } = git(['rev-parse', '--show-toplevel'], folder);
    const reason = decodeUtf8(stderr).trim();
    if (exitCode !== 0 && reason.includes('not a git repository'))
      throw new ChartwrightError('usage', `${folder} is not in a git repository`);
    if (exitCode !== 0) throw new ChartwrightError('usage', `git cannot read the repository of ${folder}: ${reason}`);
    return new GitRepository(decodeUtf8(stdout).replace(/\n$/, ''), git);
  }

  /** The id of the commit that a revision names. Throws a `usage` error if there is none. */
  commit(revision: string): string {
    const { exitCode, stdout } = this.git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], this.root);
    if (exitCode === 0) return decodeUtf8(stdout).trim();
    const remedy = this.isShallow() ? ': this clone is shallow; fetch more of its history (fetch-depth: 0)' : '';
    throw new ChartwrightError('usage', `git knows no revision ${quote(revision)}${remedy}`);
  }

  /** Whether the repository lacks commits that were made before those it has. */
  private isShallow(): boolean {
    const { exitCode, stdout } = this.git(['rev-parse', '--is-shallow-repository'], this.root);
    return exitCode === 0 && decodeUtf8(stdout).trim() === 'true';
  }

  /** The last commit that both have among their ancestors. Throws a `usage` error if there is none. */
  mergeBase(one: string, other: string): string {
    const { exitCode, stdout } = this.git(['merge-base', this.commit(one), this.commit(other)], this.root);
    if (exitCode !== 0) throw new ChartwrightError('usage', `${quote(one)} and ${quote(other)} have no commit in common`);
    return decodeUtf8(stdout).trim();
  }

  /** All files of a commit. */
  tree(commit: string): TreeEntry[] {
    const text = decodeUtf8(this.output(['ls-tree', '-r', '-z', '-l', '--full-tree', commit]));
    return text.split('\0').flatMap((line): TreeEntry[] => {
      const found = /^(\d+) \w+ (\w+) +(\S+)\t([\s\S]*)$/.exec(line);
      return found ? [{ mode: found[1]!, id: found[2]!, size: Number(found[3]) || 0, path: found[4]! }] : [];
    });
  }

  /** The paths of the files of the working tree that have a name, those that git ignores left out. */
  files(name: string): string[] {
    const output = this.output(['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', name, `*/${name}`]);
    return [...new Set(decodeUtf8(output).split('\0'))].filter((path) => path === name || path.endsWith(`/${name}`));
  }

  /** The content of a file of a commit; undefined if it is not there. */
  fileAt(commit: string, path: string): Uint8Array | undefined {
    const { exitCode, stdout } = this.git(['cat-file', 'blob', `${commit}:${path}`], this.root);
    return exitCode === 0 ? stdout : undefined;
  }

  /** The contents of blobs by their ids. */
  blobs(ids: readonly string[]): Map<string, Uint8Array> {
    const output = this.output(['cat-file', '--batch'], encodeUtf8(ids.map((id) => `${id}\n`).join('')));
    const found = new Map<string, Uint8Array>();
    for (let at = 0; at < output.length; ) {
      const end = output.indexOf(10, at);
      const [id = '', , size = ''] = decodeUtf8(output.subarray(at, end)).split(' ');
      found.set(id, output.slice(end + 1, end + 1 + Number(size)));
      at = end + 2 + Number(size);
    }
    return found;
  }

  /** The paths of files that differ between a commit and the working tree, untracked ones included, both names of renamed ones. */
  changedSince(commit: string): string[] {
    const tracked = this.output(['diff', '--name-only', '--no-renames', '-z', commit, '--']);
    const untracked = this.output(['ls-files', '--others', '--exclude-standard', '-z', '--full-name']);
    return [tracked, untracked].flatMap((output) => decodeUtf8(output).split('\0')).filter((path) => path !== '');
  }

  private output(args: readonly string[], input?: Uint8Array): Uint8Array {
    const { exitCode, stdout, stderr } = this.git(args, this.root, input);
    if (exitCode !== 0) throw new ChartwrightError('io', `git ${args[0]}: ${decodeUtf8(stderr).trim() || `exit status ${exitCode}`}`);
    return stdout;
  }
}
