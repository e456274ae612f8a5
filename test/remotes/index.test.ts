/** Index files; golden answers from Helm 4.3.1. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import type { LogEntry } from '../../src/base/log.ts';
import { loadChartFiles } from '../../src/chart/load-files.ts';
import { packChart } from '../../src/chart/save.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { disk } from '../../src/host/node/disk.ts';
import { findVersion } from '../../src/remotes/index/find-version.ts';
import { indexFolder } from '../../src/remotes/index/index-folder.ts';
import { loadIndexFile, parseIndex } from '../../src/remotes/index/load-index.ts';
import { mergeIndex } from '../../src/remotes/index/merge-index.ts';
import { printIndex, printIndexJson } from '../../src/remotes/index/print-index.ts';
import { sortEntries } from '../../src/remotes/index/sort-versions.ts';
import { splitIndex } from '../../src/remotes/index/split-index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const HEAD = 'apiVersion: v1\nentries:\n  a:\n  - ';

/** The versions of chart `a`, or the error; behind them the warnings. */
function load(text: string): string {
  const said: LogEntry[] = [];
  let got: string;
  try {
    const index = parseIndex(bytes(text), 'SRC', (entry) => said.push(entry));
    got = (index.entries.get('a') ?? []).map(({ metadata }) => metadata.version).join(' ');
  } catch (error) {
    got = errorText(error);
  }
  return [got, ...said.map(({ message, attributes }) => `${message}: ${attributes.map((pair) => pair.join('=')).join(' ')}`)].join('\n');
}

describe('what an index may be', () => {
  const CONVERT = 'error converting YAML to JSON: yaml: ';
  const DECODE = 'error unmarshaling JSON: while decoding JSON: ';
  const MISMATCH = 'json: cannot unmarshal';
  test.each([
    ['', 'empty index.yaml file'],
    ['foo', `${DECODE}${MISMATCH} string into Go value of type repo.IndexFile`],
    ['[]', `${MISMATCH} array into Go value of type repo.IndexFile`],
    ['"x"', `${MISMATCH} string into Go value of type repo.IndexFile`],
    ['apiVersion: v1\n', ''],
    ['entries: {}\n', 'no API version specified'],
    ['apiVersion: v1\nentries:\n  a:\n', ''],
    ['apiVersion: v1\nentries:\n  a: []\n', ''],
    ['apiVersion: v1\nentries:\n  a: x\n', `${DECODE}${MISMATCH} string into Go struct field IndexFile.entries of type repo.ChartVersions`],
    [
      'apiVersion: v1\nentries: x\n',
      `${DECODE}${MISMATCH} string into Go struct field IndexFile.entries of type map[string]repo.ChartVersions`,
    ],
    ['apiVersion: v1\nfoo: x\n', `${DECODE}json: unknown field "foo"`],
    ['apiVersion: v1\napiVersion: v1\n', `${CONVERT}unmarshal errors:\n  line 2: key "apiVersion" already set in map`],
    ['apiVersion: v1\na: b: c', `${CONVERT}line 2: mapping values are not allowed in this context`],
    [`${HEAD}foo: x\n`, `${DECODE}json: unknown field "foo"`],
    [`${HEAD}name: [x]\n`, `${DECODE}${MISMATCH} array into Go struct field ChartVersion.entries.Metadata.name of type string`],
    [`${HEAD}version: 1.0\n`, `${DECODE}${MISMATCH} number into Go struct field ChartVersion.entries.Metadata.version of type string`],
    [`${HEAD}keywords: [1]\n`, `${DECODE}${MISMATCH} number into Go struct field ChartVersion.entries.Metadata.keywords of type string`],
    [
      `${HEAD}annotations: {a: 1}\n`,
      `${DECODE}${MISMATCH} number into Go struct field ChartVersion.entries.Metadata.annotations of type string`,
    ],
    [
      `${HEAD}maintainers: [x]\n`,
      `${DECODE}${MISMATCH} string into Go struct field ChartVersion.entries.Metadata.maintainers of type v2.Maintainer`,
    ],
    [
      `${HEAD}maintainers: [{name: 1}]\n`,
      `${DECODE}${MISMATCH} number into Go struct field Maintainer.entries.Metadata.maintainers.name of type string`,
    ],
    [`${HEAD}urls: x\n`, `${DECODE}${MISMATCH} string into Go struct field ChartVersion.entries.urls of type []string`],
    [`${HEAD}removed: 1\n`, `${DECODE}${MISMATCH} number into Go struct field ChartVersion.entries.removed of type bool`],
    [`${HEAD}created: x\n`, `${DECODE}parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"`],
    [`${HEAD}created: 5\n`, `${DECODE}Time.UnmarshalJSON: input is not a JSON string`],
    [`${HEAD}{name: a, version: 1.0.0, urls: [1], digest: 5, engine: gotpl}\n`, '1.0.0'],
    ['---\napiVersion: v1\n---\nfoo: bar\n', ''],
    ['# c\napiVersion: v1\nentries:\n  a:\n    - name: a\n      version: 1.0.0\n      urls:\n        - x\n', '1.0.0'],
    ['apiVersion: v1\r\nentries:\r\n  a:\r\n  - name: a\r\n    version: 1.0.0\r\n', '1.0.0'],
    ['{"apiVersion":"v1","foo":1,"entries":{"a":[{"name":"a","version":"1.0.0","bar":1},{"Name":"a","VERSION":"2.0.0"}]}}', '2.0.0 1.0.0'],
    [
      '{"apiVersion":"v1","entries":{"a":[{"name":1}]}}',
      `${MISMATCH} number into Go struct field ChartVersion.entries.Metadata.name of type string`,
    ],
    [
      '{"apiVersion":"v1","entries":{"a":[{"created":"x"}]}}',
      'parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"',
    ],
    ['{"apiVersion":1}', `${MISMATCH} number into Go struct field IndexFile.apiVersion of type string`],
  ])('%j', (text, wanted) => {
    expect(load(text)).toBe(wanted);
  });

  test('entries that are no charts are dropped with a warning each, from the end of the list', () => {
    const items = [
      '{name: a, version: 1.0.0, maintainers: [null]}',
      "{name: a, version: '1.0'}",
      'null',
      '{name: a}',
      '{version: 1.0.0}',
      '{name: a, version: x}',
      '{name: a/b, version: 1.0.0}',
      '{name: a, version: 1.2.0, type: foo}',
      '{name: b, version: 2.0.0, dependencies: [{name: x},{name: x}]}',
      "{name: b, version: 2.1.0, dependencies: [{name: x, alias: 'a b'}]}",
      '{}',
    ];
    const skip = (version: string, why: string): string =>
      `skipping loading invalid entry for chart: name=a version=${version} source=SRC error=validation: ${why}`;
    expect(load(HEAD + items.join('\n  - ') + '\n').split('\n')).toEqual([
      '2.0.0 1.0',
      skip('', 'chart.metadata.name is required'),
      skip('2.1.0', 'dependency "x" has disallowed characters in the alias'),
      skip('1.2.0', 'chart.metadata.type must be application or library'),
      skip('1.0.0', 'chart.metadata.name "a/b" is invalid'),
      skip('x', 'chart.metadata.version "x" is invalid'),
      skip('1.0.0', 'chart.metadata.name is required'),
      skip('', 'chart.metadata.version is required'),
      'skipping loading invalid entry for chart: empty entry: name=a source=SRC',
      skip('1.0.0', 'maintainers must not contain empty or null nodes'),
    ]);
  });

  test('errors of a file name it', () => {
    const attempt = (path: string): unknown => {
      try {
        return loadIndexFile(disk, path);
      } catch (error) {
        return errorText(error);
      }
    };
    expect(attempt('/nothere.yaml')).toBe('open /nothere.yaml: no such file or directory');
    expect(attempt('/dev/null')).toBe('error loading /dev/null: empty index.yaml file');
  });
});

describe('large indexes are read chart by chart, to the same end', () => {
  const long = 'many words '.repeat(200);
  const chart = (name: string, indent = '  ', more = ''): string =>
    `${indent}${name}:\n${indent}- name: ${name}\n${indent}  version: 1.0.0\n${indent}  description: ${long}\n${more}`;
  const charts = Array.from({ length: 200 }, (_, i) => chart(`c${i}`));
  const text = (more: string, tail = 'generated: "2024-01-01T00:00:00Z"\n'): string =>
    `apiVersion: v1\nentries:\n${charts.join('')}${more}${tail}`;
  const bad = 'skipping loading invalid entry for chart: name=a version= source=SRC error=validation: chart.metadata.version is required';
  test.each([
    ['as usual', text(chart('a')), '1.0.0'],
    ['blank lines', text(`\n${chart('a')}\n   \n`), '1.0.0'],
    ['a bad entry', text('  a:\n  - name: a\n'), `\n${bad}`],
    ['no line end', text(chart('a'), '').trimEnd(), '1.0.0'],
    [
      'a chart twice',
      text(chart('a') + chart('a')),
      'error converting YAML to JSON: yaml: unmarshal errors:\n  line 808: key "a" already set in map',
    ],
    ['uneven indentation', text(chart('a', '   ')), 'error converting YAML to JSON: yaml: line 802: did not find expected key'],
    ['a text over the edge', text(chart('a', '  ', '    home: "x\n  a:\n    y"\n')), '1.0.0'],
    ['an unknown field', text('  a:\n  - nme: a\n'), 'error unmarshaling JSON: while decoding JSON: json: unknown field "nme"'],
    [
      'a wrong type',
      text('  a: 5\n'),
      'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go struct field IndexFile.entries of type repo.ChartVersions',
    ],
    ['a shared part', text(chart('a').replace('- name', '- &x\n    name') + '  b: [*x]\n'), '1.0.0'],
    ['no version of its own', text(chart('a')).replace('apiVersion: v1\n', ''), 'no API version specified'],
  ])('%s', (_name, whole, wanted) => {
    expect(load(whole)).toBe(wanted);
  });

  test('what is cut and what is not', () => {
    const cut = (all: string): unknown => splitIndex(bytes(all))?.charts.map((piece) => Buffer.from(piece).toString());
    expect(cut('apiVersion: v1\nentries:\n  a:\n  - x\n  b:\n    - y\ngenerated: z\n')).toEqual(['  a:\n  - x\n', '  b:\n    - y\n']);
    expect(cut('entries: {}\n')).toBe(undefined);
    expect(cut('entries:\na: x\n')).toBe(undefined);
    expect(cut('entries:\n  a:\n ---\n  - x\n')).toBe(undefined);
    expect(cut('entries:\n  a:\n\n  - x\n---\n')).toBe(undefined);
    expect(cut('entries:\n  # note\n  a:\n')).toBe(undefined);
  });
});

describe('choosing a version', () => {
  const index = parseIndex(
    bytes(
      `${HEAD}${['0.1.0', '0.1.7', '0.2.0', '1.0.0-rc1', '0.2.0+b1'].map((v) => `{name: a, version: ${v}}`).join('\n  - ')}\n  e: []\n`,
    ),
    'SRC',
  );
  const fallback = (wanted: string, found: string): string =>
    `unable to find exact version requested; falling back to closest available version chart=a requested=${wanted} selected=${found}`;
  const selected = (range: string, found: string): string =>
    `${found}\nselected version matching constraint chart=a constraint=${range} selected=${found}`;
  test.each([
    ['a', '', '0.2.0'],
    ['a', '0.1.0', '0.1.0'],
    ['a', '0.2.0+b1', '0.2.0+b1'],
    ['a', '^0.1.0', selected('^0.1.0', '0.1.7')],
    ['a', '0.1.x', selected('0.1.x', '0.1.7')],
    ['a', '>0.0.0-0', selected('>0.0.0-0', '1.0.0-rc1')],
    ['a', '0.1', `0.1.7\n${fallback('0.1', '0.1.7')}`],
    ['a', '9.9.9', 'no chart version found for a-9.9.9'],
    ['a', 'x y', 'improper constraint: "x y"'],
    ['e', '', 'no chart version found'],
    ['b', '', 'no chart name found'],
  ])('%s %j', (name, version, wanted) => {
    const said: string[] = [];
    const log = ({ message, attributes }: LogEntry): void =>
      void said.push(`\n${message} ${attributes.map((pair) => pair.join('=')).join(' ')}`);
    const got = (() => {
      try {
        return findVersion(index, name, version, log).metadata.version;
      } catch (error) {
        return errorText(error);
      }
    })();
    expect(got + said.join('')).toBe(wanted);
  });
});

describe('making an index', () => {
  let folder = '';
  const clock = fixedClock(1_700_000_000_120_000_000n);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'index-'));
    mkdirSync(join(folder, 'sub'));
    const pack = (path: string, version: string): void => {
      const data = bytes(`apiVersion: v2\nname: web\nversion: ${version}\nkeywords: [b, a]\n`);
      writeFileSync(join(folder, path), packChart(loadChartFiles([{ name: 'Chart.yaml', data }]), { now: 0, stamp: 0 }));
    };
    pack('web-0.1.0.tgz', '0.1.0');
    pack('web-0.2.0.tgz', '0.2.0');
    pack('sub/web-0.3.0.tgz', '0.3.0');
    writeFileSync(join(folder, 'junk.tgz'), 'junk');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const hidden = (text: string): string => text.replace(/(digest"?: )"?\w{64}"?/g, '$1D');
  const item = (version: string, url: string, created = '2023-11-14T22:13:20.12Z'): string =>
    `  - apiVersion: v2\n    created: "${created}"\n    digest: D\n    keywords:\n    - b\n    - a\n    name: web\n    urls:\n    - ${url}\n    version: ${version}\n`;

  test('of the packages in a folder and right below it', () => {
    const text = hidden(printIndex(sortEntries(indexFolder(disk, folder, 'http://h/c/', clock))));
    const items =
      item('0.3.0', 'http://h/c/sub/web-0.3.0.tgz') + item('0.2.0', 'http://h/c/web-0.2.0.tgz') + item('0.1.0', 'http://h/c/web-0.1.0.tgz');
    expect(text).toBe(`apiVersion: v1\nentries:\n  web:\n${items}generated: "2023-11-14T22:13:20.12Z"\n`);
    expect(hidden(printIndex(sortEntries(indexFolder(disk, folder, '', clock))))).toContain('- sub/web-0.3.0.tgz\n');
  });

  test('merged: what is there already stays', () => {
    const old = parseIndex(
      bytes(
        `apiVersion: v1\nentries:\n  web:\n${item('0.2.0', 'old.tgz', '2020-01-01T00:00:00.000Z')}${item('0.0.1', 'older.tgz', '2020-01-01T00:00:00+00:00')}`,
      ),
      'old',
    );
    const merged = sortEntries(mergeIndex(indexFolder(disk, folder, '', clock), old));
    expect(merged.entries.get('web')?.map(({ urls, created }) => `${urls} ${created}`)).toEqual([
      'sub/web-0.3.0.tgz 2023-11-14T22:13:20.12Z',
      'web-0.2.0.tgz 2023-11-14T22:13:20.12Z',
      'web-0.1.0.tgz 2023-11-14T22:13:20.12Z',
      'older.tgz 2020-01-01T00:00:00+00:00',
    ]);
    expect(printIndex(merged)).toContain('created: "2020-01-01T00:00:00Z"');
  });

  test('as JSON, in the order of Go’s structs', () => {
    const index = parseIndex(
      bytes(
        'apiVersion: v1\nannotations: {a: b}\npublicKeys: [k]\nserverInfo: {c: d}\nentries:\n  a:\n  - {version: 1.0.0, name: a, url: u, removed: true}\n',
      ),
      'x',
    );
    expect(printIndexJson(index)).toBe(`{
  "serverInfo": {
    "c": "d"
  },
  "apiVersion": "v1",
  "generated": "0001-01-01T00:00:00Z",
  "entries": {
    "a": [
      {
        "name": "a",
        "version": "1.0.0",
        "apiVersion": "v1",
        "urls": null,
        "created": "0001-01-01T00:00:00Z",
        "removed": true,
        "url": "u"
      }
    ]
  },
  "publicKeys": [
    "k"
  ],
  "annotations": {
    "a": "b"
  }
}`);
  });
});
