/**
 * Holds `explain manifest` against a real Helm over a folder of charts: its lines are the bytes of `template`; where a scalar
 * of values.yaml is changed that a line contains according to the explanation, the lines that change name it, and those that name it change.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartsBelow } from '../bench/folders.ts';

interface LineValue {
  readonly path: string;
  readonly role: string;
  readonly origin: { readonly kind: string; readonly file?: string; readonly line?: number; readonly column?: number };
}
interface Line {
  readonly text: string;
  readonly values: readonly LineValue[];
}

export interface ExplainManifestOptions {
  readonly helm: string;
  readonly folder: string;
  /** Only each so-manieth chart, from the one of this number on. */
  readonly every: number;
  readonly from: number;
  /** At most so many values changed per chart. */
  readonly values: number;
  /** Print the lines that are not as they should be. */
  readonly show: boolean;
}

const PROGRAM = [process.execPath, join(import.meta.dirname, '../bin/chartwright.js')];

interface Bench extends ExplainManifestOptions {
  readonly tally: {
    charts: number;
    refused: number;
    otherText: number;
    changes: number;
    /** Lines that changed, and those of them that name the value. */
    changed: number;
    named: number;
    /** Lines that name the value as their content, and those of them that changed. */
    content: number;
    contentChanged: number;
  };
}

/** Returns how many of the promises are not kept: the text, 99 % of changed lines named, 95 % of named lines changed. */
export function compareManifests(options: ExplainManifestOptions): number {
  const counts = { charts: 0, refused: 0, otherText: 0, changes: 0, changed: 0, named: 0, content: 0, contentChanged: 0 };
  const bench: Bench = { ...options, tally: counts };
  for (const chart of chartsBelow(options.folder).filter((_, i) => i % options.every === options.from)) {
    const home = mkdtempSync(join(tmpdir(), 'chartwright-explain-'));
    try {
      cpSync(chart, join(home, 'chart'), { recursive: true });
      check(bench, chart, home);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }
  const { tally } = bench;
  const share = (part: number, all: number) => (all === 0 ? 1 : part / all);
  const [named, changed] = [share(tally.named, tally.changed), share(tally.contentChanged, tally.content)];
  console.log(JSON.stringify({ ...tally, changedNamed: (100 * named).toFixed(2), namedChanged: (100 * changed).toFixed(2) }));
  return tally.otherText + (named < 0.99 ? 1 : 0) + (changed < 0.95 ? 1 : 0);
}

function check(bench: Bench, source: string, home: string): void {
  const { tally, helm } = bench;
  const before = run(helm, ['template', 'r', 'chart'], home);
  const again = run(helm, ['template', 'r', 'chart'], home);
  const text = run(PROGRAM[0]!, [PROGRAM[1]!, 'explain', 'manifest', 'r', 'chart', '-o', 'json'], home);
  if (before === undefined || again === undefined) {
    tally.refused++;
    return;
  }
  tally.charts++;
  const lines = text === undefined ? [] : (JSON.parse(text) as { documents: { lines: Line[] }[] }).documents.flatMap((each) => each.lines);
  const random = before === again ? new Set<number>() : changedLines(home, before, again);
  const printed = lines.map((line) => `${line.text}\n`).join('');
  if (printed !== before && (random.size === 0 || lines.length !== before.split('\n').length - 1)) {
    tally.otherText++;
    console.log(`${source}: the text is not that of template`);
    return;
  }
  const file = join(home, 'chart/values.yaml');
  for (const place of contentPlaces(lines, bench.values)) checkChange(bench, source, home, file, place, { lines, before, random });
}

interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Some of the scalars of the chart's own values.yaml that lines contain according to the explanation. */
function contentPlaces(lines: readonly Line[], most: number): Place[] {
  const found = new Map<string, Place>();
  for (const { values } of lines) {
    for (const { path, role, origin } of values) {
      if (role === 'content' && origin.kind === 'chart' && origin.file === 'chart/values.yaml') {
        found.set(path, { path, line: origin.line!, column: origin.column! });
      }
    }
  }
  const all = [...found.values()];
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, i) => i % step === 0).slice(0, most);
}

function checkChange(
  { tally, helm, show }: Bench,
  source: string,
  home: string,
  file: string,
  place: Place,
  { lines, before, random }: { lines: readonly Line[]; before: string; random: ReadonlySet<number> },
): void {
  const text = readFileSync(file, 'utf8');
  const other = withOther(text, place);
  if (other === undefined) return;
  writeFileSync(file, other);
  const after = run(helm, ['template', 'r', 'chart'], home);
  writeFileSync(file, text);
  if (after === undefined) return;
  tally.changes++;
  const changed = changedLines(home, before, after);
  lines.forEach((line, i) => {
    if (random.has(i + 1)) return;
    const named = line.values.find(
      ({ path }) => path === place.path || path.startsWith(`${place.path}.`) || path.startsWith(`${place.path}[`),
    );
    const isChanged = changed.has(i + 1);
    if (isChanged) tally.changed++;
    if (isChanged && named) tally.named++;
    if (named?.role === 'content') tally.content++;
    if (named?.role === 'content' && isChanged) tally.contentChanged++;
    if (show && isChanged !== (named?.role === 'content') && !(isChanged && named)) {
      console.log(
        `${source}: ${place.path} ${isChanged ? 'changes, but is not named on' : 'is named, but does not change'} ${i + 1}: ${line.text.slice(0, 100)}`,
      );
    }
  });
}

/** The text with another scalar at the place; undefined if none is there. */
function withOther(text: string, { line, column }: Place): string | undefined {
  const lines = text.split('\n');
  const at = lines[line - 1] ?? '';
  const rest = at.slice(column - 1);
  const scalar = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w./:-]+)(?=\s*(?:#.*)?$)/.exec(rest)?.[0];
  if (scalar === undefined) return undefined;
  const other = /^\d+$/.test(scalar)
    ? String(Number(scalar) + 1)
    : scalar === 'true'
      ? 'false'
      : scalar === 'false'
        ? 'true'
        : /["']$/.test(scalar)
          ? scalar.slice(0, -1) + (scalar.length === 2 ? 'x' : 'x') + scalar.at(-1)
          : `${scalar}x`;
  lines[line - 1] = at.slice(0, column - 1) + other + rest.slice(scalar.length);
  return lines.join('\n');
}

/** The lines of the first text, from 1, that the second one does not have. */
function changedLines(home: string, before: string, after: string): Set<number> {
  writeFileSync(join(home, 'before'), before);
  writeFileSync(join(home, 'after'), after);
  const formats = ["--old-line-format=%dn%c'\\012'", '--new-line-format=', '--unchanged-line-format='];
  const { stdout } = spawnSync('diff', [...formats, 'before', 'after'], { cwd: home, encoding: 'utf8', maxBuffer: 1 << 28 });
  return new Set(stdout.split('\n').filter(Boolean).map(Number));
}

function run(program: string, args: readonly string[], cwd: string): string | undefined {
  const { status, stdout } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? stdout : undefined;
}
