/** Go's time layouts, cut into literal text and elements: `2006-01-02` is year, `-`, month, `-`, day. */

/** One part of a layout: an element such as `2006` or `.000`, or text that stands for itself. */
export interface LayoutPart {
  readonly element: boolean;
  readonly text: string;
}

// The longest reading first, except if Go's own order differs (`02` before `002` cannot clash).
const ELEMENT =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|0[1-6]|002|15|1|2006|2|_2(?!006)|__2|3|4|5|PM|pm|-070000|-07:00:00|-0700|-07:00|-07|Z070000|Z07:00:00|Z0700|Z07:00|Z07|[.,]0+(?![0-9])|[.,]9+(?![0-9])/g;

const MAX_CACHED = 256;
const cache = new Map<string, readonly LayoutPart[]>();

/** The parts of a layout in order; remembered, since templates use few. */
export function layoutParts(layout: string): readonly LayoutPart[] {
  const known = cache.get(layout);
  if (known) return known;
  const parts: LayoutPart[] = [];
  let end = 0;
  for (const match of layout.matchAll(ELEMENT)) {
    if (match.index > end) parts.push({ element: false, text: layout.slice(end, match.index) });
    parts.push({ element: true, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < layout.length) parts.push({ element: false, text: layout.slice(end) });
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(layout, parts);
  return parts;
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
