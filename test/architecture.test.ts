/** Holds the house to its own rules: who may import whom, no cycles, no surroundings below the command line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Folder to the folders that it may import from; docs/architecture.md shows the same table. */
const MAY_IMPORT: Readonly<Record<string, string>> = {
  base: '',
  diagnostics: 'base',
  helm: 'base',
  go: 'base',
  codec: 'base go',
  semver: 'base go codec',
  host: 'base go codec',
  jsonpath: 'base go codec',
  'json-schema': 'base go codec semver',
  yamlpath: 'base go codec',
  'kubernetes-schema': 'base go codec',
  template: 'base go',
  coverage: 'base go codec template',
  funcs: 'base go codec semver host',
  chart: 'base helm go codec semver host',
  values: 'base helm go codec semver host json-schema chart',
  release: 'base helm go codec chart',
  render: 'base helm go codec semver host template funcs chart values release',
  check: 'base diagnostics helm go codec semver host json-schema template coverage funcs chart values release render kubernetes-schema',
  explain: 'base diagnostics helm go codec semver host template funcs chart values release render',
  net: 'base helm go host',
  remotes: 'base helm go codec semver host chart net',
  plugin: 'base helm go codec semver host',
  kube: 'base helm go codec host net',
  storage: 'base helm go codec host net chart release kube',
  diff: 'base diagnostics helm go codec funcs chart values release render explain kube',
  action:
    'base diagnostics helm go semver codec host jsonpath json-schema template coverage funcs chart values release render check explain diff net remotes plugin kube storage yamlpath',
  library: 'base diagnostics helm go semver codec host funcs chart values release render coverage check explain diff remotes action',
  cli: 'base diagnostics helm go codec host action',
  'browser.ts': 'host library',
  'releases.ts': 'base kube release storage action',
  'index.ts': 'host release remotes library action explain diff values check coverage',
};

/** Folders of the render path: they run in browsers, so nothing of Node's is imported there. */
const BROWSER = [
  'diagnostics',
  'go',
  'helm',
  'semver',
  'codec',
  'jsonpath',
  'json-schema',
  'template',
  'coverage',
  'funcs',
  'chart',
  'values',
  'release',
  'render',
  'check',
  'explain',
];

/** The process around the command line, and around one of its threads. */
const START = ['cli/run.ts', 'cli/thread.ts'];

/** What fills in this machine where a caller hands in nothing; a library that talks to servers itself has its errors read by their driver. */
const MACHINE_USERS = [
  'action/release/releases.ts',
  'cli/run.ts',
  'library/batch-renderer.ts',
  'library/host-options.ts',
  'library/node.ts',
  'storage/postgres.ts',
];

/** Tests of attacks, which go through all layers, and of the code that supports tests. */
const OWN_TESTS = ['hostile', 'support'];

/** Files whose types may name each other: the scanner, the time, the state of an execution, a command and its flags; a test and its run. */
const CIRCLES =
  /^(?:codec\/yaml\/scan\/|go\/(?:go-)?time|template\/|cli\/(?:command|flag|complete\/completion)\.ts|action\/author\/unittest\/r)/;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
  /** Loaded when it is needed. */
  readonly late: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const texts = new Map(files.map((name) => [name, readFileSync(join(SRC, name), 'utf8')]));
const code = new Map([...texts].map(([name, text]) => [name, text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')]));
const folder = (name: string) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : name);

const imports: Import[] = [...code].flatMap(([from, text]) =>
  [...text.matchAll(/(import|export)\s+(type\s)?(?:[\w*\s{},$]+?\sfrom\s+)?'(\.[^']+)'|import\('(\.[^']+)'\)/g)].map((match) => ({
    from,
    to: relative(SRC, resolve(SRC, dirname(from), (match[3] ?? match[4]) as string)),
    typeOnly: match[2] !== undefined || isTypesOnly(match[0]),
    late: match[3] === undefined,
  })),
);

/** The groups of files that import each other (Tarjan's strongly connected components). */
function circlesOf(edges: readonly Import[]): string[][] {
  const targets = new Map(files.map((name) => [name, [] as string[]]));
  for (const { from, to } of edges) targets.get(from)?.push(to);
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (name: string): number => {
    const number = numbers.size;
    numbers.set(name, number);
    lowest.set(name, number);
    open.push(name);
    for (const to of targets.get(name) ?? []) {
      const below = numbers.has(to) ? (open.includes(to) ? numbers.get(to)! : number) : visit(to);
      lowest.set(name, Math.min(lowest.get(name)!, below));
    }
    if (lowest.get(name) === number) {
      const circle = open.splice(open.indexOf(name));
      if (circle.length > 1) circles.push(circle);
    }
    return lowest.get(name)!;
  };
  for (const name of files) if (!numbers.has(name)) visit(name);
  return circles;
}

function isTypesOnly(statement: string): boolean {
  const names = /\{([^}]*)\}/.exec(statement)?.[1]?.split(',');
  return names?.every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false;
}

describe('architecture', () => {
  test('imports point down the table', () => {
    const wrong = imports
      .filter(({ from, to, typeOnly }) => {
        const [a, b] = [folder(from), folder(to)];
        return a !== b && !(MAY_IMPORT[a] ?? '').split(' ').includes(b) && !(typeOnly && a === 'cli');
      })
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('no module imports itself by a detour', () => {
    expect(circlesOf(imports.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  });

  test('types lead back only where a class has its methods in several files', () => {
    expect(circlesOf(imports).filter((circle) => !circle.every((name) => CIRCLES.test(name)))).toEqual([]);
  });

  const offenders = (pattern: RegExp, allowed: (name: string) => boolean) =>
    [...code].filter(([name, text]) => !allowed(name) && pattern.test(text)).map(([name]) => name);

  test('the render path needs no Node', () => {
    expect(offenders(/from 'node:|(?<!typeof )import\('node:|\brequire\(/, (name) => !BROWSER.includes(folder(name)))).toEqual([]);
  });

  test('a browser is given no more than it can run', () => {
    const found = new Set(['browser.ts']);
    for (const name of found) for (const one of imports) if (one.from === name && !one.typeOnly) found.add(one.to);
    const names = [...found].sort();
    expect(names.filter((name) => /from 'node:|(?<!typeof )import\('node:/.test(code.get(name) as string))).toEqual([]);
    const folders = [...new Set(names.map(folder))].filter((name) => !BROWSER.includes(name));
    expect(folders).toEqual(['action', 'base', 'browser.ts', 'host', 'library']);
    expect(names.filter((name) => name.startsWith('action/'))).toEqual(['action/render/answers.ts']);
  });

  test('what starts often loads little', () => {
    const loaded = (entries: string[]) => {
      const found = new Set(entries);
      for (const name of found) for (const one of imports) if (one.from === name && !one.typeOnly && !one.late) found.add(one.to);
      return [...found];
    };
    const nodes = (names: string[]) =>
      new Set(
        names.flatMap((name) => [...code.get(name)!.matchAll(/^import (?!type )[^;]*? from '(node:[^']+)'/gm)].map(([, node]) => node)),
      );
    const start = loaded(['cli/run.ts']);
    expect([...new Set(start.map(folder))].sort()).toEqual(['base', 'cli', 'go', 'helm', 'host']);
    const render = loaded(['cli/run.ts', 'cli/commands/template.ts']);
    expect(render.filter((name) => /^(remotes|net\/(?!tls-files)|plugin|check)/.test(name))).toEqual([]);
    expect([...nodes(render)].sort()).toEqual(['node:fs', 'node:path']);
  });

  test('only the host and the start use Node, its process and the console', () => {
    const known = (name: string) => name.startsWith('host/node/') || START.includes(name);
    expect(offenders(/'node:|(?<![.\w])process\.|\bconsole\.(?!ts')/, (name) => known(name) || name === 'codec/flate/gzip.ts')).toEqual([]);
  });

  test('only what is at the top reaches for this machine', () => {
    const reaching = imports.filter(({ from, to, typeOnly }) => to.startsWith('host/node/') && !from.startsWith('host/') && !typeOnly);
    expect([...new Set(reaching.map(({ from }) => from))].sort()).toEqual(MACHINE_USERS);
  });

  test('the clock and chance come from the host', () => {
    expect(offenders(/\bDate\.now\(|new Date\(\)|Math\.random\(/, (name) => ['host', 'cli'].includes(folder(name)))).toEqual([]);
  });

  test('nothing is made into code', () => {
    expect(offenders(/\beval\(|new Function\(/, () => false)).toEqual([]);
  });

  test('nothing parses a message of ours', () => {
    const read = /errorText\([^()]*\)\.(?!trim)|\.(?:test|exec)\(errorText\(|errorText\([^()]*\) ===/;
    // A program of others whose output names the error.
    expect(offenders(read, (name) => name === 'remotes/oci/credential-helper.ts')).toEqual([]);
  });

  test('every module opens with what it is', () => {
    expect([...texts].filter(([, text]) => !/^(#!.*\n)?\/\*\*/.test(text)).map(([name]) => name)).toEqual([]);
  });

  test('folders stay within sight', () => {
    const counts = new Map<string, number>();
    for (const name of files) counts.set(dirname(name), (counts.get(dirname(name)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 40)).toEqual([]);
  });

  test('tests mirror the sources', () => {
    const test = resolve(SRC, '../test');
    const folders = readdirSync(test, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
      .map(({ parentPath }) => relative(test, parentPath))
      .filter((name) => name !== '' && !OWN_TESTS.some((own) => name === own || name.startsWith(`${own}/`)));
    const missing = [...new Set(folders)].filter((name) => !existsSync(join(SRC, name)) && !existsSync(join(SRC, `${name}.ts`)));
    expect(missing).toEqual([]);
  });

  test('CONTRIBUTING leads to files that are there', () => {
    const text = readFileSync(resolve(SRC, '../CONTRIBUTING.md'), 'utf8');
    const [, table = ''] = /## To change …, go to …\n([\s\S]*?)\n## /.exec(text) ?? [];
    const paths = [...table.matchAll(/`(src\/[^`]+)`/g)].map(([, path]) => path as string);
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.filter((path) => !existsSync(resolve(SRC, '..', path)))).toEqual([]);
  });

  test('docs and comments name files that are there', () => {
    const root = resolve(SRC, '..');
    const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
    const pages = docs.map((name) => [`docs/${name}`, readFileSync(join(root, 'docs', name), 'utf8')] as const);
    const named = [...pages, ...texts].flatMap(([from, text]) =>
      [...text.matchAll(/(?<![\w/.])(?:src|tools)\/[\w./-]+\.ts\b/g)].map(([path]) => [from, path] as const),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(([, path]) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('exports are named, and files stay within sight', () => {
    expect(offenders(/^export default/m, () => false)).toEqual([]);
    expect([...texts].filter(([, text]) => text.split('\n').length > 500).map(([name]) => name)).toEqual([]);
  });
});
