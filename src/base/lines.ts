/** The lines of a text; what ends the last one begins no other. */
export function linesOf(text: string, end: string | RegExp = '\n'): string[] {
  const lines = text.split(end);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
