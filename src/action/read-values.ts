/** The values flags to one map, files and standard input read on the way. */
import type { FileSystem } from '../base/file-system.ts';
import type { Log } from '../base/log.ts';
import type { Profile } from '../base/profile.ts';
import type { Dict } from '../go/value.ts';
import { mergeValues, type ValuesLayers } from '../values/layers.ts';
import type { ChartSource } from './open-chart.ts';

export interface ValuesDeps {
  readonly files: FileSystem;
  readonly profile: Profile;
  readonly log: Log;
  readonly stdin: () => Uint8Array;
}

/** Helm's merge of all value flags. Throws `io`, `yaml` and `values` errors. */
export async function readValues(deps: ValuesDeps, layers: ValuesLayers, _source: ChartSource): Promise<Dict> {
  const read = (path: string) => (path.trim() === '-' ? deps.stdin() : deps.files.read(path));
  return mergeValues(layers, read, deps);
}
