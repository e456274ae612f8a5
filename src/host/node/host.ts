/** This machine as the host: its parts load their modules where they are needed. */
import { systemClock } from '../clock.ts';
import type { Host } from '../host.ts';
import { systemRandom } from '../random.ts';
import { disk } from './disk.ts';
import { nodeNetwork } from './network/network.ts';
import { nodeProcesses } from './processes.ts';

export const nodeHost: Host = {
  files: disk,
  get env() {
    return process.env;
  },
  clock: systemClock,
  random: systemRandom,
  processes: nodeProcesses,
  network: nodeNetwork,
};
