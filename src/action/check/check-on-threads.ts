/** Charts checked by several threads: each takes the next chart until none is left. */
import { ChartwrightError, type ErrorCode, type SourcePosition } from '../../base/errors.ts';
import type { StartThread } from '../../host/threads.ts';
import { type CheckDeps, type CheckOutcome, type CheckRequest, checkPath } from './check.ts';

/** What a helping thread is given. */
export interface CheckTask {
  readonly kind: 'check';
  readonly paths: readonly string[];
  readonly request: CheckRequest;
  /** The number of the next chart. */
  readonly next: SharedArrayBuffer;
}

/** The result of a thread for one chart. */
type Answer =
  | { readonly index: number; readonly outcome: CheckOutcome }
  | {
      readonly index: number;
      readonly error: { readonly code: ErrorCode; readonly message: string; readonly position: SourcePosition | undefined };
    };

/** Works until no chart is left; a chart that cannot be checked ends it for all. */
export async function helpToCheck({ paths, request, next }: CheckTask, deps: CheckDeps, answer: (answer: Answer) => void): Promise<void> {
  const cells = new Int32Array(next);
  for (let index = Atomics.add(cells, 0, 1); index < paths.length; index = Atomics.add(cells, 0, 1)) {
    try {
      answer({ index, outcome: await checkPath(deps, paths[index] as string, request) });
    } catch (error) {
      if (!(error instanceof ChartwrightError)) throw error;
      Atomics.store(cells, 0, paths.length);
      answer({ index, error: { code: error.code, message: error.message, position: error.position } });
    }
  }
}

export interface CheckHelper {
  readonly start: StartThread;
  /** How many threads there are, this one included. */
  readonly threads: number;
}

/** The outcomes in the order of the paths. Throws the error of the first chart that could not be checked. */
export async function checkAll(
  deps: CheckDeps,
  paths: readonly string[],
  request: CheckRequest,
  { start, threads }: CheckHelper,
  hear: (done: number) => void,
): Promise<CheckOutcome[]> {
  const answers: Answer[] = [];
  const accept = (answer: Answer) => {
    answers.push(answer);
    hear(answers.length);
  };
  const task: CheckTask = { kind: 'check', paths, request, next: new SharedArrayBuffer(4) };
  const helpers = Array.from({ length: Math.min(threads, paths.length) - 1 }, () => start(task, (message) => accept(message as Answer)));
  await helpToCheck(task, deps, accept);
  for (const fault of await Promise.all(helpers.map(({ ended }) => ended))) if (fault) throw fault;
  answers.sort((a, b) => a.index - b.index);
  return answers.map((answer) => {
    if ('outcome' in answer) return answer.outcome;
    const { code, message, position } = answer.error;
    throw new ChartwrightError(code, message, { position });
  });
}
