/** Log entries as lines, in the two forms that Helm's versions use. */
import type { Clock } from '../base/clock.ts';
import type { LogEntry } from '../base/log.ts';
import { quote } from '../go/strconv.ts';

/** `level=WARN msg="…" key=value`: Go's slog text handler without the time (Helm 4). */
export function structuredLine(entry: LogEntry): string {
  const pairs: (readonly [string, unknown])[] = [['level', entry.level.toUpperCase()], ['msg', entry.message], ...entry.attributes];
  return `${pairs.map(([key, value]) => `${field(key)}=${field(String(value))}`).join(' ')}\n`;
}

/** `2026/01/31 12:00:00 warning: …`: Go's log package, in the zone of the clock (Helm 3). */
export function plainLine(entry: LogEntry, clock: Clock): string {
  if (entry.level === 'debug' || entry.level === 'info') return '';
  const date = new Date(Number(clock.now() / 1_000_000n));
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: clock.zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(date);
  return `${parts.replaceAll('-', '/').replace(',', '')} warning: ${entry.message}\n`;
}

function field(text: string): string {
  return needsQuotes(text) ? quote(text) : text;
}

/** Empty, or with blanks, quotes, `=` or anything unprintable. */
function needsQuotes(text: string): boolean {
  return text === '' || /[\s"=]|[^\x21-\x7e\u00a1-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/u.test(text);
}
