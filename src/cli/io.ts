/** The outside world as the command line uses it; tests pass their own. */
import type { Clock } from '../host/clock.ts';
import type { Files } from '../host/files.ts';
import type { StartThread } from '../host/node/threads.ts';
import type { Random } from '../host/random.ts';
import type { Streams } from '../plugin/run-program.ts';

export interface Io {
  /** Writes bytes or text (as UTF-8, stray bytes kept) to standard output. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All of standard input. */
  readonly stdin: () => Uint8Array;
  /** Standard input as it comes, for what somebody types. */
  readonly keyboard: () => Keyboard;
  /** The standard streams for programs that are started. */
  readonly streams: Streams;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly files: Files;
  readonly clock: Clock;
  readonly random: Random;
  /** The name that the program was called by: `chartwright`, or `helm` where it stands in. */
  readonly program: string;
  /** The path of the program, under which plugins can call it. */
  readonly binary?: string;
  /** Whether standard error is a terminal, so that progress, hints and colour make sense. */
  readonly terminal: boolean;
  /** The same of standard output. */
  readonly outTerminal?: boolean;
  /** Other threads of this program; absent where there are none. */
  readonly threads?: () => Promise<Threads>;
  /** Told how many bytes of templates are about to be rendered; infinitely many where the command does not end by itself. */
  readonly expectWork?: (bytes: number) => void;
  /** Calls `stop` when somebody wants the command to end (Ctrl-C); the result ends the listening, after which it ends at once. */
  readonly onInterrupt?: (stop: () => void) => () => void;
}

/** A stream that may be a terminal. */
export type Keyboard = NodeJS.ReadableStream & Partial<Pick<NodeJS.ReadStream, 'isTTY' | 'setRawMode'>>;

export interface Threads {
  /** How many can run at the same time. */
  readonly cores: number;
  /** Milliseconds that this process has worked. */
  readonly work: () => number;
  readonly start: StartThread;
}
