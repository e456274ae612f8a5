/** Records in Secrets (the default) or ConfigMaps: one object per revision, found by its labels. */
import { errorText, wrapError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import { freeMemory } from '../host/free-memory.ts';
import { isRefusal } from '../kube/api-error.ts';
import type { KubeClient, KubeObject, Mapping } from '../kube/client.ts';
import { decodeRelease, encodeRelease } from '../release/record/codec.ts';
import type { Release } from '../release/record/release.ts';
import { checkLabelValues, type Driver, ReleaseExists, ReleaseNotFound, recordLabels, userLabels } from './driver.ts';
import { FIRST, type ReleaseHead, releaseHead } from './release-head.ts';

export interface ObjectStoreOptions {
  readonly client: Pick<KubeClient, 'get' | 'list' | 'create' | 'update' | 'delete'>;
  /** All namespaces where empty. */
  readonly namespace: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly profile: Profile;
}

/** Records are large, and all that stays of them is their heads. */
const HEADS_PER_PAGE = 50;
/** Characters of a record that are looked at for its head: base64 of what `releaseHead` looks at. */
const HEAD_LENGTH = Math.ceil(FIRST / 3) * 4;

interface Kind {
  readonly mapping: Mapping;
  readonly body: (text: string) => Partial<KubeObject>;
  readonly text: (object: KubeObject) => string;
}

const data = (object: KubeObject): string => String((object.data as Record<string, unknown> | undefined)?.release ?? '');

const SECRET: Kind = {
  mapping: { group: '', version: 'v1', kind: 'Secret', resource: 'secrets', namespaced: true },
  body: (text) => ({ type: 'helm.sh/release.v1', data: { release: Buffer.from(text).toString('base64') } }),
  text: (object) => Buffer.from(data(object), 'base64').toString('latin1'),
};
const CONFIG_MAP: Kind = {
  mapping: { group: '', version: 'v1', kind: 'ConfigMap', resource: 'configmaps', namespaced: true },
  body: (text) => ({ data: { release: text } }),
  text: data,
};

export const secretStore = (options: ObjectStoreOptions): Driver => objectStore(SECRET, options);
export const configMapStore = (options: ObjectStoreOptions): Driver => objectStore(CONFIG_MAP, options);

function objectStore(kind: Kind, { client, namespace, clock, log, profile }: ObjectStoreOptions): Driver {
  const { mapping } = kind;
  const object = (key: string, release: Release, stamp: string): KubeObject => ({
    apiVersion: 'v1',
    kind: mapping.kind,
    metadata: {
      name: key,
      labels: { ...release.labels, [stamp]: String(clock.now() / 1_000_000_000n), ...recordLabels(release) },
    },
    ...kind.body(encodeRelease(release, profile)),
  });
  const readable = (items: readonly KubeObject[], complaint: string): Release[] =>
    items.flatMap((item) => {
      try {
        return [labelled(decodeRelease(kind.text(item)), item.metadata.labels ?? {})];
      } catch (error) {
        const attributes: [string, string][] = [
          ['key', item.metadata.name ?? ''],
          ['error', errorText(error)],
        ];
        log({ level: 'debug', message: complaint, attributes });
        return [];
      }
    });
  const get = async (key: string): Promise<Release> => {
    const found = await client.get(mapping, namespace, key).catch((error) => {
      throw isRefusal(error, 'NotFound') ? new ReleaseNotFound() : wrapError(`get: failed to get "${key}"`, error);
    });
    try {
      return labelled(decodeRelease(kind.text(found)), userLabels(found.metadata.labels ?? {}));
    } catch (error) {
      throw wrapError(`get: failed to decode data "${key}"`, error);
    }
  };
  const headOf = (item: KubeObject): ReleaseHead | undefined => {
    const { labels = {}, namespace: place = '' } = item.metadata;
    return releaseHead(kind.text(item), { labels, namespace: place, version: Number(labels.version) });
  };
  /** A record whose head is not where it is looked for, read as a whole; none if it is broken or has gone. */
  const wholeRecord = async ({ metadata: { namespace: place = '', name = '' } }: KubeObject): Promise<Release[]> => {
    const item = await client.get(mapping, place, name).catch(() => undefined);
    return item ? readable([item], 'list failed to decode release') : [];
  };
  return {
    get,
    list: async (keep) => {
      const { items } = await client
        .list(mapping, { namespace, labelSelector: 'owner=helm' })
        .catch((error) => Promise.reject(wrapError('list: failed to list', error)));
      return readable(items, 'list failed to decode release').filter(keep);
    },
    heads: async (keep) => {
      const heads: (ReleaseHead | Promise<ReleaseHead[]>)[] = [];
      const onPage = (items: readonly KubeObject[]) => {
        for (const item of items) heads.push(headOf(item) ?? wholeRecord(item));
        if (items.length === HEADS_PER_PAGE) freeMemory();
      };
      await client
        .list(mapping, { namespace, labelSelector: 'owner=helm', limit: HEADS_PER_PAGE, longestText: HEAD_LENGTH, onPage })
        .catch((error) => Promise.reject(wrapError('list: failed to list', error)));
      return (await Promise.all(heads)).flat().filter(keep);
    },
    query: async (labels) => {
      checkLabelValues(labels);
      const labelSelector = Object.keys(labels)
        .sort()
        .map((name) => `${name}=${labels[name]}`)
        .join(',');
      const { items } = await client
        .list(mapping, { namespace, labelSelector })
        .catch((error) => Promise.reject(wrapError('query: failed to query with labels', error)));
      if (items.length === 0) throw new ReleaseNotFound();
      return readable(items, 'failed to decode release');
    },
    create: async (key, release) => {
      await client.create(mapping, namespace, object(key, release, 'createdAt')).catch((error) => {
        throw isRefusal(error, 'AlreadyExists') ? new ReleaseExists() : wrapError('create: failed to create', error);
      });
    },
    update: async (key, release) => {
      await client.update(mapping, namespace, key, object(key, release, 'modifiedAt')).catch((error) => {
        throw wrapError('update: failed to update', error);
      });
    },
    delete: async (key) => {
      const release = await get(key);
      await client.delete(mapping, namespace, key);
      return release;
    },
  };
}

function labelled(release: Release, labels: Readonly<Record<string, string>>): Release {
  release.labels = labels;
  return release;
}
