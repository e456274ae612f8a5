/** A host without a machine: files, programs and servers are defined by its options, and time and random bytes are fixed. */
import { fixedClock } from '../clock.ts';
import type { Host } from '../host.ts';
import { memoryFiles } from './files.ts';
import { memoryNetwork } from './network.ts';
import { memoryProcesses } from './processes.ts';

/** A host with these parts, and with empty ones in the place of the others. */
export function memoryHost(parts: Partial<Host> = {}): Host {
  return {
    files: memoryFiles(),
    env: {},
    clock: fixedClock(0n),
    random: { bytes: (count) => new Uint8Array(count) },
    processes: memoryProcesses(),
    network: memoryNetwork(),
    ...parts,
  };
}
