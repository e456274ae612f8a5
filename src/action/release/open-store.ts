/** Where the records of releases are kept: the store that HELM_DRIVER names. A new driver has its file in storage/, its name in helm/storage-drivers.ts and its line here. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { storageKind } from '../../helm/storage-drivers.ts';
import type { ServerClient } from '../../kube/api.ts';
import type { KubeClient } from '../../kube/client.ts';
import type { Driver } from '../../storage/driver.ts';
import { memoryStore } from '../../storage/memory.ts';
import { configMapStore, secretStore } from '../../storage/objects.ts';
import { recordKey } from '../../storage/storage.ts';
import type { SessionOptions } from './session-options.ts';

type StoreOptions = Pick<SessionOptions, 'driver' | 'clock' | 'log' | 'profile' | 'allNamespaces' | 'namespace' | 'env' | 'files'>;

/** A client for stores, which connects with its first request. */
function lazyClient(client: () => Promise<ServerClient>): Pick<KubeClient, 'get' | 'list' | 'create' | 'update' | 'delete'> {
  return {
    get: async (...words) => (await client()).get(...words),
    list: async (...words) => (await client()).list(...words),
    create: async (...words) => (await client()).create(...words),
    update: async (...words) => (await client()).update(...words),
    delete: async (...words) => (await client()).delete(...words),
  };
}

/** The store that the options name, over a client. Throws a `usage` error if there is no such store. */
export async function openStore(options: StoreOptions, connected: () => Promise<ServerClient>): Promise<Driver> {
  const client = lazyClient(connected);
  const { driver, clock, log, profile, allNamespaces } = options;
  const namespace = allNamespaces ? '' : options.namespace;
  const store = { client, namespace, clock, log, profile };
  const kind = storageKind(driver);
  switch (kind) {
    case undefined:
      throw new ChartwrightError('usage', `unknown driver "${driver}"`);
    case 'secret':
      return secretStore(store);
    case 'configmap':
      return configMapStore(store);
    case 'memory':
      return filledMemory(options, namespace);
    case 'sql':
      return openSql(store, options.env.HELM_DRIVER_SQL_CONNECTION_STRING ?? '');
    default:
      return kind satisfies never;
  }
}

/** A store in PostgreSQL, its tables made if they are missing. */
async function openSql(store: Parameters<typeof secretStore>[0], url: string): Promise<Driver> {
  const [{ connectPostgres }, { SqlStore }, { prepareTables }] = await Promise.all([
    import('../../storage/postgres.ts'),
    import('../../storage/sql.ts'),
    import('../../storage/sql-tables.ts'),
  ]);
  try {
    const connection = await connectPostgres(url);
    await prepareTables(connection);
    return new SqlStore({ ...store, connection });
  } catch (error) {
    throw wrapError('unable to instantiate SQL driver', error, 'cluster');
  }
}

/** HELM_DRIVER=memory holds the releases of the files that HELM_MEMORY_DRIVER_DATA names. */
async function filledMemory({ env, files }: StoreOptions, namespace: string): Promise<Driver> {
  const store = memoryStore(namespace);
  const { readReleases } = await import('../../storage/release-files.ts');
  for (const path of (env.HELM_MEMORY_DRIVER_DATA ?? '').split(':')) {
    for (const release of readReleases(files, path)) await store.create(recordKey(release.name, release.version), release);
  }
  return store;
}
