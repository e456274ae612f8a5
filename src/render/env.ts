/** What a render needs in addition to its templates: passed to every function that is not pure. */
import type { Log } from '../base/log.ts';
import type { FuncEnv } from '../funcs/env.ts';
import type { Dict } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';

/** Answers `lookup`: an object, a list (empty name), or an empty map; throws with the API server's words. */
export type Lookup = (apiVersion: string, kind: string, namespace: string, name: string) => Dict;

export interface EngineEnv extends FuncEnv {
  readonly log: Log;
  readonly profile: Profile;
  /** `required` and `fail` only log, and `lookup` finds nothing. */
  readonly lint: boolean;
  readonly lookup?: Lookup;
  /** How deep each name is being included at the moment. */
  readonly included: Map<string, number>;
}
