/** Finds why a field differs, from the explained lines of both sides: values that they hold, templates that wrote them, metadata in them. */
import { printJson } from '../codec/json/print.ts';
import type { ExplainedLine } from '../explain/explain-manifest.ts';
import { parsePath } from '../explain/value-path.ts';
import { deepEqual } from '../go/deep-equal.ts';
import { isDict } from '../go/value.ts';
import type { Cause } from './cause.ts';
import type { FieldChange, ObjectChange } from './change.ts';
import { chartCauses, dependencyCauses, haveSameInputs, sidesCauses, switchCauses } from './chart-causes.ts';
import { belowChart, type Side } from './side.ts';
import type { Lines, Sides } from './sides.ts';
import { changedLinesOf, templateCauses } from './template-causes.ts';

/** The causes of a field's change, or of an object that is there on one side only. Empty if none is found. */
export function findCauses(sides: Sides, object: ObjectChange, field?: FieldChange): Cause[] {
  const lines = field ? fieldLines(sides, object, field) : objectLines(sides, object);
  const whole = sidesCauses(sides);
  if (whole.length > 0 && haveSameInputs(sides)) return whole;
  const switches = differing(sides, switchCauses(sides, lines));
  if (switches.length > 0) return switches;
  const values = valuesCauses(sides, lines);
  const templates = templateCauses(sides, lines);
  const dependencies = dependencyCauses(sides, lines, values);
  const own = templates.filter((cause) => !dependencies.some((one) => isWithin(cause, one)));
  const found = [...dependencies, ...values, ...own, ...(field ? chartCauses(sides, field) : [])];
  return found.length > 0 ? found : whole.length > 0 ? whole : otherCauses(sides, lines);
}

/** If no line shows it: what is anywhere in the templates that wrote the lines. */
function otherCauses(sides: Sides, lines: Lines): Cause[] {
  const files = new Set([...lines.before, ...lines.after].flatMap(({ templates }) => templates.map(({ file }) => belowChart(file))));
  const mentioned = mentionedValues(sides, files);
  return mentioned.length > 0 ? mentioned : changedLinesOf(sides, files);
}

/** Values that differ and that one of the templates names. */
function mentionedValues(sides: Sides, files: ReadonlySet<string>): Cause[] {
  const texts = [...files].map((file) => `${sides.before.files.get(file) ?? ''}\n${sides.after.files.get(file) ?? ''}`);
  const paths = [sides.before, sides.after].flatMap(({ input }) => input.values.map(({ path }) => path));
  const named = paths.filter((path) => {
    const short = path.replace(/\[.*$/, '');
    const pattern = new RegExp(`\\.${short.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`);
    return texts.some((text) => pattern.test(text));
  });
  return differing(sides, named);
}

function valuesCauses(sides: Sides, { before, after }: Lines): Cause[] {
  return differing(
    sides,
    [...before, ...after].flatMap(({ values }) => values.map(({ path }) => path)),
  );
}

/** Of paths of values, those at which the two sides differ. */
function differing({ before, after }: Sides, paths: Iterable<string>): Cause[] {
  const causes = [...new Set([...paths].map((path) => ownGlobal({ before, after }, path)))].flatMap((path): Cause[] => {
    const steps = parsePath(path);
    const [old, now] = [before.said(steps), after.said(steps)];
    if (deepEqual(old?.value ?? null, now?.value ?? null)) return [];
    return [{ kind: 'values', path, ...(old && { before: old }), ...(now && { after: now }) }];
  });
  return causes.filter((cause) => !isPartOf(cause, causes));
}

/** A global of a subchart that was handed down, as the value of the chart at the top that it is. */
function ownGlobal({ before, after }: Sides, path: string): string {
  const at = path.indexOf('.global.');
  const own = at < 0 ? '' : path.slice(at + 1);
  const isHanded =
    own !== '' && [before, after].some((side) => side.said(parsePath(path))?.origin.kind === 'global' && side.said(parsePath(own)));
  return isHanded ? own : path;
}

/** An empty table is no cause beside the values that the other side has in it, nor is an element beside its list. */
function isPartOf(cause: Cause, all: readonly Cause[]): boolean {
  if (cause.kind !== 'values') return false;
  const value = (cause.before ?? cause.after)?.value;
  const isEmpty = isDict(value) && value.size === 0;
  return all.some((one) => {
    if (one.kind !== 'values') return false;
    return (isEmpty && one.path.startsWith(`${cause.path}.`)) || cause.path.startsWith(`${one.path}[`);
  });
}

function fieldLines({ before, after }: Sides, object: ObjectChange, field: FieldChange): Lines {
  const old = object.before && field.op !== 'add' ? before.lines(object.before, field.path) : [];
  const now = object.after && field.op !== 'remove' ? after.lines(object.after, field.afterPath ?? field.path) : [];
  return field.op === 'order' ? { before: old, after: now } : onlyDifferent({ before: old, after: now });
}

/** Of a field of several lines on both sides, those that the other side does not have. */
function onlyDifferent({ before, after }: Lines): Lines {
  if (before.length <= 1 || after.length <= 1) return { before, after };
  const texts = (lines: readonly ExplainedLine[]) => new Set(lines.map(({ text }) => text));
  const [old, now] = [texts(before), texts(after)];
  const different = { before: before.filter(({ text }) => !now.has(text)), after: after.filter(({ text }) => !old.has(text)) };
  return different.before.length + different.after.length > 0 ? different : { before, after };
}

/** The fields that distinguish objects. */
const IDENTITY = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']];

/** What decides whether an object is there: what its first lines depend on, and its name. */
function objectLines({ before, after }: Sides, object: ObjectChange): Lines {
  const head = (side: Side, one: ObjectChange['before']) =>
    one ? [...side.lines(one, []).slice(0, 4), ...IDENTITY.flatMap((path) => side.lines(one, path))] : [];
  return { before: head(before, object.before), after: head(after, object.after) };
}

function isWithin(cause: Cause, dependency: Cause): boolean {
  if (cause.kind !== 'template' || dependency.kind !== 'dependency') return false;
  const file = (cause.after ?? cause.before)?.file ?? '';
  return belowChart(file).includes(`charts/${dependency.name}/`);
}

/** Equal for the same cause. */
export function causeId(cause: Cause): string {
  if (cause.kind !== 'values') return JSON.stringify(cause);
  const said = (one: typeof cause.before) => one && [printJson(one.value), one.origin];
  return JSON.stringify([cause.path, said(cause.before), said(cause.after)]);
}
