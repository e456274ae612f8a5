/** client-go's retry.DefaultRetry: five tries, from 10 milliseconds on. */
import { isRefusal } from '../api-error.ts';

export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

const TRIES = 5;

/** Runs a step again while its error `may` be passing. */
export async function retrying<T>(sleep: Sleep, may: (error: unknown) => boolean, step: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step();
    } catch (error) {
      if (attempt >= TRIES || !may(error)) throw error;
      await sleep(10);
    }
  }
}

export const isConflict = (error: unknown): boolean => isRefusal(error, 'Conflict');
