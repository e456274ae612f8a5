/** Counts of one file, as coverage gathers them. */

/** How often something happened in a text, as plain data that threads can send each other. */
export interface FileCounts {
  readonly name: string;
  readonly text: string;
  /** Runs of statements, by their `pos`. */
  readonly runs: Record<number, number>;
  /** Per branch, by `kind` and place, how often its first and its second arm was taken. */
  readonly arms: Record<string, [first: number, second: number]>;
}
