/** Records in PostgreSQL: PGlite here, with CHARTWRIGHT_POSTGRES=URL a server. */
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent } from '../../src/base/log.ts';
import { DEFAULT_PROFILE } from '../../src/helm/profile.ts';
import { fixedClock } from '../../src/host/clock.ts';
import type { Release, ReleaseStatus } from '../../src/release/record/release.ts';
import { ReleaseExists, ReleaseNotFound } from '../../src/storage/driver.ts';
import { connectPostgres } from '../../src/storage/postgres.ts';
import { type SqlConnection, SqlStore } from '../../src/storage/sql.ts';
import { prepareTables } from '../../src/storage/sql-tables.ts';
import { recordKey, Storage } from '../../src/storage/storage.ts';

let connection: SqlConnection & { close?: () => Promise<void> };
let stop = async () => {};

beforeAll(async () => {
  let url = process.env.CHARTWRIGHT_POSTGRES;
  if (!url) {
    const database = await PGlite.create();
    const server = new PGLiteSocketServer({ db: database, port: 0, host: '127.0.0.1' });
    await server.start();
    url = `postgres://postgres@${server.getServerConn()}/postgres?sslmode=disable`;
    stop = async () => {
      await server.stop();
      await database.close();
    };
  }
  connection = await connectPostgres(url);
  await prepareTables(connection);
});
afterAll(async () => {
  await connection.close?.();
  await stop();
});

const store = (namespace: string) =>
  new SqlStore({ connection, namespace, clock: fixedClock(1_700_000_000_000_000_000n), log: silent, profile: DEFAULT_PROFILE });

const release = (name: string, version: number, status: ReleaseStatus, labels = {}): Release => ({
  name,
  namespace: 'shop',
  version,
  info: { firstDeployed: '', lastDeployed: '', deleted: '', description: '', status, rollbackRevision: 0, notes: '' },
  chart: undefined,
  config: undefined,
  manifest: `# ${name} ${version}\n`,
  hooks: [],
  labels,
  applyMethod: 'ssa',
});

test('tables are made once', async () => {
  await prepareTables(connection);
  const { rows } = await connection.query('SELECT id FROM gorp_migrations ORDER BY id');
  expect(rows.map(({ id }) => id)).toEqual(['custom_labels', 'init']);
});

test('records are created, found, changed and deleted', async () => {
  const storage = new Storage(store('shop'));
  await storage.create(release('web', 1, 'superseded', { team: 'a' }));
  await storage.create(release('web', 2, 'deployed'));
  await expect(storage.create(release('web', 2, 'deployed'))).rejects.toThrow(ReleaseExists);
  expect((await storage.get('web', 1)).labels).toEqual({ team: 'a' });
  expect((await storage.history('web')).map(({ version }) => version)).toEqual([1, 2]);
  expect((await storage.deployed('web')).version).toBe(2);
  await storage.update({ ...release('web', 2, 'failed'), manifest: 'changed' });
  expect((await storage.last('web')).manifest).toBe('changed');
  await expect(storage.deployed('web')).rejects.toThrow('"web" has no deployed releases');
  await storage.delete('web', 1);
  await expect(storage.get('web', 1)).rejects.toThrow(ReleaseNotFound);
  const left = await connection.query('SELECT * FROM custom_labels_v1 WHERE releaseKey = $1', [recordKey('web', 1)]);
  expect(left.rows).toEqual([]);
});

test('namespaces are apart, and looked at together where none is named', async () => {
  await store('shop').create(recordKey('a', 1), release('a', 1, 'deployed'));
  expect((await store('elsewhere').list(() => true)).length).toBe(0);
  const all = await store('').list(({ name }) => name === 'a');
  expect(all.map(({ labels }) => labels)).toEqual([{ name: 'a', owner: 'helm', status: 'deployed', version: '1' }]);
});
