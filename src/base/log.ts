/** Messages beside a result. The library never prints them: its caller decides. */

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  /** Key and value pairs in order, as Go's slog takes them. */
  readonly attributes: readonly (readonly [string, string | number | boolean])[];
}

export type Log = (entry: LogEntry) => void;

/** Drops everything. */
export const silent: Log = () => {};

/** Calls `log` with an entry of level `warn`. */
export function warn(log: Log, message: string, ...attributes: [string, string | number | boolean][]): void {
  log({ level: 'warn', message, attributes });
}
