/** A clone of a git repository, worked through the git program. Throws in the words of the VCS library that Helm uses. */
import { ChartwrightError } from '../base/errors.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { exists } from '../host/files.ts';
import type { Host } from '../host/host.ts';
import { findProgram } from '../host/processes.ts';

interface Ran {
  readonly ok: boolean;
  /** Output and complaints, as they came. */
  readonly output: string;
  /** `exit status 128` and the like. */
  readonly status: string;
}

type GitDeps = Pick<Host, 'files' | 'env' | 'processes'>;

export class GitRepository {
  readonly folder: string;
  readonly remote: string;
  readonly #deps: GitDeps;

  private constructor(folder: string, remote: string, deps: GitDeps) {
    this.folder = folder;
    this.remote = remote;
    this.#deps = deps;
  }

  /**
   * The clone of `remote` in a folder, which may not be there yet; an empty `remote` means the one that the clone has.
   * Throws `git is not installed`, and if the clone is of another remote.
   */
  static at(folder: string, remote: string, deps: GitDeps): GitRepository {
    try {
      findProgram(deps.processes, { program: 'git', env: deps.env });
    } catch {
      throw new ChartwrightError('usage', 'git is not installed');
    }
    if (!exists(deps.files, `${folder}/.git`)) return new GitRepository(folder, remote, deps);
    const known = new GitRepository(folder, remote, deps).#inside(
      'Unable to retrieve local repo information',
      'config',
      '--get',
      'remote.origin.url',
    );
    const own = known.trim();
    if (remote !== '' && own !== remote) throw new ChartwrightError('usage', 'The Remote does not match the VCS endpoint');
    return new GitRepository(folder, own, deps);
  }

  clone(): void {
    const { ok, output, status } = this.#run(undefined, ['clone', '--recursive', '--', this.remote, this.folder]);
    if (!ok) throw new ChartwrightError('network', `Unable to get repository: ${output}: ${status}`);
  }

  /** Fetches, and moves a branch forward. */
  update(): void {
    const failed = 'Unable to update repository';
    this.#inside(failed, 'fetch', '--tags', '--', 'origin');
    if (
      !decodeUtf8(this.#deps.files.read(`${this.folder}/.git/HEAD`))
        .trim()
        .startsWith('ref: ')
    )
      return;
    this.#inside(failed, 'pull');
    this.#settleSubmodules();
  }

  checkOut(reference: string): void {
    this.#inside('Unable to update checked out version', 'checkout', reference);
    this.#settleSubmodules();
  }

  tags(): string[] {
    return [...this.#inside('Unable to retrieve tags', 'show-ref').matchAll(/tags\/(\S+)$/gm)].map((match) => match[1] as string);
  }

  isReference(name: string): boolean {
    return this.#run(this.folder, ['rev-parse', '--verify', name]).ok || this.#run(this.folder, ['show-ref', name]).ok;
  }

  isDirty(): boolean {
    const { ok, output } = this.#run(this.folder, ['diff']);
    return !ok || output !== '';
  }

  #settleSubmodules(): void {
    const doing = 'Unexpected error while defensively';
    const derelict = 'cleaning up after possible derelict';
    this.#inside(`${doing} updating submodules`, 'submodule', 'update', '--init', '--recursive');
    this.#inside(`${doing} ${derelict} submodule directories`, 'clean', '-x', '-d', '-f', '-f');
    this.#inside(`${doing} ${derelict} nested submodule directories`, 'submodule', 'foreach', '--recursive', 'git clean -x -d -f -f');
  }

  #inside(failed: string, ...args: string[]): string {
    const { ok, output, status } = this.#run(this.folder, args);
    if (!ok) throw new ChartwrightError('network', `${failed}: ${status}`);
    return output;
  }

  /** Both streams go to one pipe, so that they come out in the order in which git wrote them. */
  #run(cwd: string | undefined, args: readonly string[]): Ran {
    const env = { ...this.#deps.env, ...(cwd !== undefined && { PWD: cwd }) };
    const program = { program: 'sh', args: ['-c', 'exec git "$@" 2>&1', 'git', ...args], env, cwd };
    const { exitCode, signal, stdout } = this.#deps.processes.captureNow(program, { stderr: 'drop' });
    return { ok: exitCode === 0, output: decodeUtf8(stdout), status: signal ? `signal: ${signal}` : `exit status ${exitCode}` };
  }
}
