/** What is wrong with the indentation of a line of YAML, if the lines around it show how it should be. */

/** `line 7 is indented by 5, its siblings by 6`; undefined if the line fits, or nothing is known. `line` counts from 1. */
export function indentHint(text: string, line: number): string | undefined {
  const lines = text.split(/\r?\n/);
  for (const at of [line, line - 1]) {
    const own = indentOf(lines[at - 1]);
    if (own === undefined) continue;
    if (/^ *\t/.test(lines[at - 1] ?? '')) return `line ${at} is indented by a tab; YAML allows only spaces`;
    const open = openIndents(lines, at - 1);
    if (open.length === 0 || own > (open.at(-1) as number) || open.includes(own)) continue;
    const sibling = open.reduce((best, each) => (Math.abs(each - own) <= Math.abs(best - own) ? each : best));
    return `line ${at} is indented by ${own}, its siblings by ${sibling}`;
  }
  return undefined;
}

/** The columns at which something is open above a line, outermost first. */
function openIndents(lines: readonly string[], before: number): number[] {
  const open: number[] = [];
  for (let i = 0; i < before; i++) {
    const text = lines[i] as string;
    if (/^---/.test(text)) open.length = 0;
    const indent = indentOf(text);
    if (indent === undefined || /^---/.test(text)) continue;
    while (open.length > 0 && (open.at(-1) as number) > indent) open.pop();
    if (open.at(-1) !== indent) open.push(indent);
    const inner = /^ *(?:- +)+(?=\S)/.exec(text)?.[0].length;
    if (inner !== undefined) open.push(inner);
  }
  return open;
}

/** How many blanks a line begins with; undefined for one that holds nothing. */
function indentOf(line: string | undefined): number | undefined {
  return line === undefined || /^\s*(?:#|$)/.test(line) ? undefined : /^ */.exec(line)![0].length;
}
