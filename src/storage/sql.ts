/** Records in PostgreSQL, in the tables that Helm makes and reads. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import { decodeRelease, encodeRelease } from '../release/record/codec.ts';
import type { Release } from '../release/record/release.ts';
import { type Driver, ReleaseExists, ReleaseNotFound, recordLabels, userLabels } from './driver.ts';

/** What is needed of a connection; pg's Client is one. */
export interface SqlConnection {
  readonly close?: () => Promise<void>;
  readonly query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
}

export interface SqlStoreOptions {
  readonly connection: SqlConnection;
  /** All namespaces where empty. */
  readonly namespace: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly profile: Profile;
}

/** Postgres folds these names to lower case, as Helm has it do. */
const RELEASES = `CREATE TABLE releases_v1 (
  key VARCHAR(90), type VARCHAR(64) NOT NULL, body TEXT NOT NULL, name VARCHAR(64) NOT NULL, namespace VARCHAR(64) NOT NULL,
  version INTEGER NOT NULL, status TEXT NOT NULL, owner TEXT NOT NULL, createdAt INTEGER NOT NULL,
  modifiedAt INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(key, namespace)
);
CREATE INDEX ON releases_v1 (key, namespace); CREATE INDEX ON releases_v1 (version); CREATE INDEX ON releases_v1 (status);
CREATE INDEX ON releases_v1 (owner); CREATE INDEX ON releases_v1 (createdAt); CREATE INDEX ON releases_v1 (modifiedAt);
GRANT ALL ON releases_v1 TO PUBLIC; ALTER TABLE releases_v1 ENABLE ROW LEVEL SECURITY`;
const LABELS = `CREATE TABLE custom_labels_v1 (releaseKey VARCHAR(64), releaseNamespace VARCHAR(67), key VARCHAR(317), value VARCHAR(63));
CREATE INDEX ON custom_labels_v1 (releaseKey, releaseNamespace);
GRANT ALL ON custom_labels_v1 TO PUBLIC; ALTER TABLE custom_labels_v1 ENABLE ROW LEVEL SECURITY`;
const MIGRATIONS: readonly [id: string, text: string][] = [
  ['init', RELEASES],
  ['custom_labels', LABELS],
];

/** Makes the tables if they are not there yet, and notes it where Helm's migrations look. */
export async function prepareTables({ query }: SqlConnection): Promise<void> {
  const applied = await query('SELECT id FROM gorp_migrations').then(
    ({ rows }) => new Set(rows.map(({ id }) => id)),
    () => undefined,
  );
  if (!applied)
    await query('CREATE TABLE IF NOT EXISTS gorp_migrations (id TEXT NOT NULL PRIMARY KEY, applied_at TIMESTAMP WITH TIME ZONE)');
  for (const [id, text] of MIGRATIONS) {
    if (applied?.has(id)) continue;
    await query('BEGIN');
    try {
      await query(text);
      await query('INSERT INTO gorp_migrations (id, applied_at) VALUES ($1, now())', [id]);
      await query('COMMIT');
    } catch (error) {
      await query('ROLLBACK');
      throw new ChartwrightError('cluster', `${errorText(error)} handling ${id}`, { cause: error });
    }
  }
}

/** The columns that labels are in. */
const COLUMNS: Readonly<Record<string, string>> = { name: 'name', owner: 'owner', status: 'status', version: 'version' };

export function sqlStore({ connection, namespace, clock, log, profile }: SqlStoreOptions): Driver {
  const { query } = connection;
  const seconds = () => Number(clock.now() / 1_000_000_000n);
  const labelsOf = async (key: unknown, place: unknown): Promise<Record<string, string>> => {
    const found = await query('SELECT key, value FROM custom_labels_v1 WHERE releaseKey = $1 AND releaseNamespace = $2', [key, place]);
    return userLabels(Object.fromEntries(found.rows.map(({ key: name, value }) => [String(name), String(value)])));
  };
  const read = async (rows: readonly Record<string, unknown>[], system: boolean): Promise<Release[]> => {
    const releases: Release[] = [];
    for (const row of rows) {
      try {
        const release = decodeRelease(String(row.body));
        const labels = await labelsOf(row.key, row.namespace);
        release.labels = system ? { ...labels, ...recordLabels(release) } : labels;
        releases.push(release);
      } catch (error) {
        log({ level: 'debug', message: 'failed to decode release', attributes: [['error', errorText(error)]] });
      }
    }
    return releases;
  };
  const select = async (where: Readonly<Record<string, string>>, system: boolean): Promise<Release[]> => {
    const wanted = Object.entries(where).map(([label, value]) => {
      const column = COLUMNS[label];
      if (!column) throw new ChartwrightError('cluster', `unknown label ${label}`);
      return [column, value] as const;
    });
    const all = namespace === '' ? wanted : [...wanted, ['namespace', namespace] as const];
    const conditions = all.map(([column], index) => `${column} = $${index + 1}`).join(' AND ');
    const values = all.map(([, value]) => value);
    const { rows } = await query(
      `SELECT key, namespace, body FROM releases_v1 WHERE ${conditions} ORDER BY namespace, name, version`,
      values,
    );
    return read(rows, system);
  };
  const get = async (key: string): Promise<Release> => {
    const values = [key, namespace];
    const { rows } = await query('SELECT key, namespace, body FROM releases_v1 WHERE key = $1 AND namespace = $2', values);
    const [found] = await read(rows, false);
    if (!found) throw new ReleaseNotFound();
    return found;
  };
  const within = async (work: () => Promise<void>): Promise<void> => {
    await query('BEGIN');
    try {
      await work();
      await query('COMMIT');
    } catch (error) {
      await query('ROLLBACK');
      throw error;
    }
  };
  return {
    get,
    list: async (keep) => (await select({ owner: 'helm' }, true)).filter(keep),
    query: async (labels) => {
      const found = await select(labels, false);
      if (found.length === 0) throw new ReleaseNotFound();
      return found;
    },
    create: async (key, release) => {
      const place = release.namespace || 'default';
      const row = [
        key,
        'helm.sh/release.v1',
        encodeRelease(release, profile),
        release.name,
        place,
        release.version,
        release.info.status,
        'helm',
        seconds(),
      ];
      const columns = 'key, type, body, name, namespace, version, status, owner, createdAt';
      try {
        await within(async () => {
          await query(`INSERT INTO releases_v1 (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, row);
          for (const [name, value] of Object.entries(userLabels(release.labels))) {
            const labels = 'INSERT INTO custom_labels_v1 (releaseKey, releaseNamespace, key, value) VALUES ($1, $2, $3, $4)';
            await query(labels, [key, place, name, value]);
          }
        });
      } catch (error) {
        const { rows } = await query('SELECT key FROM releases_v1 WHERE key = $1 AND namespace = $2', [key, place]);
        throw rows.length > 0 ? new ReleaseExists() : new ChartwrightError('cluster', `pq: ${errorText(error)}`, { cause: error });
      }
    },
    update: async (key, release) => {
      const { name, version, info } = release;
      const values = [encodeRelease(release, profile), name, version, info.status, 'helm', seconds(), key, release.namespace || 'default'];
      const changes = 'body = $1, name = $2, version = $3, status = $4, owner = $5, modifiedAt = $6';
      await query(`UPDATE releases_v1 SET ${changes} WHERE key = $7 AND namespace = $8`, values);
    },
    delete: async (key) => {
      const release = await get(key);
      await within(async () => {
        await query('DELETE FROM releases_v1 WHERE key = $1 AND namespace = $2', [key, namespace]);
        await query('DELETE FROM custom_labels_v1 WHERE releaseKey = $1 AND releaseNamespace = $2', [key, namespace]);
      });
      return release;
    },
  };
}
