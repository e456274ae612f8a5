/** The layers of values that a program passes, labelled with their origins. */

import { mergeMaps } from '../../chart/values-file.ts';
import { type Dict, isDict } from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Origins } from '../../values/origins.ts';
import { plainValues, type ValuesInput } from '../../values/plain-values.ts';

/** All layers as one map. */
export function labelledLayers(input: ValuesInput | undefined, profile: Profile, origins: Origins): Dict {
  const layers: readonly ValuesInput[] = Array.isArray(input) ? input : [input ?? {}];
  return layers
    .map((layer, index) => labelled(plainValues(layer, profile), index, origins))
    .reduce((merged, layer) => mergeMaps(merged, layer, origins), new Map());
}

function labelled(table: Dict, index: number, origins: Origins): Dict {
  for (const [key, value] of table) {
    origins.wins(table, key, { value, origin: { kind: 'values', index } });
    if (isDict(value)) labelled(value, index, origins);
  }
  return table;
}
