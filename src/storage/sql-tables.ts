/** The tables of records in PostgreSQL, as Helm v4.3.1 makes them (pkg/storage/driver/sql.go). */
import { ChartwrightError, errorText } from '../base/errors.ts';
import type { SqlConnection } from './sql.ts';

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
