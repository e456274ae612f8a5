/** `serve` as a program: what it prints when it listens, and how it ends at a signal. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COMMAND } from '../support/program.ts';
import { environment } from '../support/session.ts';

let home = '';
let idle: Socket | undefined;
const agent = new Agent({ keepAlive: true });

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chartwright-serve-'));
});

afterEach(() => {
  idle?.destroy();
  agent.destroy();
  rmSync(home, { recursive: true, force: true });
});

/** The status of an answer, over a connection that stays open. */
const status = (url: string): Promise<number | undefined> =>
  new Promise((done, fail) => {
    get(url, { agent }, (response) => response.resume().on('end', () => done(response.statusCode))).on('error', fail);
  });

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it, even where clients are still connected', async (signal) => {
  const [command = '', ...args] = [...COMMAND, 'serve', '--address', '127.0.0.1:0'];
  const child = spawn(command, args, { cwd: home, env: environment(home), stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (data) => (stderr += data));
  child.stdout.on('data', (data) => (stdout += data));
  await once(child.stdout, 'data');
  const url = /^Serving 0 charts from \. on (http:\/\/127\.0\.0\.1:\d+)\/?\n$/.exec(stdout)?.[1] ?? stdout;
  expect(await status(`${url}/index.yaml`)).toBe(200);
  idle = connect(Number(new URL(url).port), '127.0.0.1');
  await once(idle, 'connect');
  idle.on('error', () => {});

  child.kill(signal);
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(stderr).toBe('');
  await expect(status(`${url}/index.yaml`)).rejects.toThrow();
});
