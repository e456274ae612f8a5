/**
 * Whole charts with their dependencies settled and their values coalesced, as Helm 4.3.1 and 3.22.0
 * do it: the paths of the charts that are left, the values as JSON, and the messages.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../src/base/log.ts';
import { type Chart, chartFullPath } from '../../src/chart/chart.ts';
import { loadChartFiles } from '../../src/chart/load.ts';
import { printJson } from '../../src/codec/json/print.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { PROFILES, type Profile } from '../../src/helm/profile.ts';
import { processDependencies } from '../../src/values/dependencies.ts';
import { mergeValues } from '../../src/values/layers.ts';
import { toRenderValues } from '../../src/values/render-values.ts';

interface Answer {
  readonly charts?: readonly string[];
  readonly values?: string;
  readonly error?: string;
  readonly log?: readonly string[];
}

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly values: string;
  readonly '4.3': Answer;
  /** Absent if it is the same. */
  readonly '3.22'?: Answer;
}

const CASES: Case[] = JSON.parse(readFileSync(new URL('../fixtures/coalesced-values.json', import.meta.url), 'utf8'));
const RELEASE = { name: 'r', namespace: 'n', revision: 1, isInstall: true, isUpgrade: false };

function load(files: Case['files'], profile: Profile, log: (entry: LogEntry) => void): Chart {
  const entries = Object.entries(files).map(([name, text]) => ({ name, data: encodeUtf8(text) }));
  return loadChartFiles(entries, { profile, log });
}

function line(entry: LogEntry, { structuredLog }: Profile): string {
  if (!structuredLog) return entry.message;
  const quoted = (text: string) => (/^[^\s="\\]+$/.test(text) ? text : JSON.stringify(text));
  const attributes = entry.attributes.map(([key, value]) => ` ${key}=${quoted(String(value))}`);
  return `level=${entry.level.toUpperCase()} msg=${quoted(entry.message)}${attributes.join('')}`;
}

function paths(chart: Chart): string[] {
  return [chartFullPath(chart), ...chart.dependencies.flatMap(paths)];
}

function answer({ files, values }: Case, profile: Profile): Answer {
  const said: string[] = [];
  const log = (entry: LogEntry) => {
    if (entry.level !== 'debug') said.push(line(entry, profile));
  };
  const found: { charts?: string[]; values?: string; error?: string; log?: string[] } = {};
  try {
    const given = mergeValues({ valueFiles: values === '' ? [] : ['values.yaml'] }, () => encodeUtf8(values), { profile });
    const { chart } = processDependencies(load(files, profile, log), given, { profile, log });
    found.charts = paths(chart).sort();
    const top = toRenderValues(chart, given, { release: RELEASE, capabilities: null, profile, log });
    found.values = printJson(top.get('Values') ?? null, { escapeHtml: false });
  } catch (error) {
    found.error = (error as Error).message;
  }
  if (said.length > 0) found.log = said.sort();
  return found;
}

describe.each(['4.3', '3.22'] as const)('Helm %s', (version) => {
  test.each(CASES)('$name', (each) => {
    expect(answer(each, PROFILES[version])).toEqual(each[version] ?? each['4.3']);
  });
});

test('the loaded chart stays as it was, whatever a render does', () => {
  const profile = PROFILES['4.3'];
  const imports = CASES.find(({ name }) => name === 'import-values: child and parent') as Case;
  const chart = load(imports.files, profile, () => {});
  const seen = () => JSON.stringify([printJson(chart.values), chart.dependencies.map((each) => printJson(each.values)), chart.metadata]);
  const before = seen();
  for (let round = 0; round < 2; round++) {
    const processed = processDependencies(chart, new Map());
    const top = toRenderValues(processed.chart, processed.values, { release: RELEASE, capabilities: null });
    const spoil = (value: unknown) => {
      if (!(value instanceof Map)) return;
      for (const inner of value.values()) spoil(inner);
      value.set('spoilt', true);
    };
    expect(printJson(top.get('Values') ?? null, { escapeHtml: false })).toBe(imports['4.3'].values);
    spoil(top);
  }
  expect(seen()).toBe(before);
});
