/** Holds `diff` against renders: its changes applied to the first rendering give the second, and undoing a cause undoes its changes. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DiffedSide, diff } from '../src/action/diff/diff.ts';
import { renderedObjects } from '../src/action/diff/diff-charts.ts';
import { loadChart } from '../src/chart/load.ts';
import { applyChanges } from '../src/diff/apply-changes.ts';
import type { RenderedObject } from '../src/diff/change.ts';
import { fieldFromData, valueFromData } from '../src/diff/field-from-data.ts';
import type { DiffData, FieldData, ObjectData } from '../src/diff/report-data.ts';
import { plainData } from '../src/explain/print-values.ts';
import { parsePath } from '../src/explain/value-path.ts';
import { deepEqual } from '../src/go/deep-equal.ts';
import { type Dict, isDict, isList, type Value } from '../src/go/value.ts';
import { fixedClock } from '../src/host/clock.ts';
import { disk } from '../src/host/node/disk.ts';
import { render } from '../src/render/render.ts';
import { checkLine, entryLines, type LineCount } from './diff-oracle-lines.ts';

export interface DiffOracleOptions {
  readonly paths: readonly string[];
  /** Values, and lines of templates, that are changed per chart, spread evenly. */
  readonly values: number;
  readonly show: number;
}

interface Count {
  pairs: number;
  changes: number;
  wrong: number;
  caused: number;
  causeless: number;
  exact: number;
  /** Changes that are compared after a value has been restored, and how many of them went or stayed according to their causes. */
  undone: number;
  exactly: number;
}

const clock = fixedClock(0n);
const random = { bytes: (count: number) => new Uint8Array(count).fill(7) };

/** Returns how many comparisons were wrong. */
export async function checkDiff({ paths, values, show }: DiffOracleOptions): Promise<number> {
  const count: Count = { pairs: 0, changes: 0, wrong: 0, caused: 0, causeless: 0, exact: 0, undone: 0, exactly: 0 };
  const lines: LineCount = { changes: 0, exact: 0 };
  let shown = 0;
  const say = (text: string) => {
    if (shown++ < show) console.log(text);
  };
  const charts = paths.flatMap(chartsIn);
  let former: DiffedSide | undefined;
  for (const path of charts) {
    const chart = attempt(() => loadChart(disk, path));
    const side = chart && { chart, clock, random, name: path };
    if (!side || attempt(() => render(chart, side)) === undefined) continue;
    if (isSettled(side)) {
      await checkPair(side, side, count, say);
      if (former) await checkPair(former, side, count, say);
      const leaves = spread(leavesOf(chart.values), values);
      for (const leaf of leaves) await checkValue(side, leaf, count, say);
      for (const line of spread(entryLines(side), values)) await checkLine(side, line, lines, say);
      for (let i = 0; i + 1 < leaves.length; i += 2) await checkUndo(side, [leaves[i]!, leaves[i + 1]!], count, say);
    }
    former = side;
  }
  console.log(`${count.pairs} pairs, ${count.changes} changes: applied to the first, ${count.pairs - count.wrong} give the second`);
  console.log(`${count.caused} changes by one value: ${count.exact} name it alone, ${count.causeless} name no cause`);
  console.log(`${count.undone} changes after one of two values is as it was: ${count.exactly} went or stayed as their causes say`);
  console.log(`${lines.changes} changes by one line of a template: ${lines.exact} name it alone`);
  return count.wrong;
}

/** Charts that make keys are other ones each time. */
function isSettled(side: DiffedSide): boolean {
  const [once, again] = [side, side].map((one) => render(one.chart, one).manifest);
  return once === again;
}

type Say = (text: string) => void;

/** Applies the changes of a pair. */
async function checkPair(before: DiffedSide, after: DiffedSide, count: Count, say: Say): Promise<DiffData> {
  const data = JSON.parse(JSON.stringify(await diff(before, after, { showSecrets: true }))) as DiffData;
  count.pairs++;
  count.changes += data.objects.reduce((sum, { fields }) => sum + Math.max(1, fields.length), 0);
  const [old, now] = [before, after].map((side) => renderedObjects(render(side.chart, side), side));
  const wrong = attemptText(() => differences(appliedTo(old!, data), now!));
  if (wrong === '' && (before !== after || data.objects.length === 0)) return data;
  count.wrong++;
  say(`${before.name} → ${after.name}: ${wrong || 'changes without a difference'}`);
  return data;
}

function appliedTo(objects: readonly RenderedObject[], data: DiffData): Map<string, Value> {
  const made = new Map(objects.map(({ id, value }) => [id, value]));
  for (const change of data.objects) {
    const id = idOf(change);
    if (change.change === 'removed') made.delete(id);
    else if (change.change === 'added') made.set(id, valueFromData(change.object ?? null));
    else made.set(id, applyChanges(made.get(id) ?? null, change.fields.map(fieldFromData)));
  }
  return made;
}

function idOf({ apiVersion, kind, namespace, name, nth }: ObjectData): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return `${[group, kind, namespace, name].join('|')}${nth > 1 ? `#${nth}` : ''}`;
}

function differences(made: ReadonlyMap<string, Value>, wanted: readonly RenderedObject[]): string {
  const wrong = wanted.filter(
    ({ id, value }) => !deepEqual(valueFromData(plainData(made.get(id) ?? null)), valueFromData(plainData(value))),
  );
  if (wrong.length === 0 && made.size === wanted.length) return '';
  return `not what comes after: ${wrong.map(({ id }) => id).join(', ') || 'too many objects'}`;
}

/** Changes one value: every change has to name it. */
async function checkValue(side: DiffedSide, { path, value }: Leaf, count: Count, say: Say): Promise<void> {
  const after = { ...side, values: nested(path, other(value)), name: `--set ${path.join('.')}` };
  if (attempt(() => render(side.chart, after)) === undefined) return;
  const data = await checkPair(side, after, count, say);
  const changes = data.objects.flatMap(({ kind, name, causes, fields }) =>
    (fields.length > 0 ? fields : [{ path: '', causes, follows: undefined }]).map((field) => ({
      ...field,
      at: `${kind}/${name} ${field.path}`,
    })),
  );
  for (const change of changes) {
    if (change.follows) continue;
    count.caused++;
    const named = change.causes.map((cause) => (cause.kind === 'values' ? parsePath(cause.path).join('.') : cause.kind));
    if (named.length === 0) count.causeless++;
    if (named.length === 1 && (named[0] === path.join('.') || named[0]!.startsWith(`${path.join('.')}.`))) count.exact++;
    else say(`${side.name}: ${path.join('.')} changed ${change.at}, told: ${named.join(', ') || 'nothing'}`);
  }
}

/** Changes two values and undoes one: the changes that name only this one go, those that do not name it stay. */
async function checkUndo(side: DiffedSide, leaves: readonly [Leaf, Leaf], count: Count, say: Say): Promise<void> {
  // Two marks: one value may stand in for the other.
  const values = leaves.map(({ path, value }, i) => nested(path, other(value, 'xy'[i]!)));
  const [both, ...one] = [values, [values[0]!], [values[1]!]].map((list) => ({ ...side, values: list }));
  if ([both, ...one].some((each) => attempt(() => render(side.chart, each!)) === undefined)) return;
  const all = causesOf(await diff(side, both!));
  for (const [i, left] of one.entries()) {
    const undone = leaves[1 - i]!.path.join('.');
    const rest = causesOf(await diff(side, left!));
    const places = new Set([...rest.keys()].map(withoutElements));
    for (const [id, causes] of all) {
      const names = causes.some((cause) => cause === undone || cause.startsWith(`${undone}.`));
      const only = names && causes.length === 1;
      if (causes.length === 0 || (names && !only)) continue;
      count.undone++;
      // An element may be elsewhere, or be known by another key, once other changes are gone.
      if (only ? !rest.has(id) : places.has(withoutElements(id))) count.exactly++;
      else say(`${side.name}: undoing ${undone} ${only ? 'leaves' : 'takes away'} ${id}, told: ${causes.join(', ')}`);
    }
  }
}

/** The causes of each change; a change is known by what it does. */
function causesOf({ objects }: DiffData): Map<string, string[]> {
  const text = (causes: FieldData['causes']) =>
    causes.map((cause) => (cause.kind === 'values' ? parsePath(cause.path).join('.') : cause.kind));
  return new Map(
    objects.flatMap((object): [string, string[]][] => {
      const at = `${object.kind} ${object.namespace}/${object.name}#${object.nth}`;
      if (object.fields.length === 0) return [[`${object.change} ${at}`, text(object.causes)]];
      const own = object.fields.filter(({ follows }) => !follows);
      return own.map(({ path, op, before, after, causes }) => [`${at} ${op} ${path} ${JSON.stringify([before, after])}`, text(causes)]);
    }),
  );
}

function withoutElements(id: string): string {
  return id.replace(/\[[^\]]*\]/g, '[]');
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: Value;
}

function leavesOf(values: Dict, above: readonly string[] = []): Leaf[] {
  return [...values].flatMap(([key, value]): Leaf[] => {
    const path = [...above, key];
    return isDict(value) && value.size > 0 ? leavesOf(value, path) : [{ path, value }];
  });
}

/** Another value of the same kind. */
function other(value: Value, mark = 'x'): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value}${mark}`;
  if (isList(value)) return [...(plainData(value) as unknown[]), mark];
  return isDict(value) ? { [mark]: 'y' } : mark;
}

function nested(path: readonly string[], value: unknown): Record<string, unknown> {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;
}

function chartsIn(path: string): string[] {
  const entries = readdirSync(path);
  if (entries.includes('Chart.yaml')) return [path];
  return entries.flatMap((name) => (statSync(join(path, name)).isDirectory() ? chartsIn(join(path, name)) : []));
}

function spread<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(items.length / most, 1);
  return items.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}

function attemptText(step: () => string): string {
  try {
    return step();
  } catch (error) {
    return String(error);
  }
}
