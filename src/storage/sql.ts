/** Records in PostgreSQL, in the tables that Helm makes and reads. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import { decodeRelease, encodeRelease } from '../release/record/codec.ts';
import type { Release } from '../release/record/release.ts';
import { type Driver, ReleaseExists, ReleaseNotFound, recordLabels, userLabels } from './driver.ts';

type Row = Readonly<Record<string, unknown>>;

/** What is needed of a connection; pg's Client is one. */
export interface SqlConnection {
  readonly close?: () => Promise<void>;
  readonly query: (text: string, values?: unknown[]) => Promise<{ rows: Row[] }>;
}

export interface SqlStoreOptions {
  readonly connection: SqlConnection;
  /** All namespaces where empty. */
  readonly namespace: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly profile: Profile;
}

/** The columns that labels are in. */
const COLUMNS: Readonly<Record<string, string>> = { name: 'name', owner: 'owner', status: 'status', version: 'version' };
const INSERT_RELEASE = `INSERT INTO releases_v1 (key, type, body, name, namespace, version, status, owner, createdAt)
  VALUES ($1, 'helm.sh/release.v1', $2, $3, $4, $5, $6, 'helm', $7)`;
const INSERT_LABEL = 'INSERT INTO custom_labels_v1 (releaseKey, releaseNamespace, key, value) VALUES ($1, $2, $3, $4)';
const UPDATE_RELEASE = `UPDATE releases_v1 SET body = $1, name = $2, version = $3, status = $4, owner = 'helm', modifiedAt = $5
  WHERE key = $6 AND namespace = $7`;
const OF_KEY = 'WHERE key = $1 AND namespace = $2';

export class SqlStore implements Driver {
  readonly #options: SqlStoreOptions;

  constructor(options: SqlStoreOptions) {
    this.#options = options;
  }

  async get(key: string): Promise<Release> {
    const rows = await this.#query(`SELECT key, namespace, body FROM releases_v1 ${OF_KEY}`, [key, this.#options.namespace]);
    const [found] = await this.#read(rows, false);
    if (!found) throw new ReleaseNotFound();
    return found;
  }

  async list(keep: (release: Release) => boolean): Promise<Release[]> {
    return (await this.#select({ owner: 'helm' }, true)).filter(keep);
  }

  async query(labels: Readonly<Record<string, string>>): Promise<Release[]> {
    const found = await this.#select(labels, false);
    if (found.length === 0) throw new ReleaseNotFound();
    return found;
  }

  async create(key: string, release: Release): Promise<void> {
    const { name, version, info, labels } = release;
    const namespace = release.namespace || 'default';
    const row = [key, encodeRelease(release, this.#options.profile), name, namespace, version, info.status, this.#seconds()];
    try {
      await this.#atomically(async () => {
        await this.#query(INSERT_RELEASE, row);
        for (const label of Object.entries(userLabels(labels))) await this.#query(INSERT_LABEL, [key, namespace, ...label]);
      });
    } catch (error) {
      const existing = await this.#query(`SELECT key FROM releases_v1 ${OF_KEY}`, [key, namespace]);
      throw existing.length > 0 ? new ReleaseExists() : new ChartwrightError('cluster', `pq: ${errorText(error)}`, { cause: error });
    }
  }

  async update(key: string, release: Release): Promise<void> {
    const { name, version, info } = release;
    const body = encodeRelease(release, this.#options.profile);
    await this.#query(UPDATE_RELEASE, [body, name, version, info.status, this.#seconds(), key, release.namespace || 'default']);
  }

  async delete(key: string): Promise<Release> {
    const release = await this.get(key);
    const place = [key, this.#options.namespace];
    await this.#atomically(async () => {
      await this.#query(`DELETE FROM releases_v1 ${OF_KEY}`, place);
      await this.#query('DELETE FROM custom_labels_v1 WHERE releaseKey = $1 AND releaseNamespace = $2', place);
    });
    return release;
  }

  async #query(text: string, values?: unknown[]): Promise<Row[]> {
    return (await this.#options.connection.query(text, values)).rows;
  }

  /** Runs work in a transaction. */
  async #atomically(work: () => Promise<void>): Promise<void> {
    await this.#query('BEGIN');
    try {
      await work();
      await this.#query('COMMIT');
    } catch (error) {
      await this.#query('ROLLBACK');
      throw error;
    }
  }

  /** The records with these labels; with `system`, they have the store's own labels, too. */
  async #select(labels: Readonly<Record<string, string>>, system: boolean): Promise<Release[]> {
    const wanted = Object.entries(labels).map(([label, value]) => {
      const column = COLUMNS[label];
      if (!column) throw new ChartwrightError('cluster', `unknown label ${label}`);
      return [column, value] as const;
    });
    const { namespace } = this.#options;
    const all = namespace === '' ? wanted : [...wanted, ['namespace', namespace] as const];
    const conditions = all.map(([column], index) => `${column} = $${index + 1}`).join(' AND ');
    const values = all.map(([, value]) => value);
    const text = `SELECT key, namespace, body FROM releases_v1 WHERE ${conditions} ORDER BY namespace, name, version`;
    return this.#read(await this.#query(text, values), system);
  }

  /** The records of rows; those that cannot be read are logged and left out. */
  async #read(rows: readonly Row[], system: boolean): Promise<Release[]> {
    const releases: Release[] = [];
    for (const row of rows) {
      try {
        const release = decodeRelease(String(row.body));
        const labels = await this.#labels(row);
        release.labels = system ? { ...labels, ...recordLabels(release) } : labels;
        releases.push(release);
      } catch (error) {
        this.#options.log({ level: 'debug', message: 'failed to decode release', attributes: [['error', errorText(error)]] });
      }
    }
    return releases;
  }

  async #labels({ key, namespace }: Row): Promise<Record<string, string>> {
    const text = 'SELECT key, value FROM custom_labels_v1 WHERE releaseKey = $1 AND releaseNamespace = $2';
    const rows = await this.#query(text, [key, namespace]);
    return userLabels(Object.fromEntries(rows.map((row) => [String(row.key), String(row.value)])));
  }

  #seconds(): number {
    return Number(this.#options.clock.now() / 1_000_000_000n);
  }
}
