/** The lines of help that describe flags, laid out as pflag lays them out. */
import { quote } from '../go/strconv.ts';
import { formatDuration } from '../go/time.ts';
import type { Flag, NamedFlag } from './flag.ts';
import type { Settings } from './settings.ts';

/** One line per visible flag, sorted by name, usage texts in one column. */
export function flagUsages(flags: readonly NamedFlag[], settings: Settings): string {
  const rows = flags
    .filter((flag) => !flag.hidden && !flag.deprecated)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((flag) => ({ head: head(flag), tail: usageText(flag) + defaultText(flag, settings) }));
  const width = Math.max(0, ...rows.map((row) => row.head.length));
  return rows.map((row) => `${row.head.padEnd(width)}   ${row.tail}\n`).join('');
}

const TYPE_NAMES: Record<string, string> = { bool: '', stringSlice: 'strings' };

function head(flag: NamedFlag): string {
  const name = flag.short ? `  -${flag.short}, --${flag.name}` : `      --${flag.name}`;
  const value = /`(.*?)`/.exec(flag.usage)?.[1] ?? flag.typeName ?? TYPE_NAMES[flag.type] ?? flag.type;
  return name + (value && ` ${value}`) + bareText(flag);
}

function bareText(flag: Flag): string {
  if (flag.bare === undefined) return '';
  return flag.type === 'string' ? `[=${quote(flag.bare)}]` : `[=${flag.bare}]`;
}

function usageText(flag: Flag): string {
  return flag.usage.replace(/`(.*?)`/, '$1');
}

function defaultText(flag: Flag, settings: Settings): string {
  const value = typeof flag.default === 'function' ? flag.default(settings) : flag.default;
  if (flag.type === 'stringToString') return ' (default [])';
  if (flag.defaultText) return ` (default ${flag.defaultText})`;
  if (value === undefined || value === '' || value === false || value === 0) return '';
  if (Array.isArray(value)) return value.length ? ` (default [${value.join(',')}])` : '';
  if (flag.type === 'duration') return ` (default ${formatDuration(BigInt(Math.round(Number(value) * 1e6)))})`;
  return flag.type === 'string' ? ` (default ${quote(String(value))})` : ` (default ${value})`;
}
