/** Which kinds a server has, and where: aggregated discovery, or one request per group version if the server is too old for it. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { parsePlainJson } from '../codec/json/parse.ts';
import { NoMatchError } from './api-error.ts';
import type { GroupVersionKind, Mapping } from './client.ts';
import { isObject } from './json.ts';
import type { Transport } from './transport.ts';

export interface Discovery {
  readonly mapping: (kind: GroupVersionKind) => Promise<Mapping>;
  /** Group versions, and `group/version/Kind` of each kind. */
  readonly apiVersions: () => Promise<string[]>;
  readonly forget: () => void;
}

/** Where a server's kinds are kept between commands. */
export interface DiscoveryCache {
  /** Undefined if nothing is kept, or for too long. */
  readonly read: () => string | undefined;
  readonly write: (text: string) => void;
  readonly drop: () => void;
}

interface GroupVersion {
  /** `v1`, `apps/v1`. */
  readonly name: string;
  readonly kinds: ReadonlyMap<string, Mapping>;
}

const AGGREGATED = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .concat('application/json')
  .join(',');

export function discovery(transport: Transport, cache?: DiscoveryCache): Discovery {
  const server = new ServerKinds(transport, cache);
  return {
    mapping: (kind) => server.mapping(kind),
    apiVersions: () => server.apiVersions(),
    forget: () => server.forget(),
  };
}

class ServerKinds {
  readonly #transport: Transport;
  readonly #cache: DiscoveryCache | undefined;
  #known: Promise<Versions> | undefined;
  /** The versions come from the cache and may be old: if they lack a kind, the server is asked once. */
  #isOld = false;

  constructor(transport: Transport, cache: DiscoveryCache | undefined) {
    this.#transport = transport;
    this.#cache = cache;
  }

  async mapping(kind: GroupVersionKind): Promise<Mapping> {
    const found = find(await this.#versions(), kind) ?? (this.#isOld ? find(await this.#fetch(), kind) : undefined);
    if (!found) throw new NoMatchError(kind);
    return found;
  }

  async apiVersions(): Promise<string[]> {
    const versions = [...(await (this.#isOld ? this.#fetch() : this.#versions())).values()];
    return [
      ...versions.map(({ name }) => name),
      ...versions.flatMap(({ name, kinds }) => [...kinds.keys()].map((kind) => `${name}/${kind}`)),
    ];
  }

  forget(): void {
    this.#known = undefined;
    this.#cache?.drop();
  }

  #versions(): Promise<Versions> {
    if (this.#known) return this.#known;
    const kept = cachedVersions(this.#cache);
    if (!kept) return this.#fetch();
    this.#isOld = true;
    this.#known = Promise.resolve(kept);
    return this.#known;
  }

  #fetch(): Promise<Versions> {
    this.#isOld = false;
    const fetched = allVersions(this.#transport).then((versions) => {
      this.#cache?.write(JSON.stringify([...versions.values()].map(({ name, kinds }) => [name, [...kinds]])));
      return versions;
    });
    this.#known = fetched;
    fetched.catch(() => {
      this.#known = undefined;
    });
    return fetched;
  }
}

function find(versions: Versions, { group, version, kind }: GroupVersionKind): Mapping | undefined {
  return versions.get(group === '' ? version : `${group}/${version}`)?.kinds.get(kind);
}

type Versions = ReadonlyMap<string, GroupVersion>;

function cachedVersions(cache: DiscoveryCache | undefined): Versions | undefined {
  try {
    const text = cache?.read();
    if (text === undefined) return undefined;
    const list = JSON.parse(text) as [string, [string, Mapping][]][];
    return new Map(list.map(([name, kinds]) => [name, { name, kinds: new Map(kinds) }]));
  } catch {
    return undefined;
  }
}

async function allVersions(transport: Transport): Promise<Versions> {
  const [core, groups] = await Promise.all([legacyVersions(transport), groupVersions(transport)]);
  return new Map([...core, ...groups].map((version) => [version.name, version]));
}

async function legacyVersions(transport: Transport): Promise<GroupVersion[]> {
  try {
    const answer = await ask(transport, '/api', AGGREGATED);
    if (answer.kind === 'APIGroupDiscoveryList') return aggregated(answer);
    return Promise.all(texts(answer.versions).map((version) => oneVersion(transport, version, `/api/${version}`)));
  } catch (error) {
    if (error instanceof Error && 'status' in error && (error.status as { code: number }).code === 404) return [];
    throw error;
  }
}

async function groupVersions(transport: Transport): Promise<GroupVersion[]> {
  const answer = await ask(transport, '/apis', AGGREGATED);
  if (answer.kind === 'APIGroupDiscoveryList') return aggregated(answer);
  const names = objects(answer.groups).flatMap((group) => objects(group.versions).map((version) => String(version.groupVersion)));
  const all = await Promise.allSettled(names.map((name) => oneVersion(transport, name, `/apis/${name}`)));
  return all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

function aggregated(list: Record<string, unknown>): GroupVersion[] {
  return objects(list.items).flatMap((item) => {
    const group = isObject(item.metadata) && typeof item.metadata.name === 'string' ? item.metadata.name : '';
    return objects(item.versions).map((version) => {
      const name = String(version.version);
      const kinds = objects(version.resources).map((resource): Mapping => {
        const kind = isObject(resource.responseKind) ? resource.responseKind : {};
        return {
          group: String(kind.group || group),
          version: String(kind.version || name),
          kind: String(kind.kind ?? ''),
          resource: String(resource.resource),
          namespaced: resource.scope === 'Namespaced',
        };
      });
      return { name: group === '' ? name : `${group}/${name}`, kinds: byKind(kinds, group, name) };
    });
  });
}

async function oneVersion(transport: Transport, name: string, path: string): Promise<GroupVersion> {
  const [group, version] = name.includes('/') ? (name.split('/') as [string, string]) : ['', name];
  const answer = await ask(transport, path, 'application/json');
  const kinds = objects(answer.resources)
    .filter((resource) => !String(resource.name).includes('/'))
    .map((resource): Mapping => {
      const kind = String(resource.kind);
      return { group, version, kind, resource: String(resource.name), namespaced: resource.namespaced === true };
    });
  return { name, kinds: byKind(kinds, group, version) };
}

/** The first resource of a kind is the one to use. */
function byKind(kinds: readonly Mapping[], group: string, version: string): ReadonlyMap<string, Mapping> {
  const found = new Map<string, Mapping>();
  for (const mapping of kinds) {
    const isOwn = mapping.group === group && mapping.version === version;
    if (isOwn && !found.has(mapping.kind)) found.set(mapping.kind, mapping);
  }
  return found;
}

async function ask(transport: Transport, path: string, accept: string): Promise<Record<string, unknown>> {
  const text = await transport.send({ method: 'GET', path, accept, raw: true, subject: { verb: 'get', resource: '', name: '' } });
  const answer = jsonAnswer(text);
  if (isObject(answer)) return answer;
  throw new ChartwrightError('cluster', 'unexpected answer to discovery');
}

/** JSON from a server; the fault of what is none in encoding/json's words. */
export function jsonAnswer(text: string): unknown {
  try {
    return parsePlainJson(text);
  } catch (error) {
    throw new ChartwrightError('cluster', errorText(error), { cause: error });
  }
}

const objects = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isObject) : []);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
