/** What functions need from outside: time, randomness, names on the network. */
import type { Clock } from '../host/clock.ts';
import type { Random } from '../host/random.ts';

/** Handed to every contextual function as `env` of the execution state. */
export interface FuncEnv {
  readonly clock: Clock;
  readonly random: Random;
  /** The address of a host, for `getHostByName`, "" for none; absent if DNS is off, so that the function returns "". */
  readonly resolveHost?: (name: string) => string;
}

/** The execution state as contextual functions see it. */
export interface FuncState {
  readonly env: FuncEnv;
}
