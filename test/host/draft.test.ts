/** Drafts: no two runs share one, and what killed runs have left goes. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from '../../src/chart/archive.ts';
import { disk } from '../../src/host/node/disk.ts';
import { isRunning, runId } from '../../src/host/node/run-id.ts';

const BIN = resolve(import.meta.dirname, '../../bin/chartwright.js');
const CHART = resolve(import.meta.dirname, '../../charts/hello');
const NAMESPACED = ['unshare', '-pf', '--mount-proc', '--kill-child'];
const hasNamespaces = spawnSync('unshare', ['-pf', '--mount-proc', 'true']).status === 0;

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'draft-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));
const names = (): string[] => readdirSync(home).sort();
/** The id of a run whose process is gone. */
const deadRun = (): string => `999999${runId().slice(-22)}`;
const foreignRun = (): string => `1${'0'.repeat(9)}7${'0'.repeat(12)}`;

describe('runs', () => {
  test('have themselves and those that ended', () => {
    expect(isRunning(runId())).toBe(true);
    expect(isRunning(deadRun())).toBe(false);
    expect(isRunning(`${runId().slice(0, -1)}${runId().endsWith('1') ? 2 : 1}`)).toBe(false);
    expect([false, undefined]).toContain(isRunning(foreignRun()));
  });
});

describe('drafts', () => {
  test('of killed runs are removed, others stay', () => {
    const random = '0'.repeat(16);
    for (const name of [
      `.a.${deadRun()}${random}.tmp`,
      `.a.${runId()}${random}.tmp`,
      '.a.1234.tmp',
      'a.tmp',
      `tmpcharts-${deadRun()}${random}`,
    ])
      writeFileSync(join(home, name), '');
    const old = `.old.${foreignRun()}${random}.tmp`;
    writeFileSync(join(home, old), '');
    utimesSync(join(home, old), 0, 0);
    disk.write(join(home, 'a'), 'whole');
    expect(names()).toEqual([`.a.${runId()}${random}.tmp`, '.a.1234.tmp', 'a', 'a.tmp', `tmpcharts-${deadRun()}${random}`].sort());
    disk.discard(join(home, 'a'));
    expect(names()).toEqual(['.a.1234.tmp', 'a', 'a.tmp', `tmpcharts-${deadRun()}${random}`].sort());
  });

  test('folders of killed runs are removed with the next one', () => {
    mkdirSync(join(home, `tmpcharts-${deadRun()}${'0'.repeat(16)}/deep`), { recursive: true });
    mkdirSync(join(home, 'tmpcharts-12'));
    const made = disk.makeTemporaryFolder(join(home, 'tmpcharts-'));
    expect(made).toMatch(/\/tmpcharts-\d{39,}$/);
    expect(names()).toEqual([made.slice(home.length + 1), 'tmpcharts-12'].sort());
    disk.removeAll(made);
    expect(names()).toEqual(['tmpcharts-12']);
  });

  test('have names of their own', () => {
    const [one, two] = [disk.draft(join(home, 'x')), disk.draft(join(home, 'x'))];
    expect(names()).toHaveLength(2);
    one.add(new Uint8Array([49]));
    two.add(new Uint8Array([50]));
    one.finish();
    expect(readFileSync(join(home, 'x'), 'utf8')).toBe('1');
    two.discard();
    expect(names()).toEqual(['x']);
  });

  test('of long names fit', () => {
    const name = 'ü'.repeat(120);
    disk.write(join(home, name), 'a');
    expect(names()).toEqual([name]);
  });
});

describe.skipIf(!hasNamespaces)('two containers that share a folder (needs unshare)', () => {
  const jobs = Array.from({ length: 400 }, (_, i) => ({ name: `job-${i}`, chart: CHART }));
  const start = (archive: string) => {
    const [command = '', ...args] = [
      ...NAMESPACED,
      process.execPath,
      BIN,
      'batch',
      'jobs.json',
      '--archive',
      archive,
      '--output-name',
      'all/{name}',
    ];
    const child = spawn(command, args, { cwd: home, stdio: 'ignore' });
    return { child, ended: new Promise<number | null>((done) => child.on('close', done)) };
  };
  const lockedDrafts = (): string[] => names().filter((name) => /^\.out\.tgz\.\d{23,}1\d{15}\.tmp$/.test(name));

  test('one that is killed leaves the other alone, and the next removes what it left', async () => {
    writeFileSync(join(home, 'jobs.json'), JSON.stringify(jobs));
    const [killed, other] = [start('out.tgz'), start('out.tgz')];
    // Both have begun once their drafts are there and locked.
    let ended = false;
    void other.ended.then(() => {
      ended = true;
    });
    while (!ended && lockedDrafts().length < 2) await new Promise((done) => setTimeout(done, 5));
    killed.child.kill('SIGKILL');
    expect(await other.ended).toBe(0);
    await killed.ended;
    expect(readArchive(readFileSync(join(home, 'out.tgz')))).toHaveLength(jobs.length);
    expect(await start('out.tgz').ended).toBe(0);
    expect(names()).toEqual(['jobs.json', 'out.tgz']);
  });
});
