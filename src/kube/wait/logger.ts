/** Logs with attributes as arguments, as slog takes them. */
import type { Log, LogEntry } from '../../base/log.ts';

export function logger(level: LogEntry['level'], { log }: { readonly log: Log }) {
  return (message: string, ...attributes: (readonly [string, string | number | boolean])[]) => log({ level, message, attributes });
}
