/** Records in memory: for tests, and for HELM_DRIVER=memory, whose releases last as long as the command. */
import type { Release } from '../release/record/release.ts';
import { type Driver, ReleaseExists, ReleaseNotFound, recordLabels } from './driver.ts';

/** `namespace` is where records are looked for; empty: everywhere. */
export function memoryStore(namespace = 'default'): Driver {
  const records = new Map<string, Release>();
  const visible = () => [...records.values()].filter((release) => namespace === '' || release.namespace === namespace);
  const get = async (key: string): Promise<Release> => {
    const found = records.get(key);
    if (!found) throw new ReleaseNotFound();
    return found;
  };
  return {
    get,
    list: async (keep) => visible().filter(keep),
    query: async (labels) => {
      const found = visible().filter((release) => {
        const own: Record<string, string> = { ...release.labels, ...recordLabels(release) };
        return Object.entries(labels).every(([name, value]) => own[name] === value);
      });
      if (found.length === 0) throw new ReleaseNotFound();
      return found;
    },
    create: async (key, release) => {
      if (records.has(key)) throw new ReleaseExists();
      records.set(key, release);
    },
    update: async (key, release) => {
      await get(key);
      records.set(key, release);
    },
    delete: async (key) => {
      const found = await get(key);
      records.delete(key);
      return found;
    },
  };
}
