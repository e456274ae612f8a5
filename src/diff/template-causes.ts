/** Lines of templates that differ between the two sides, if they wrote what differs. */
import type { SourcePosition } from '../base/errors.ts';
import { editsOf } from '../base/unified-diff.ts';
import type { Cause } from './cause.ts';
import { belowChart } from './side.ts';
import type { Lines, Sides } from './sides.ts';

/** The places that wrote the lines and that the other side does not have, the innermost of each side. */
export function templateCauses(sides: Sides, lines: Lines): Cause[] {
  const find = (list: Lines['before'], which: 'before' | 'after') =>
    list.map(({ templates }) => templates.find((place) => isChanged(sides, place, which))).find((place) => place !== undefined);
  const [before, after] = [find(lines.before, 'before'), find(lines.after, 'after')];
  return before || after ? [{ kind: 'template', ...(before && { before }), ...(after && { after }) }] : [];
}

function isChanged(sides: Sides, { file, line = 1 }: SourcePosition, which: 'before' | 'after'): boolean {
  return changedLines(sides, belowChart(file))[which].has(line);
}

/** The first changed line of each of the files; of all files if none of these changed. */
export function changedLinesOf(sides: Sides, files: ReadonlySet<string>): Cause[] {
  const all = new Set([...sides.before.files.keys(), ...sides.after.files.keys()]);
  const own = [...files].flatMap((file) => firstChange(sides, file));
  return own.length > 0 ? own : [...all].flatMap((file) => firstChange(sides, file));
}

function firstChange(sides: Sides, file: string): Cause[] {
  const { before, after } = changedLines(sides, file);
  const place = (lines: ReadonlySet<number>, chart: string): SourcePosition | undefined => {
    const [line] = lines;
    return line === undefined ? undefined : { file: `${chart}/${file}`, line, column: 1 };
  };
  const old = place(before, sides.before.input.chart.metadata.name);
  const now = place(after, sides.after.input.chart.metadata.name);
  return old || now ? [{ kind: 'template', ...(old && { before: old }), ...(now && { after: now }) }] : [];
}

interface ChangedLines {
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

const known = new WeakMap<Sides, Map<string, ChangedLines>>();

/** The numbers of the lines of a template that only one side has. */
function changedLines(sides: Sides, file: string): ChangedLines {
  const files = known.get(sides) ?? new Map<string, ChangedLines>();
  known.set(sides, files);
  const made = files.get(file) ?? compared(sides.before.files.get(file) ?? '', sides.after.files.get(file) ?? '');
  files.set(file, made);
  return made;
}

function compared(old: string, now: string): ChangedLines {
  const [before, after] = [new Set<number>(), new Set<number>()];
  if (old === now) return { before, after };
  const lines = (text: string) => (text === '' ? [] : text.split('\n'));
  let [i, j] = [0, 0];
  for (const { kind } of editsOf(lines(old), lines(now))) {
    if (kind !== '+') i++;
    if (kind !== '-') j++;
    if (kind === '-') before.add(i);
    if (kind === '+') after.add(j);
  }
  return { before, after };
}
