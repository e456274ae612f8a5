/** What applying objects needs, and its debug messages. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Profile } from '../../helm/profile.ts';
import type { KubeClient } from '../client.ts';
import { kindText, type Resource } from '../resource.ts';
import type { Sleep } from './retry.ts';

export interface ApplyDeps {
  readonly client: KubeClient;
  readonly log: Log;
  readonly sleep: Sleep;
  readonly profile: Pick<Profile, 'countsFaults' | 'failsOnLeftovers' | 'warnsOfAdoption'>;
  /** Ends the work between two objects; a request under way is let finish. */
  readonly signal?: AbortSignal | undefined;
}

export interface ApplyMethod {
  /** Objects are merged by the server; otherwise here, by a patch of three sides. */
  readonly serverSide: boolean;
  /** Takes fields from other managers. */
  readonly forceConflicts?: boolean;
}

export interface UpdateMethod extends ApplyMethod {
  /** Objects are replaced rather than patched. */
  readonly forceReplace?: boolean;
  /** Custom resources are merged with what is on the server, too. */
  readonly threeWayForCustom?: boolean;
  /** What was applied by the client becomes the server's to merge. */
  readonly upgradeManager?: boolean;
}

export type Attribute = readonly [string, string | number | boolean];

export function debugApply({ log }: Pick<ApplyDeps, 'log'>, message: string, ...attributes: Attribute[]): void {
  log({ level: 'debug', message, attributes });
}

/** The object that a line is about, as most lines name it. */
export const placeOf = ({ namespace, name, mapping }: Resource): Attribute[] => [
  ['namespace', namespace],
  ['name', name],
  ['kind', mapping.kind],
];

export const typedPlaceOf = ({ namespace, name, mapping }: Resource): Attribute[] => [
  ['namespace', namespace],
  ['name', name],
  ['gvk', kindText(mapping)],
];

/** Throws if the work was cancelled, in the words of Go's contexts. */
export function checkCancelled(deps: Pick<ApplyDeps, 'signal'>): void {
  if (deps.signal?.aborted) throw cancelled(deps);
}

export function cancelled({ signal }: Pick<ApplyDeps, 'signal'>): ChartwrightError {
  return new ChartwrightError('cluster', 'context canceled', { cause: signal?.reason });
}
