/** Records in Secrets (the default) or ConfigMaps: one object per revision, found by its labels. */
import { errorText, wrapError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import { freeMemory } from '../host/free-memory.ts';
import { isRefusal } from '../kube/api-error.ts';
import type { KubeClient, KubeList, KubeObject, ListOptions, Mapping } from '../kube/client.ts';
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

export const secretStore = (options: ObjectStoreOptions): Driver => new ObjectStore(SECRET, options);
export const configMapStore = (options: ObjectStoreOptions): Driver => new ObjectStore(CONFIG_MAP, options);

class ObjectStore implements Driver {
  readonly #kind: Kind;
  readonly #options: ObjectStoreOptions;

  constructor(kind: Kind, options: ObjectStoreOptions) {
    this.#kind = kind;
    this.#options = options;
  }

  async get(key: string): Promise<Release> {
    const { client, namespace } = this.#options;
    const found = await client.get(this.#kind.mapping, namespace, key).catch((error) => {
      throw isRefusal(error, 'NotFound') ? new ReleaseNotFound() : wrapError(`get: failed to get "${key}"`, error);
    });
    try {
      return labelled(decodeRelease(this.#kind.text(found)), userLabels(found.metadata.labels ?? {}));
    } catch (error) {
      throw wrapError(`get: failed to decode data "${key}"`, error);
    }
  }

  async list(keep: (release: Release) => boolean): Promise<Release[]> {
    const { items } = await this.#find({ labelSelector: 'owner=helm' }, 'list: failed to list');
    return this.#readable(items, 'list failed to decode release').filter(keep);
  }

  async heads(keep: (head: ReleaseHead) => boolean): Promise<ReleaseHead[]> {
    const heads: (ReleaseHead | Promise<ReleaseHead[]>)[] = [];
    const onPage = (items: readonly KubeObject[]) => {
      for (const item of items) heads.push(this.#head(item) ?? this.#wholeRecord(item));
      if (items.length === HEADS_PER_PAGE) freeMemory();
    };
    const options = { labelSelector: 'owner=helm', limit: HEADS_PER_PAGE, longestText: HEAD_LENGTH, onPage };
    await this.#find(options, 'list: failed to list');
    return (await Promise.all(heads)).flat().filter(keep);
  }

  async query(labels: Readonly<Record<string, string>>): Promise<Release[]> {
    checkLabelValues(labels);
    const labelSelector = Object.keys(labels)
      .sort()
      .map((name) => `${name}=${labels[name]}`)
      .join(',');
    const { items } = await this.#find({ labelSelector }, 'query: failed to query with labels');
    if (items.length === 0) throw new ReleaseNotFound();
    return this.#readable(items, 'failed to decode release');
  }

  async create(key: string, release: Release): Promise<void> {
    const { client, namespace } = this.#options;
    await client.create(this.#kind.mapping, namespace, this.#object(key, release, 'createdAt')).catch((error) => {
      throw isRefusal(error, 'AlreadyExists') ? new ReleaseExists() : wrapError('create: failed to create', error);
    });
  }

  async update(key: string, release: Release): Promise<void> {
    const { client, namespace } = this.#options;
    await client.update(this.#kind.mapping, namespace, key, this.#object(key, release, 'modifiedAt')).catch((error) => {
      throw wrapError('update: failed to update', error);
    });
  }

  async delete(key: string): Promise<Release> {
    const release = await this.get(key);
    await this.#options.client.delete(this.#kind.mapping, this.#options.namespace, key);
    return release;
  }

  /** The objects in the store's namespace; `complaint` precedes errors. */
  #find(options: ListOptions, complaint: string): Promise<KubeList> {
    const { client, namespace } = this.#options;
    return client.list(this.#kind.mapping, { namespace, ...options }).catch((error) => Promise.reject(wrapError(complaint, error)));
  }

  /** The object that holds a release; its label `stamp` is the time now. */
  #object(key: string, release: Release, stamp: string): KubeObject {
    const { clock, profile } = this.#options;
    const labels = { ...release.labels, [stamp]: String(clock.now() / 1_000_000_000n), ...recordLabels(release) };
    return {
      apiVersion: 'v1',
      kind: this.#kind.mapping.kind,
      metadata: { name: key, labels },
      ...this.#kind.body(encodeRelease(release, profile)),
    };
  }

  /** The releases in objects; those that cannot be read are logged and left out. */
  #readable(items: readonly KubeObject[], complaint: string): Release[] {
    return items.flatMap((item) => {
      try {
        return [labelled(decodeRelease(this.#kind.text(item)), item.metadata.labels ?? {})];
      } catch (error) {
        const attributes: [string, string][] = [
          ['key', item.metadata.name ?? ''],
          ['error', errorText(error)],
        ];
        this.#options.log({ level: 'debug', message: complaint, attributes });
        return [];
      }
    });
  }

  #head(item: KubeObject): ReleaseHead | undefined {
    const { labels = {}, namespace = '' } = item.metadata;
    return releaseHead(this.#kind.text(item), { labels, namespace, version: Number(labels.version) });
  }

  /** A record whose head is not at its beginning, read as a whole; none if it is malformed or gone. */
  async #wholeRecord({ metadata: { namespace = '', name = '' } }: KubeObject): Promise<Release[]> {
    const item = await this.#options.client.get(this.#kind.mapping, namespace, name).catch(() => undefined);
    return item ? this.#readable([item], 'list failed to decode release') : [];
  }
}

function labelled(release: Release, labels: Readonly<Record<string, string>>): Release {
  release.labels = labels;
  return release;
}
