/** The lines of help that describe flags, laid out as pflag lays them out. */
import { quote } from '../../go/strconv.ts';
import { formatDuration } from '../../go/time.ts';
import type { Flag, NamedFlag } from '../flag.ts';
import type { Settings } from '../settings.ts';

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
  const text = defaultOf(flag, settings);
  const hidden =
    text === '' || text === '""' || (['false', '0', '0s', '[]'].includes(text) && !flag.defaultText && flag.type !== 'stringToString');
  return hidden ? '' : ` (default ${text})`;
}

/** The value of an absent flag as pflag writes it. */
export function defaultOf(flag: Flag, settings: Settings): string {
  if (flag.defaultText !== undefined) return flag.defaultText;
  if (flag.type === 'stringToString') return '[]';
  const value = typeof flag.default === 'function' ? flag.default(settings) : flag.default;
  if (Array.isArray(value)) return `[${value.join(',')}]`;
  if (flag.type === 'stringArray' || flag.type === 'stringSlice') return '[]';
  if (flag.type === 'duration') return formatDuration(BigInt(Math.round(Number(value ?? 0) * 1e6)));
  if (flag.type === 'string') return quote(String(value ?? ''));
  return String(value ?? (flag.type === 'bool' ? false : flag.type === 'custom' ? '' : 0));
}
