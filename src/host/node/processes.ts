/** Programs run by Node, with Go's words (os/exec) for those that cannot be started. Modules are loaded with the first program. */
import { attempt, ChartwrightError } from '../../base/errors.ts';
import { type CaptureOptions, type Finished, findProgram, type Processes, type Program } from '../processes.ts';

const OS: Readonly<Record<string, string>> = { win32: 'windows', sunos: 'solaris' };
const ARCH: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', mipsel: 'mipsle' };
const NOTHING = new Uint8Array();
const STDERR = { drop: 'ignore', keep: 'pipe' } as const;

const loaded = () => process.getBuiltinModule('node:child_process');

/** The programs of this machine. */
export const nodeProcesses: Processes = {
  get machine() {
    return { os: OS[process.platform] ?? process.platform, arch: ARCH[process.arch] ?? process.arch };
  },
  get id() {
    return process.pid;
  },
  isExecutable(path) {
    const { accessSync, constants, statSync } = process.getBuiltinModule('node:fs');
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
  identity() {
    const { hostname, userInfo } = process.getBuiltinModule('node:os');
    const user = attempt(() => userInfo().username) ?? '';
    return { user, host: hostname(), platform: `node ${process.platform}-${process.arch}` };
  },
  isTerminal: (stream) => process.getBuiltinModule('node:tty').isatty(stream),
  isPipe: (stream) => process.getBuiltinModule('node:fs').fstatSync(stream).isFIFO(),
  attach(one, streams) {
    const path = findProgram(nodeProcesses, one);
    return new Promise((done, fail) => {
      const stdio = [streams.stdin ?? ('ignore' as const), streams.stdout, streams.stderr];
      const child = loaded().spawn(path, [...one.args], { ...settings(one), stdio });
      const leave = ignoreKeyboard();
      child.once('error', (error) => {
        leave();
        fail(startError(path, error));
      });
      child.once('close', (code) => {
        leave();
        done(code ?? -1);
      });
    });
  },
  capture(one, options) {
    const path = findProgram(nodeProcesses, one);
    return new Promise((done, fail) => {
      const child = loaded().spawn(path, [...one.args], { ...settings(one), stdio: stdioOf(options) });
      const [out, complaints]: [Buffer[], Buffer[]] = [[], []];
      child.stdout?.on('data', (piece: Buffer) => out.push(piece));
      child.stderr?.on('data', (piece: Buffer) => complaints.push(piece));
      // A program that ends without reading all its input is no failure.
      child.stdin?.on('error', () => {});
      child.once('error', (error) => fail(startError(path, error)));
      child.once('close', (code, signal) => done(finished(code, signal, Buffer.concat(out), Buffer.concat(complaints))));
      child.stdin?.end(options.input);
    });
  },
  captureNow(one, options) {
    const path = findProgram(nodeProcesses, one);
    const ran = loaded().spawnSync(path, [...one.args], {
      ...settings(one),
      ...(typeof options.input !== 'number' && { input: options.input ?? NOTHING }),
      stdio: stdioOf(options),
      maxBuffer: Number.POSITIVE_INFINITY,
    });
    const broken = (ran.error as NodeJS.ErrnoException | undefined)?.code === 'EPIPE';
    if (ran.error && !broken) throw startError(path, ran.error);
    return finished(ran.status, ran.signal, ran.stdout, ran.stderr ?? NOTHING);
  },
};

function settings({ program, env, cwd }: Program) {
  return { argv0: program, env: { ...env }, cwd };
}

function stdioOf({ input, stderr }: CaptureOptions) {
  const stdin = typeof input === 'number' ? input : input ? 'pipe' : 'ignore';
  return [stdin, 'pipe', typeof stderr === 'number' ? stderr : STDERR[stderr]] as const satisfies readonly unknown[] as [
    never,
    never,
    never,
  ];
}

function finished(code: number | null, signal: string | null, stdout: Uint8Array, stderr: Uint8Array): Finished {
  return { exitCode: code ?? -1, stdout, stderr, ...(signal && { signal }) };
}

/** A signal from the keyboard reaches the program as well, which decides how to handle it. */
function ignoreKeyboard(): () => void {
  const wait = () => {};
  process.on('SIGINT', wait);
  process.on('SIGQUIT', wait);
  return () => {
    process.off('SIGINT', wait);
    process.off('SIGQUIT', wait);
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  ENOEXEC: 'exec format error',
  ENOTDIR: 'not a directory',
  E2BIG: 'argument list too long',
  ETXTBSY: 'text file busy',
};

function startError(path: string, error: Error): ChartwrightError {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message;
  return new ChartwrightError('io', `fork/exec ${path}: ${reason}`, { cause: error });
}
