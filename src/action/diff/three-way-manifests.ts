/**
 * Manifests as helm-diff 3.15 compares them with --three-way-merge: the objects on the cluster now, and those after the
 * patch of an upgrade, as a dry run of the server returns them.
 */
import { printYaml } from '../../codec/yaml/print.ts';
import type { Ownership } from '../../diff/helm-diff/entries.ts';
import { type ReadOptions, readSpecs, type Spec, type Specs } from '../../diff/helm-diff/specs.ts';
import type { Value } from '../../go/value.ts';
import { isRefusal } from '../../kube/api-error.ts';
import { patchOf } from '../../kube/apply/patch-of.ts';
import type { KubeObject } from '../../kube/client.ts';
import type { Resource } from '../../kube/resource.ts';
import { fromJson } from '../../release/record/json.ts';
import { build, type ReleaseSession } from '../release/session.ts';

export interface Manifests {
  readonly before: string;
  readonly after: string;
}

/** Throws `cluster` errors if the server refuses a patch. */
export async function threeWayManifests(session: ReleaseSession, before: string, after: string): Promise<Manifests> {
  const [original, target] = [await build(session, before, false), await build(session, after, false)];
  const originals = new Map(original.map((resource) => [keyOf(resource), resource.object]));
  const wanted = new Set(target.map(keyOf));
  const old = original.filter((resource) => !wanted.has(keyOf(resource))).map(({ object }) => document(object));
  const now: string[] = [];
  for (const resource of target) {
    const live = await findLive(session, resource);
    if (!live) now.push(document(resource.object));
    else {
      old.push(document(tidied(live)));
      now.push(document(tidied(await patched(session, originals.get(keyOf(resource)) ?? resource.object, resource, live))));
    }
  }
  return { before: old.join(''), after: now.join('') };
}

/** An object after an upgrade, as the server's dry run returns it. */
async function patched(
  session: ReleaseSession,
  original: KubeObject,
  { mapping, namespace, name, object }: Resource,
  live: KubeObject,
): Promise<KubeObject> {
  const patch = patchOf(original, object, live, false);
  if (!patch) return live;
  return (await session.client()).patch(mapping, namespace, name, patch.type, patch.body, { dryRun: true });
}

/** The object on the cluster; undefined if there is none. */
async function findLive(session: ReleaseSession, { mapping, namespace, name }: Resource): Promise<KubeObject | undefined> {
  try {
    return await (await session.client()).get(mapping, namespace, name);
  } catch (error) {
    if (isRefusal(error, 'NotFound')) return undefined;
    throw error;
  }
}

/** Objects that belong to another release, or to none, as those that an upgrade would take over; with them as they are now. */
export async function takenOver(
  session: ReleaseSession,
  after: string,
  before: Specs,
  { name, ...options }: ReadOptions & { readonly name: string },
): Promise<{ readonly before: Specs; readonly ownership: Ownership }> {
  const specs = new Map<string, Spec>(before);
  const ownership = new Map<string, { before: string; after: string }>();
  const release = `${session.namespace}/${name}`;
  for (const resource of await build(session, after, false)) {
    const live = await findLive(session, resource);
    if (!live) continue;
    const annotations = (live.metadata.annotations ?? {}) as Readonly<Record<string, string>>;
    const namespace = annotations['meta.helm.sh/release-namespace'];
    const owner = `${namespace === undefined ? '' : `${namespace}/`}${annotations['meta.helm.sh/release-name'] ?? ''}`;
    if (owner === release) continue;
    const [spec] = readSpecs(document(tidied(live)), { ...options, normalize: true }).values();
    if (!spec) continue;
    ownership.set(spec.name, { before: owner, after: release });
    specs.set(spec.name, { ...spec, content: spec.content.replace(/\n$/, '') });
  }
  return { before: specs, ownership };
}

function keyOf({ object, namespace, name }: Resource): string {
  return [object.apiVersion, object.kind, namespace, name].join('/');
}

function document(object: KubeObject): string {
  return `\n---\n${printYaml(fromJson(object as never) as Value)}`;
}

const KEPT_BY_SERVER = ['managedFields', 'generation', 'creationTimestamp', 'resourceVersion', 'uid'];
const KEPT_BY_HELM = ['meta.helm.sh/release-name', 'meta.helm.sh/release-namespace', 'deployment.kubernetes.io/revision'];

/** The object without what the server and Helm keep in it. */
function tidied({ status: _, ...object }: KubeObject & { readonly status?: unknown }): KubeObject {
  const metadata = without(object.metadata as Readonly<Record<string, unknown>>, KEPT_BY_SERVER);
  const annotations = without((metadata.annotations ?? {}) as Readonly<Record<string, unknown>>, KEPT_BY_HELM);
  const more = Object.keys(annotations).length > 0 ? { annotations } : {};
  return { ...object, metadata: { ...without(metadata, ['annotations']), ...more } } as KubeObject;
}

function without(fields: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
