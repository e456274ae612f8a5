/** The outside world as the command line uses it; tests pass their own. */
import type { FolderWatch } from '../host/folder-watch.ts';
import type { Host } from '../host/host.ts';
import type { Streams } from '../host/processes.ts';
import type { StartThread } from '../host/threads.ts';

export interface Io extends Host {
  /** Writes bytes or text (as UTF-8, stray bytes kept) to standard output. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All of standard input. */
  readonly stdin: () => Uint8Array;
  /** Lines that are typed on the terminal. */
  readonly typed: Typed;
  /** The standard streams for programs that are started. */
  readonly streams: Streams;
  readonly cwd: string;
  /** The name that the program was called by: `chartwright`, or `helm` if it stands in for Helm. */
  readonly program: string;
  /** The path of the program, under which plugins can call it. */
  readonly binary?: string;
  /** Whether standard error is a terminal, so that progress, hints and colour make sense. */
  readonly terminal: boolean;
  /** The same of standard output. */
  readonly outTerminal?: boolean;
  /** The width of that terminal, in characters. */
  readonly outWidth?: number | undefined;
  /** Other threads of this program; absent if there are none. */
  readonly threads?: () => Promise<Threads>;
  /** Told where a command renders many charts, or does not end by itself. */
  readonly expectWork?: () => void;
  readonly watchFolders: () => Promise<FolderWatch>;
  /** Runs the command again from its beginning if there is more stack, without what it has written already; absent: there is no more. */
  readonly runDeeper?: (() => Promise<number>) | undefined;
  /** Calls `stop` when the command is interrupted (Ctrl-C); the result stops listening, after which Ctrl-C ends the command at once. */
  readonly onInterrupt?: (stop: () => void) => () => void;
}

export interface Typed {
  /** A line that is not shown as it is typed; throws `inappropriate ioctl for device` if standard input is not a terminal. */
  hidden(): Promise<string>;
  /** A line that is shown; undefined at the end of input. */
  visible(): Promise<string | undefined>;
}

export interface Threads {
  /** How many can run at the same time. */
  readonly cores: number;
  /** Milliseconds that this process has worked. */
  readonly work: () => number;
  readonly start: StartThread;
}
