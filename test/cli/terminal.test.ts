/** What people at a terminal see beside Helm's words: colours and hints; and that pipes see Helm's words alone. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { VERSION } from '../../src/cli/own-version.ts';
import { disk } from '../../src/host/node/disk.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SHOP = `${ROOT}/charts/shop`;

interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

async function say(line: string, { terminal = true, env = {} }: { terminal?: boolean; env?: Io['env'] } = {}): Promise<Said> {
  const said = { out: '', err: '' };
  const io = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    env: { HOME: '/nowhere', ...env },
    cwd: ROOT,
    files: disk,
    clock: { now: () => 0n },
    program: 'helm',
    terminal,
    outTerminal: terminal,
  } as unknown as Io;
  return { exit: await main(line.split(' '), io), ...said };
}

const RED = (text: string) => `\x1b[31m${text}\x1b[39m`;
const HINT = '\x1b[36mHint:\x1b[39m';

test.each<[string, string]>([
  ['template x --namespac y', `${RED('Error:')} unknown flag: --namespac\n${HINT} did you mean --namespace?\n`],
  [
    'install --name x y',
    `${RED('Error:')} unknown flag: --name\n${HINT} the name of a release is the first argument: 'helm install NAME CHART'\n`,
  ],
  [
    'home',
    `${RED('Error:')} unknown command "home" for "helm"\nRun 'helm --help' for usage.\n${HINT} 'helm env' prints the folders that are used\n`,
  ],
  ['btch', `${RED('Error:')} unknown command "btch" for "helm"\nRun 'helm --help' for usage.\n${HINT} did you mean 'batch'?\n`],
])('a hint: %s', async (line, err) => {
  expect(await say(line)).toEqual({ exit: 1, out: '', err });
});

test.each<[string, string]>([
  ['template x --namespac y', 'Error: unknown flag: --namespac\n'],
  ['home', 'Error: unknown command "home" for "helm"\nRun \'helm --help\' for usage.\n'],
  ['btch', 'Error: unknown command "btch" for "helm"\nRun \'helm --help\' for usage.\n'],
])('no hint and no colour in a pipe: %s', async (line, err) => {
  expect(await say(`${line} --color always`, { terminal: false })).toEqual({ exit: 1, out: '', err });
});

test('headers and states are coloured', async () => {
  const { out } = await say(`dependency list ${SHOP}`);
  expect(out.split('\n').slice(0, 2)).toEqual([
    '\x1b[1mNAME  \tVERSION\tREPOSITORY\tSTATUS  \x1b[22m',
    'cache \t0.2.x  \t          \t\x1b[32munpacked\x1b[39m',
  ]);
});

test.each<[string, string, Io['env']]>([
  ['--color never', ' --color never', {}],
  ['--colour never', ' --colour=never', {}],
  ['HELM_COLOR', '', { HELM_COLOR: 'never' }],
  ['NO_COLOR', '', { NO_COLOR: '1' }],
  ['a dumb terminal', '', { TERM: 'dumb' }],
])('no colour: %s', async (_name, flag, env) => {
  const { out } = await say(`dependency list ${SHOP}${flag}`, { env });
  expect(out).not.toContain('\x1b');
});

test('a colour mode that is none is refused before anything else', async () => {
  const err = 'level=WARN msg="command failed" error="invalid color mode \\"x\\": must be one of: never, auto, always"\n';
  expect(await say('nothing --color=x', { terminal: false })).toEqual({ exit: 1, out: '', err });
});

test('the version of the program is the one of its package', async () => {
  expect(VERSION).toBe(JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')).version);
  expect((await say('--version')).out).toBe(`chartwright ${VERSION} (as Helm 4.3)\n`);
  expect((await say('version --own')).out).toBe(`chartwright ${VERSION} (as Helm 4.3)\n`);
  expect((await say('env --own CHARTWRIGHT_VERSION')).out).toBe(`${VERSION}\n`);
});
