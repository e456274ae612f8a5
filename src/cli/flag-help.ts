/** The lines of help that describe flags, laid out as pflag lays them out. */
import { quote } from '../go/strconv.ts';
import type { Flag } from './flag.ts';

/** One line a visible flag, sorted by name, usage texts in one column. */
export function flagUsages(flags: readonly Flag[]): string {
  const rows = flags
    .filter((flag) => !flag.hidden && !flag.deprecated)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((flag) => ({ head: head(flag), tail: usageText(flag) + defaultText(flag) }));
  const width = Math.max(0, ...rows.map((row) => row.head.length));
  return rows.map((row) => `${row.head.padEnd(width)}   ${row.tail}\n`).join('');
}

const TYPE_NAMES: Record<string, string> = { bool: '', stringSlice: 'strings' };

function head(flag: Flag): string {
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

function defaultText(flag: Flag): string {
  const value = typeof flag.default === 'function' ? flag.default() : flag.default;
  if (flag.type === 'stringToString') return ' (default [])';
  if (flag.defaultText) return ` (default ${flag.defaultText})`;
  if (value === undefined || value === '' || value === false || value === 0 || value === '0s') return '';
  if (Array.isArray(value)) return value.length ? ` (default [${value.join(',')}])` : '';
  return flag.type === 'string' ? ` (default ${quote(String(value))})` : ` (default ${value})`;
}
