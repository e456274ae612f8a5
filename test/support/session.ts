/** Sessions: command lines that build on each other, in one folder, beside a web server of that folder. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fakeRegistry } from './fake-registry.ts';
import { oddServer } from './odd-server.ts';
import type { Program } from './program.ts';
import { type Answer, type HelmVersion, versionVariable, words } from './rows.ts';

const CHARTS = resolve(import.meta.dirname, '../../charts');

export interface Session {
  /** Unique within its suite. */
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Command lines after the program's name; `URL` stands for the server's, `REGISTRY` for the registry's host. */
  readonly steps: readonly string[];
  /** The registry lets in only me with password pw. */
  readonly guarded?: boolean;
  /** Files whose last contents belong to the answer. */
  readonly leaves?: readonly string[];
  /** Folders whose files in the end belong to the answer, by name. */
  readonly lists?: readonly string[];
}

export interface SessionSuite {
  readonly name: string;
  readonly helm: HelmVersion;
  /** See Suite. */
  readonly follows?: boolean;
  readonly sessions: readonly Session[];
}

export interface SessionAnswer {
  readonly steps: readonly (Answer & { readonly step: string })[];
  readonly left: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, readonly string[]>>;
}

/** Plays the lines one after the other; what changes from run to run is put in words. */
export async function playSession(program: Program, session: Session, helm: HelmVersion = '4.3.1'): Promise<SessionAnswer> {
  const home = mkdtempSync(join(tmpdir(), 'chartwright-session-'));
  const work = join(home, 'work');
  mkdirSync(work);
  const server = await oddServer(work);
  const registry = await fakeRegistry(session.guarded ? { auth: { scheme: 'basic', username: 'me', password: 'pw' } } : {});
  const filled = (text: string): string => text.replaceAll('URL', server.url).replaceAll('REGISTRY', registry.host);
  const plain = (text: string): string =>
    normal(text.replaceAll(home, '<home>').replaceAll(registry.host, '<registry>').replaceAll(`:${server.port}`, ':<port>'));
  try {
    if (JSON.stringify(session).includes('charts')) cpSync(CHARTS, join(work, 'charts'), { recursive: true });
    for (const [name, text] of Object.entries(session.files ?? {})) {
      mkdirSync(dirname(join(work, name)), { recursive: true });
      writeFileSync(join(work, name), filled(text));
    }
    const steps: SessionAnswer['steps'][number][] = [];
    for (const step of session.steps) {
      const { exit, stdout, stderr } = await program(words(filled(step)), {
        home,
        env: { ...environment(home), ...versionVariable(helm) },
        stdin: '',
      });
      steps.push({ step, exit, stdout: plain(stdout), stderr: plain(stderr) });
    }
    const left = Object.fromEntries(
      (session.leaves ?? []).map((name) => [
        name,
        existsSync(join(home, name)) ? plain(readFileSync(join(home, name), 'utf8')) : 'not there',
      ]),
    );
    const files = Object.fromEntries((session.lists ?? []).map((name) => [name, filesBelow(join(home, name)).map(plain)]));
    return { steps, left, files };
  } finally {
    await server.close();
    await registry.close();
    rmSync(home, { recursive: true, force: true });
  }
}

function normal(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, '<time>')
    .replace(/\b[0-9a-f]{64}\b/g, '<sha256>')
    .replace(/content\/[0-9a-f]{2}\//g, 'content/<ab>/')
    .replace(/(open \S+\.(?:tgz|yaml))\d+(?=:)/g, '$1')
    .replace(/tmpcharts-\d+/g, 'tmpcharts-<pid>')
    .replace(/\bchartwright\b/g, 'helm');
}

/** The homes of a session below its folder. */
export function environment(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TZ: 'UTC',
    LC_ALL: 'C',
    NO_COLOR: '1',
    SOURCE_DATE_EPOCH: '1700000000',
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
  };
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
