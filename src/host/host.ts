/** Everything outside the program, as one parameter; what needs a part of it picks that part. */
import type { Clock } from './clock.ts';
import type { Environment } from './environment.ts';
import type { Files } from './files.ts';
import type { Network } from './network.ts';
import type { Processes } from './processes.ts';
import type { Random } from './random.ts';

export interface Host {
  readonly files: Files;
  readonly env: Environment;
  readonly clock: Clock;
  readonly random: Random;
  readonly processes: Processes;
  readonly network: Network;
}
