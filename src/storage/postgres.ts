/** A connection to PostgreSQL from a connection string as Go's lib/pq takes it: a URL, or `key=value` words. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { dialError } from '../host/node/network/dial-error.ts';
import type { SqlConnection } from './sql.ts';

/** Connects. Throws a `cluster` error in lib/pq's words. */
export async function connectPostgres(connectionString: string): Promise<SqlConnection> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(optionsOf(connectionString));
  // A connection that is lost later makes the next query fail.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const words = code?.startsWith('E') ? dialError(error).message : `pq: ${errorText(error)}`;
    throw new ChartwrightError('cluster', words, { cause: error });
  }
  return { close: () => client.end(), query: (text, values) => (values ? client.query(text, values) : client.query(text)) as never };
}

function optionsOf(text: string): Record<string, unknown> {
  if (/^postgres(ql)?:\/\//.test(text)) return { connectionString: text.replace(/([?&])sslmode=disable(&|$)/, '$1') };
  const pairs = [...text.matchAll(/(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|\S+)/g)].map(([, key = '', value = '']): [string, string] => [
    key,
    value.startsWith("'") ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value,
  ]);
  const given = Object.fromEntries(pairs);
  return {
    host: given.host ?? '127.0.0.1',
    port: Number(given.port ?? 5432),
    user: given.user,
    password: given.password,
    database: given.dbname,
    ...((given.sslmode ?? 'require') !== 'disable' && { ssl: { rejectUnauthorized: (given.sslmode ?? '').startsWith('verify') } }),
  };
}
