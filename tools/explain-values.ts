/**
 * Holds `explain values` against a real Helm over a folder of charts: with two values files and a flag made for each chart,
 * every winner is the value that Helm computes, and without the winner's line the next link of the chain wins.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartsBelow } from '../bench/folders.ts';

interface Link {
  readonly value: unknown;
  readonly origin: { readonly kind: string; readonly file?: string; readonly line?: number };
}
interface Explained {
  readonly path: string;
  readonly value: unknown;
  readonly chain: readonly Link[];
}

export interface ExplainValuesOptions {
  readonly helm: string;
  readonly folder: string;
  /** Only each so-manieth chart. */
  readonly every: number;
  /** At most so many lines taken out per chart. */
  readonly lines: number;
}

const PROGRAM = [process.execPath, join(import.meta.dirname, '../bin/chartwright.js')];

interface Bench extends ExplainValuesOptions {
  readonly tally: { charts: number; skipped: number; values: number; wrong: number; lines: number; wrongLines: number };
}

/** Returns how many values and lines were wrong. */
export function compareValues(options: ExplainValuesOptions): number {
  const bench: Bench = { ...options, tally: { charts: 0, skipped: 0, values: 0, wrong: 0, lines: 0, wrongLines: 0 } };
  for (const chart of chartsBelow(options.folder).filter((_, i) => i % options.every === 0)) {
    const home = mkdtempSync(join(tmpdir(), 'chartwright-explain-'));
    try {
      check(bench, chart, home);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }
  const { tally } = bench;
  console.log(JSON.stringify(tally));
  return tally.wrong + tally.wrongLines;
}

function check({ tally, helm, lines }: Bench, source: string, home: string): void {
  cpSync(source, join(home, 'chart'), { recursive: true });
  rmSync(join(home, 'chart/templates'), { recursive: true, force: true });
  rmSync(join(home, 'chart/values.schema.json'), { force: true });
  mkdirSync(join(home, 'chart/templates'));
  writeFileSync(join(home, 'chart/templates/values-of-all.yaml'), 'values: {{ toJson .Values | quote }}\n');
  const plain = explain(home, []);
  if (!plain) {
    tally.skipped++;
    return;
  }
  const flags = writeLayers(home, plain);
  const explained = explain(home, flags);
  const computed = compute(helm, home, flags);
  if (!explained || computed === undefined) {
    tally.skipped++;
    return;
  }
  tally.charts++;
  for (const each of explained) {
    tally.values++;
    const value = at(computed, each.path);
    if (same(value, each.value) && same(each.chain[0]?.value, each.value)) continue;
    tally.wrong++;
    console.log(`${source}: ${each.path}: ${JSON.stringify(each.value)}, Helm ${JSON.stringify(value)}`);
  }
  checkLines({ tally, lines }, source, home, flags, explained);
}

/** Two files and a flag that set some of the leaves to something else. */
function writeLayers(home: string, leaves: readonly Explained[]): string[] {
  const simple = leaves.filter(({ path }) => /^[\w-]+(\.[\w-]+)*$/.test(path));
  const layer = (file: string, step: number, value: (old: unknown, i: number) => unknown) => {
    const tree: Record<string, unknown> = {};
    simple.forEach((leaf, i) => {
      if (i % step === 0) put(tree, leaf.path.split('.'), value(leaf.value, i));
    });
    writeFileSync(join(home, file), yamlOf(tree, 0));
  };
  layer('one.yaml', 2, (old, i) => (typeof old === 'number' ? old + 1 : typeof old === 'boolean' ? !old : `one-${i}`));
  layer('two.yaml', 3, (_, i) => (i % 4 === 0 ? null : i % 5 === 0 ? ['two', i] : `two-${i}`));
  const set = simple.filter((_, i) => i % 7 === 0).slice(0, 20);
  return ['-f', 'one.yaml', '-f', 'two.yaml', '--set', set.map(({ path }, i) => `${path}=${i}`).join(',') || 'a=1'];
}

/** Block style, a line per leaf. */
function yamlOf(tree: Record<string, unknown>, depth: number): string {
  const pad = '  '.repeat(depth);
  return Object.entries(tree)
    .map(([key, value]) => {
      const name = JSON.stringify(key);
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return `${pad}${name}: ${JSON.stringify(value)}\n`;
      return `${pad}${name}:\n${yamlOf(value as Record<string, unknown>, depth + 1)}`;
    })
    .join('');
}

function put(tree: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) tree[key] = value;
  else {
    tree[key] ??= {};
    if (typeof tree[key] === 'object' && tree[key] !== null) put(tree[key] as Record<string, unknown>, rest, value);
  }
}

/** Takes the line of a winner out of its file: the next link wins. */
function checkLines(
  { tally, lines: most }: Pick<Bench, 'tally' | 'lines'>,
  source: string,
  home: string,
  flags: readonly string[],
  explained: readonly Explained[],
): void {
  const candidates = explained.filter(({ chain }) => {
    const { file = '', kind } = chain[0]?.origin ?? {};
    return chain.length > 1 && (kind === 'file' || kind === 'chart') && existsSync(join(home, file)) && typeof chain[0]?.value !== 'object';
  });
  const step = Math.max(1, Math.floor(candidates.length / most));
  for (const each of candidates.filter((_, i) => i % step === 0).slice(0, most)) {
    const [{ origin }, next] = each.chain as [Link, Link];
    const file = join(home, origin.file as string);
    const text = readFileSync(file, 'utf8');
    const lines = text.split('\n');
    lines.splice((origin.line as number) - 1, 1);
    writeFileSync(file, lines.join('\n'));
    const after = explain(home, flags);
    writeFileSync(file, text);
    // A table that loses its only line is null, which removes more than a value.
    const now = after?.find(({ path }) => path === each.path);
    if (!after || !now) continue;
    tally.lines++;
    if (same(now.value, next.value)) continue;
    tally.wrongLines++;
    console.log(
      `${source}: ${each.path} without ${origin.file}:${origin.line}: ${JSON.stringify(now.value)}, chain ${JSON.stringify(next.value)}`,
    );
  }
}

function explain(cwd: string, flags: readonly string[]): readonly Explained[] | undefined {
  const { status, stdout } = spawnSync(PROGRAM[0]!, [PROGRAM[1]!, 'explain', 'values', 'chart', ...flags, '-o', 'json'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return status === 0 ? (JSON.parse(stdout) as { values: Explained[] }).values : undefined;
}

function compute(helm: string, cwd: string, flags: readonly string[]): unknown {
  const args = ['template', 'r', 'chart', ...flags, '-s', 'templates/values-of-all.yaml'];
  const { status, stdout } = spawnSync(helm, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  const text = /^values: (".*")$/m.exec(stdout)?.[1];
  return status === 0 && text ? JSON.parse(JSON.parse(text) as string) : undefined;
}

function at(root: unknown, path: string): unknown {
  let value = root;
  for (const [, quoted, plain] of path.matchAll(/(?:^|\.)(?:("(?:[^"\\]|\\.)*")|([^.[\]"]+))/g)) {
    value = (value as Record<string, unknown> | null | undefined)?.[
      quoted === undefined ? (plain as string) : (JSON.parse(quoted) as string)
    ];
  }
  return value;
}

function same(a: unknown, b: unknown): boolean {
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
