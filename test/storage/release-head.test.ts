/** Lists read no more of a record than its beginning. */
import { describe, expect, test } from 'vitest';
import { UTC } from '../../src/go/time.ts';
import { DEFAULT_PROFILE, PROFILES } from '../../src/helm/profile.ts';
import { loadChart } from '../../src/index.ts';
import { chartRecord } from '../../src/release/record/chart-record.ts';
import { encodeRelease } from '../../src/release/record/codec.ts';
import type { Release } from '../../src/release/record/release.ts';
import { releaseHead } from '../../src/storage/release-head.ts';

const known = { namespace: 'shop', version: 3, labels: { version: '3' } };

async function text(notes: string, profile = DEFAULT_PROFILE): Promise<string> {
  const random = Array.from({ length: 20_000 }, (_, index) => String.fromCharCode(33 + ((index * 7919) % 89))).join('');
  const chart = await loadChart({ 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.2.3\nappVersion: "}{\\""\n', 'files/big': random });
  const time = '2026-01-02T03:04:05.000000006Z';
  const release: Release = {
    ...{ name: 'one', namespace: 'shop', version: 3, config: undefined, manifest: random, hooks: [], labels: {}, applyMethod: 'ssa' },
    info: { firstDeployed: time, lastDeployed: time, deleted: '', description: 'words', status: 'deployed', rollbackRevision: 0, notes },
    chart: chartRecord(chart, UTC, profile),
  };
  return encodeRelease(release, profile);
}

describe('the head of a record', () => {
  const head = {
    ...{ name: 'one', ...known },
    info: { status: 'deployed', lastDeployed: '2026-01-02T03:04:05.000000006Z' },
    chart: { name: 'web', version: '1.2.3', appVersion: '}{"' },
  };
  test.each([DEFAULT_PROFILE, PROFILES['3.22']])('is there, as Helm $name writes it', async (profile) => {
    expect(releaseHead(await text('{ "notes" }', profile), known)).toEqual(head);
  });
  test('is looked for no further than it pays', async () => {
    let seed = 1;
    const next = () => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return String.fromCharCode(33 + ((seed >> 16) % 89));
    };
    const notes = Array.from({ length: 20_000 }, next).join('');
    expect(releaseHead(await text(notes), known)).toBeUndefined();
  });
  test('is not made up', () => {
    expect(releaseHead('', known)).toBeUndefined();
    expect(releaseHead(Buffer.from('{"name":"x"}').toString('base64'), known)).toBeUndefined();
  });
});
