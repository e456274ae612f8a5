/**
 * How long and how much memory a large index takes: 10,000 versions of charts with long descriptions, 26 MB,
 * searched and resolved.
 *
 * Each command runs seven times in its own process on the same cache; the medians of wall clock, processor time and
 * peak memory are printed, beside Helm's where a path of it is given.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [CHARTS, VERSIONS, RUNS] = [200, 50, 7] as const;
const WORDS = 'chart server cluster storage network proxy queue cache metrics gateway operator database secure fast'.split(' ');

/** The index as `repo index` writes it. */
function indexText(): string {
  const lines = ['apiVersion: v1', 'entries:'];
  for (let c = 0; c < CHARTS; c++) {
    lines.push(`  chart-${String(c).padStart(3, '0')}:`);
    for (let v = VERSIONS; v > 0; v--) lines.push(...versionLines(c, v));
  }
  return `${[...lines, 'generated: "2026-01-01T00:00:00Z"'].join('\n')}\n`;
}

function versionLines(chart: number, version: number): string[] {
  const name = `chart-${String(chart).padStart(3, '0')}`;
  const text = Array.from({ length: 250 }, (_, i) => WORDS[(i * 7 + chart + version) % WORDS.length]).join(' ');
  const digest = (chart * VERSIONS + version).toString(16).padStart(64, '0');
  return [
    '  - annotations:',
    '      category: Infrastructure',
    `      changes: ${text.slice(0, 300)}`,
    '    apiVersion: v2',
    `    appVersion: "${version}.0"`,
    '    created: "2026-01-01T00:00:00Z"',
    `    description: ${text}`,
    `    digest: ${digest}`,
    `    home: https://charts.example/${name}`,
    '    keywords:',
    ...WORDS.slice(chart % 10, (chart % 10) + 4).map((word) => `    - ${word}`),
    '    maintainers:',
    '    - email: someone@charts.example',
    '      name: Someone',
    `    name: ${name}`,
    '    sources:',
    `    - https://git.example/${name}`,
    '    type: application',
    '    urls:',
    `    - ${name}-1.${version}.0.tgz`,
    `    version: 1.${version}.0`,
  ];
}

const COMMANDS = {
  'search everything': ['search', 'repo'],
  'search for a word': ['search', 'repo', 'gateway', '--version', '^1.20'],
  'list all versions': ['search', 'repo', 'chart-150', '-l'],
  // The download is refused at once: what is timed is to find out what to download.
  'resolve a version': ['pull', 'big/chart-150', '--version', '~1.30'],
};

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

interface Place {
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Wall clock and processor time in ms, peak memory in MB, by GNU time. */
function measure(command: string[], { home, env }: Place): Record<'wall' | 'cpu' | 'memory', number> {
  const start = performance.now();
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...command], { env, cwd: home, encoding: 'utf8', maxBuffer: 1 << 28 });
  const wall = performance.now() - start;
  const [user = 0, system = 0, kilobytes = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wall, cpu: (user + system) * 1000, memory: kilobytes / 1024 };
}

/** A folder with the index in its cache. */
function layIndex(): Place {
  const home = mkdtempSync(join(tmpdir(), 'bench-index-'));
  const cache = join(home, 'cache');
  mkdirSync(cache);
  writeFileSync(join(cache, 'big-index.yaml'), indexText());
  writeFileSync(join(home, 'repositories.yaml'), 'apiVersion: ""\nrepositories:\n- name: big\n  url: http://127.0.0.1:1\n');
  console.log(`index: ${(statSync(join(cache, 'big-index.yaml')).size / 1e6).toFixed(1)} MB, ${CHARTS * VERSIONS} versions\n`);
  const env = {
    ...process.env,
    HOME: home,
    HELM_REPOSITORY_CONFIG: join(home, 'repositories.yaml'),
    HELM_REPOSITORY_CACHE: cache,
    HELM_CONTENT_CACHE: join(home, 'content'),
  };
  return { home, env };
}

export function benchLargeIndex(helm?: string): void {
  const programs: Record<string, string[]> = { chartwright: [process.execPath, resolve(import.meta.dirname, '../bin/chartwright.js')] };
  if (helm) programs.helm = [resolve(helm)];
  const place = layIndex();
  for (const [name, args] of Object.entries(COMMANDS)) {
    for (const [program, command] of Object.entries(programs)) {
      const runs = Array.from({ length: RUNS }, () => measure([...command, ...args], place));
      const show = (key: 'wall' | 'cpu' | 'memory', unit: string) =>
        `${median(runs.map((run) => run[key]))
          .toFixed(0)
          .padStart(6)} ${unit}`;
      console.log(`${name.padEnd(20)} ${program.padEnd(12)} ${show('wall', 'ms')} ${show('cpu', 'ms cpu')} ${show('memory', 'MB')}`);
    }
  }
  rmSync(place.home, { recursive: true });
}
