/**
 * Follows the objects of a kind in a namespace: lists them, then watches from there, again and again until the signal ends
 * it. Watches continue from the last version seen; a version that is too old leads to a new list.
 */
import { wrapError } from '../../base/errors.ts';
import { connectionFault } from '../../host/network.ts';
import { pause, type Timers } from '../../host/timers.ts';
import { isRefusal, refusalIn } from '../api-error.ts';
import type { KubeClient, KubeObject, ListOptions, Mapping, WatchEvent } from '../client.ts';

export interface Scope {
  readonly mapping: Mapping;
  readonly namespace: string;
  /** The only object that is of interest; all if it is absent. */
  readonly name?: string | undefined;
}

export interface Follower {
  /** An object that is new, has changed, or is listed again. */
  readonly found: (object: KubeObject) => Promise<void>;
  readonly gone: (object: KubeObject) => void;
  /** All objects that there are have been found once. */
  readonly synced: () => void;
}

export interface FollowDeps {
  readonly client: KubeClient;
  readonly timers: Timers;
  /** 0 up to 1: spreads retries. */
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Milliseconds between tries: from the first on doubled up to the last, from the start again after a quiet time (client-go v0.37.1). */
const FIRST_PAUSE = 800;
const LAST_PAUSE = 30_000;
const QUIET = 120_000;
/** A watch that ends this soon without an event is followed by a pause. */
const SHORT = 1_000;
const MIN_WATCH_SECONDS = 300;

/** Resolves when the signal is aborted or the kind is gone; throws if the server forbids it. */
export async function followObjects(scope: Scope, on: Follower, deps: FollowDeps): Promise<void> {
  const known = new Map<string, KubeObject>();
  const rest = backoff(deps);
  while (!deps.signal.aborted) {
    try {
      const version = await listAll(scope, known, on, deps);
      on.synced();
      await watchFrom(version, scope, known, on, deps);
    } catch (error) {
      if (deps.signal.aborted) return;
      if (isRefusal(error, 'Forbidden')) throw error;
      if (isRefusal(error, 'NotFound')) return replace(known, [], on);
    }
    await rest();
  }
}

function backoff({ timers, random, signal }: FollowDeps): () => Promise<void> {
  let next = FIRST_PAUSE;
  let last = timers.now();
  return async () => {
    if (timers.now() - last > QUIET) next = FIRST_PAUSE;
    last = timers.now();
    const milliseconds = next * (1 + random());
    next = Math.min(next * 2, LAST_PAUSE);
    await pause(timers, milliseconds, signal);
  };
}

function select({ namespace, name }: Scope, signal: AbortSignal): ListOptions {
  return { namespace, signal, ...(name === undefined ? {} : { fieldSelector: `metadata.name=${name}` }) };
}

async function listAll(scope: Scope, known: Map<string, KubeObject>, on: Follower, { client, signal }: FollowDeps): Promise<string> {
  const { group, version, kind } = scope.mapping;
  try {
    const list = await client.list(scope.mapping, select(scope, signal));
    for (const item of list.items) await on.found({ ...item, apiVersion: apiVersion(scope.mapping), kind });
    replace(known, list.items, on);
    return list.resourceVersion;
  } catch (error) {
    throw refusalIn(error) ? wrapError(`failed to list ${group}/${version}, Kind=${kind}`, error) : error;
  }
}

const apiVersion = ({ group, version }: Mapping) => (group === '' ? version : `${group}/${version}`);

/** Takes a list for what is there; what was known and is not in it is gone. */
function replace(known: Map<string, KubeObject>, items: readonly KubeObject[], on: Follower): void {
  const names = new Map(items.map((item) => [item.metadata.name ?? '', item]));
  for (const [name, object] of known) if (!names.has(name)) on.gone(object);
  known.clear();
  for (const [name, item] of names) known.set(name, item);
}

/** Watches until a new list is due. */
async function watchFrom(from: string, scope: Scope, known: Map<string, KubeObject>, on: Follower, deps: FollowDeps): Promise<void> {
  const { client, timers, random, signal } = deps;
  const rest = backoff(deps);
  let version = from;
  while (!signal.aborted) {
    const start = timers.now();
    let events = 0;
    try {
      const timeoutSeconds = Math.floor(MIN_WATCH_SECONDS * (1 + random()));
      for await (const event of client.watch(scope.mapping, {
        ...select(scope, signal),
        resourceVersion: version,
        bookmarks: true,
        timeoutSeconds,
      })) {
        events++;
        if (event.type === 'ERROR') return;
        version = event.object.metadata.resourceVersion ?? version;
        await take(event, known, on);
      }
    } catch (error) {
      if (refusalIn(error) && !isRefusal(error, 'TooManyRequests')) throw error;
      if (signal.aborted) return;
      if (!refusalIn(error) && connectionFault(error) !== 'refused') return;
      await rest();
      continue;
    }
    if (events === 0 && timers.now() - start < SHORT) return;
  }
}

async function take({ type, object }: WatchEvent, known: Map<string, KubeObject>, on: Follower): Promise<void> {
  const name = object.metadata.name ?? '';
  if (type === 'DELETED') {
    known.delete(name);
    on.gone(object);
  } else if (type !== 'BOOKMARK') {
    known.set(name, object);
    await on.found(object);
  }
}
