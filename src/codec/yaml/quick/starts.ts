/** What follows from the first character of a node, for the quick reader. */

/** 0 is plain text. */
export const QUOTED = 1;
export const BLOCK_SCALAR = 2;
export const FLOW = 3;
/** `-`, `?`, `:`: plain unless a blank follows. */
export const INDICATOR = 4;
/** Left to the scanner. */
export const OTHER = 5;

const STARTS = new Uint8Array(128);
for (const [chars, kind] of [
  ['"\'', QUOTED],
  ['|>', BLOCK_SCALAR],
  ['[{', FLOW],
  ['-?:', INDICATOR],
  ['\t\n #&*!%@`,]}', OTHER],
] as const) {
  for (const char of chars) STARTS[char.charCodeAt(0)] = kind;
}

/** The kind of node that begins with this unit. */
export function startOf(unit: number): number {
  return unit < 128 ? (STARTS[unit] as number) : 0;
}
