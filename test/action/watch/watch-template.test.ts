/** A watch over a chart on the disk: files are changed for real, and each round's report is awaited. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeptFiles } from '../../../src/action/watch/kept-files.ts';
import { type WatchReport, watchTemplate } from '../../../src/action/watch/watch-template.ts';
import { writeChanges } from '../../../src/action/watch/write-changes.ts';
import { errorText } from '../../../src/base/errors.ts';
import { silent } from '../../../src/base/log.ts';
import { changesText } from '../../../src/cli/watch.ts';
import { DEFAULT_PROFILE } from '../../../src/helm/profile.ts';
import { systemClock } from '../../../src/host/clock.ts';
import { disk } from '../../../src/host/node/disk.ts';
import { watchFolders } from '../../../src/host/node/folder-watch.ts';
import { systemRandom } from '../../../src/host/random.ts';
import { NO_LAYERS } from '../../../src/values/layers.ts';

let home: string;
let abort: AbortController;
let read: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chartwright-watch-'));
  abort = new AbortController();
  read = [];
  putOld('demo/Chart.yaml', 'apiVersion: v2\nname: demo\nversion: 0.1.0\n');
  putOld('demo/values.yaml', 'v: 1\n');
  putOld('demo/templates/a.yaml', 'kind: A\nmetadata: {name: a}\nv: {{ .Values.v }}\n');
  putOld('demo/templates/b.yaml', 'kind: B\nmetadata: {name: b}\np: {{ randAlphaNum 20 }}\nt: {{ now }}\n');
  putOld('own.yaml', 'w: 1\n');
});

afterEach(() => {
  abort.abort();
  rmSync(home, { recursive: true, force: true });
});

/** Writes a file that looks old, so that its time shows a change. */
function putOld(name: string, text: string): void {
  put(name, text);
  utimesSync(join(home, name), 1_700_000_000, 1_700_000_000);
}

function put(name: string, text: string): void {
  mkdirSync(dirname(join(home, name)), { recursive: true });
  writeFileSync(join(home, name), text);
}

/** The disk, whose reads below the home are written down. */
const files = {
  ...disk,
  read(path: string) {
    read.push(path.slice(home.length + 1));
    return disk.read(path);
  },
};

function watching(options: { chart?: string; outputDir?: string } = {}): () => Promise<WatchReport> {
  const deps = {
    files,
    profile: DEFAULT_PROFILE,
    log: silent,
    cwd: home,
    stdin: () => new Uint8Array(),
    clock: systemClock,
    random: systemRandom,
  };
  const source = {
    ...{ version: '', verify: false, keyring: '', repo: '', username: '', password: '', certFile: '', keyFile: '', caFile: '' },
    ...{ insecureSkipTlsVerify: false, plainHttp: false, passCredentials: false },
  };
  const values = { ...NO_LAYERS, valueFiles: [join(home, 'own.yaml')] };
  const request = { chart: options.chart ?? 'demo', source, values, options: { release: { name: 'r' } } };
  const reports = watchTemplate(deps, request, { showOnly: [], signal: abort.signal, outputDir: options.outputDir }, watchFolders());
  return async () => (await reports.next()).value as WatchReport;
}

const said = ({ error, changes, unchanged }: WatchReport) => (error ? errorText(error) : changesText(changes, unchanged));

describe('a watch', () => {
  const changes: [name: string, change: () => void, said: string][] = [
    ['a template', () => put('demo/templates/a.yaml', 'kind: A\nmetadata: {name: a}\n'), 'changed  A/a -1\n1 changed, 1 unchanged'],
    ["the chart's values", () => put('demo/values.yaml', 'v: 2\n'), 'changed  A/a +1 -1\n1 changed, 1 unchanged'],
    ['a values file', () => put('own.yaml', 'v: 3\n'), 'changed  A/a +1 -1\n1 changed, 1 unchanged'],
    [
      'a values file, replaced',
      () => {
        put('new.yaml', 'v: 3\n');
        renameSync(join(home, 'new.yaml'), join(home, 'own.yaml'));
      },
      'changed  A/a +1 -1\n1 changed, 1 unchanged',
    ],
    ['a new template', () => put('demo/templates/c.yaml', 'kind: C\nmetadata: {name: c}\n'), 'added    C/c +2\n1 added, 2 unchanged'],
    ['a new folder', () => put('demo/templates/sub/c.yaml', 'kind: C\nmetadata: {name: c}\n'), 'added    C/c +2\n1 added, 2 unchanged'],
    [
      'a subchart',
      () => {
        put('demo/charts/sub/templates/c.yaml', 'kind: C\nmetadata: {name: c}\n');
        put('demo/charts/sub/Chart.yaml', 'apiVersion: v2\nname: sub\nversion: 0.1.0\n');
      },
      'added    C/c +2\n1 added, 2 unchanged',
    ],
    ['a template that goes', () => rmSync(join(home, 'demo/templates/a.yaml')), 'removed  A/a -3\n1 removed, 1 unchanged'],
    ['a helper', () => put('demo/templates/_h.tpl', '{{ define "x" }}{{ end }}'), '2 unchanged'],
    ['.helmignore', () => put('demo/.helmignore', 'a.yaml\n'), 'removed  A/a -3\n1 removed, 1 unchanged'],
  ];

  test.each(changes)('sees %s', async (_name, change, text) => {
    const next = watching();
    expect(await next()).toMatchObject({ first: true, changes: [], unchanged: 2 });
    change();
    let report = await next();
    // What takes several steps may be seen in the middle of them.
    while (said(report) !== text && (report.error || said(report) === '2 unchanged')) report = await next();
    expect(said(report)).toBe(text);
  });

  test('reads what has changed, and no more', async () => {
    const next = watching();
    await next();
    expect(read.filter((path) => path.startsWith('demo/templates')).sort()).toEqual(['demo/templates/a.yaml', 'demo/templates/b.yaml']);
    read.length = 0;
    put('demo/templates/a.yaml', 'kind: A\nmetadata: {name: z}\n');
    const report = await next();
    expect([...new Set(read)]).toEqual(['demo/templates/a.yaml']);
    expect(report.files).toEqual([join(home, 'demo/templates/a.yaml')]);
  });

  test('goes on after errors, and compares with what was before them', async () => {
    const next = watching();
    await next();
    put('demo/templates/a.yaml', 'kind: A\nv: {{ nope }}\n');
    expect(said(await next())).toContain('function "nope" not defined');
    put('demo/templates/a.yaml', 'kind: A\nmetadata: {name: a}\nv: 1\nw: 2\n');
    expect(said(await next())).toBe('changed  A/a +1\n1 changed, 1 unchanged');
  });

  test('may begin with an error', async () => {
    rmSync(join(home, 'own.yaml'));
    const next = watching();
    expect(said(await next())).toBe(`open ${join(home, 'own.yaml')}: no such file or directory`);
    put('own.yaml', 'v: 7\n');
    const report = await next();
    expect([report.first, report.manifest]).toEqual([true, expect.stringContaining('v: 7')]);
  });

  test('needs a chart', async () => {
    await expect(watching({ chart: './nowhere' })()).rejects.toThrow('path "./nowhere" not found');
  });

  test('follows links to what they lead to', async () => {
    put('elsewhere/c.yaml', 'kind: C\nmetadata: {name: c}\n');
    symlinkSync(join(home, 'elsewhere/c.yaml'), join(home, 'demo/templates/c.yaml'));
    const next = watching();
    expect(await next()).toMatchObject({ unchanged: 3 });
    put('elsewhere/c.yaml', 'kind: C\nmetadata: {name: d}\n');
    expect(said(await next())).toBe('added    C/d +2\nremoved  C/c -2\n1 added, 1 removed, 2 unchanged');
  });

  test('keeps a folder up to date', async () => {
    const outputDir = join(home, 'demo/out');
    const next = watching({ outputDir });
    const round = async () => {
      const report = await next();
      writeChanges(report, { outputDir }, disk);
      return report;
    };
    await round();
    const before = readFileSync(join(outputDir, 'demo/templates/b.yaml'), 'utf8');
    put('demo/templates/a.yaml', 'kind: A\nmetadata: {name: z}\nhook: 1\n');
    await round();
    expect(readFileSync(join(outputDir, 'demo/templates/a.yaml'), 'utf8')).toContain('name: z');
    expect(readFileSync(join(outputDir, 'demo/templates/b.yaml'), 'utf8')).toBe(before);
    rmSync(join(home, 'demo/templates/a.yaml'));
    await round();
    expect(disk.list(join(outputDir, 'demo/templates')).map(({ name }) => name)).toEqual(['b.yaml']);
  });

  test('ends with its signal', async () => {
    const next = watching();
    await next();
    const last = next();
    abort.abort();
    expect(await last).toBeUndefined();
  });
});

describe('kept files', () => {
  test('are read again when they look different, or were touched', () => {
    const kept = new KeptFiles(files, Date.now);
    const path = join(home, 'own.yaml');
    const first = kept.read(path);
    expect([kept.refresh(new Set()), kept.read(path) === first]).toEqual([[], true]);
    put('own.yaml', 'w: 22\n');
    expect([kept.refresh(new Set()), kept.read(path) === first]).toEqual([[path], false]);
    const second = kept.read(path);
    expect([kept.refresh(new Set([path])), kept.read(path) === second]).toEqual([[], true]);
    rmSync(path);
    expect(kept.refresh(new Set())).toEqual([path]);
    expect(() => kept.read(path)).toThrow('no such file');
  });

  test('are read again while their time cannot show a change', () => {
    const path = join(home, 'own.yaml');
    const changedAfter = (milliseconds: number) => {
      putOld('own.yaml', 'w: 1\n');
      const kept = new KeptFiles(files, () => 1_700_000_000_000 + milliseconds);
      kept.read(path);
      putOld('own.yaml', 'w: 2\n');
      return kept.refresh(new Set());
    };
    expect([changedAfter(100), changedAfter(3000)]).toEqual([[path], []]);
  });

  test('are dropped when no render reads them any longer', () => {
    const kept = new KeptFiles(files, Date.now);
    kept.begin();
    kept.read(join(home, 'own.yaml'));
    kept.settle();
    expect([...kept.folders()]).toEqual([home]);
    kept.begin();
    kept.settle();
    expect([...kept.folders()]).toEqual([]);
  });
});
