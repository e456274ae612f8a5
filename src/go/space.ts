/** White space as Go's unicode.IsSpace has it, which is not what JavaScript's trim takes for it. */

/** unicode.IsSpace of a code unit. */
export function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 9 && unit <= 13);
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** strings.TrimSpace. */
export function trimSpace(text: string): string {
  let to = text.length;
  while (to > 0 && isSpace(text.charCodeAt(to - 1))) to--;
  const from = spacesAtStart(text, to);
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

/** strings.TrimLeftFunc with unicode.IsSpace. */
export function trimLeftSpace(text: string): string {
  return text.slice(spacesAtStart(text, text.length));
}

/** Whether there is nothing but white space. */
export function isBlankText(text: string): boolean {
  return spacesAtStart(text, text.length) === text.length;
}

function spacesAtStart(text: string, end: number): number {
  let at = 0;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}
