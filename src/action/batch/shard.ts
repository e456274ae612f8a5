/** A stable share of a batch: which jobs this process renders if several share the work. */
import { ChartwrightError } from '../../base/errors.ts';
import { encodeUtf8 } from '../../go/utf8.ts';

/** Share `index`, from 0, of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export interface ShardOptions {
  /** `i/n`; empty for none. */
  readonly shard: string;
  /** How many shares there are, if the index comes from the environment; empty for none. */
  readonly shards: string;
  /** JOB_COMPLETION_INDEX, as Kubernetes sets it in the pods of an Indexed Job. */
  readonly completionIndex: string | undefined;
}

/** The share that is asked for; undefined for all jobs. `n/n` is `0/n`, so that counting from 1 works. Throws `usage` errors. */
export function chosenShard({ shard, shards, completionIndex }: ShardOptions): Shard | undefined {
  if (shard !== '' && shards !== '') throw new ChartwrightError('usage', 'only one of --shard and --shards can be set');
  if (shard !== '') {
    const [, index = '', count = ''] = /^(\d*)\/(\d+)$/.exec(shard) ?? [];
    return checked(index || (completionIndex ?? ''), count, `invalid shard "${shard}": must be i/n, such as 0/4`);
  }
  if (shards === '') return undefined;
  if (!completionIndex) throw new ChartwrightError('usage', '--shards needs JOB_COMPLETION_INDEX in the environment; --shard i/n does not');
  return checked(completionIndex, shards, `invalid share ${completionIndex} of ${shards}: there are ${shards}, counted from 0`);
}

function checked(index: string, count: string, complaint: string): Shard {
  const [i, n] = [index, count].map((text) => (/^\d{1,9}$/.test(text) ? Number(text) : -1)) as [number, number];
  if (i < 0 || n < 1 || i > n) throw new ChartwrightError('usage', complaint);
  return { index: i % n, count: n };
}

/** Which of `count` shares a job belongs to: decided by its name alone, so that a new job moves no other. */
export function shareOf(name: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const byte of encodeUtf8(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) % count;
}
