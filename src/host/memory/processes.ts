/** Programs that are functions, for tests and for places that have no others. */
import { encodeUtf8 } from '../../go/utf8.ts';
import { type CaptureOptions, type Finished, findProgram, type Processes, type Program } from '../processes.ts';

/** What a program does: gives its output, or all that is left of it. */
export type MemoryProgram = (one: Program, options: CaptureOptions) => string | Partial<Finished>;

/** A machine that has these programs, by their paths, and no other. */
export function memoryProcesses(programs: Readonly<Record<string, MemoryProgram>> = {}): Processes {
  const run = (one: Program, options: CaptureOptions): Finished => {
    const path = findProgram(made, one);
    const given = programs[path]?.(one, options) ?? { exitCode: 127 };
    const nothing = { exitCode: 0, stdout: new Uint8Array(), stderr: new Uint8Array() };
    return { ...nothing, ...(typeof given === 'string' ? { stdout: encodeUtf8(given) } : given) };
  };
  const made: Processes = {
    machine: { os: 'linux', arch: 'amd64' },
    id: 1,
    isExecutable: (path) => Object.hasOwn(programs, path),
    identity: () => ({ user: '', host: '', platform: 'memory' }),
    isTerminal: () => false,
    isPipe: () => false,
    attach: async (one) => run(one, { stderr: 'drop' }).exitCode,
    capture: async (one, options) => run(one, options),
    captureNow: run,
  };
  return made;
}
