/** Log entries as lines, in the two forms that Helm's versions use. */
import type { LogEntry } from '../base/log.ts';
import { quote } from '../go/strconv.ts';
import type { Paint } from './paint.ts';

/** `level=WARN msg="…" key=value`: Go's slog text handler without the time (Helm 4). */
export function structuredLine(entry: LogEntry, paint?: Paint): string {
  const pairs: (readonly [string, unknown])[] = [['level', entry.level.toUpperCase()], ['msg', entry.message], ...entry.attributes];
  const [level, ...rest] = pairs.map(([key, value]) => `${field(key)}=${field(String(value))}`);
  return `${[painted(entry, level as string, paint), ...rest].join(' ')}\n`;
}

/** The message alone: earlier versions print a plain line, complete where it is made (Helm 3). */
export function plainLine(entry: LogEntry, paint?: Paint): string {
  return `${painted(entry, entry.level === 'debug' ? `[debug] ${entry.message}` : entry.message, paint)}\n`;
}

/** A text in the colour of an entry's severity. */
function painted({ level }: LogEntry, text: string, paint?: Paint): string {
  if (!paint) return text;
  return level === 'error' ? paint.red(text) : level === 'warn' ? paint.yellow(text) : paint.dim(text);
}

function field(text: string): string {
  return needsQuotes(text) ? quote(text) : text;
}

/** Empty, or with blanks, quotes, `=` or anything unprintable. */
function needsQuotes(text: string): boolean {
  return text === '' || /[\s"=]|[^\x21-\x7e\u00a1-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/u.test(text);
}
