/** How sprig's merges join maps: dario.cat/mergo's rules for maps of anything. */
import { ChartwrightError } from '../base/errors.ts';
import { isTrue } from '../go/truth.ts';
import { type Dict, GoObject, isDict, isNilled, STRING, typeOf, type Value } from '../go/value.ts';
import { failure } from './failure.ts';
import { plainMap } from './map-view.ts';

export interface MergeOptions {
  /** Whether the sources win over what the target has; else they only fill what is empty in it. */
  readonly overwrite: boolean;
}

/** mergo's own refusal, the only one that `merge` passes over in silence. */
export class MergeMismatch extends ChartwrightError {
  constructor() {
    super('function', 'src and dst must be of same type');
  }
}

/**
 * Merges the sources into the target, which is changed and returned, maps within maps included; maps and lists of a source
 * are taken over as they are, not copied. A source's null is skipped, or set if it overwrites. A nil target is replaced by
 * a new map.
 */
export function mergeDicts(target: Dict, sources: readonly Dict[], options: MergeOptions): Dict {
  let merged = target;
  for (const source of sources) {
    if (isNilled(merged) && !isNilled(source)) merged = new Map();
    mergeInto(merged, source, options.overwrite);
  }
  return plainMap(merged);
}

function mergeInto(target: Dict, source: Dict, overwrite: boolean): void {
  for (const [key, value] of source) {
    if (value === null) {
      if (overwrite) put(target, key, value, source);
      continue;
    }
    const old = target.get(key);
    if (old !== undefined && isCompound(value) && mergeCompound(old, value, overwrite)) continue;
    if (overwrite || old === undefined || !isTrue(old)) put(target, key, value, source);
  }
}

function isCompound(value: Value): value is Dict | GoObject {
  return isDict(value) || value instanceof GoObject;
}

/** Merges what the target has with a map; returns whether the key is done with. Structs and pointers are not merged, and some are refused. */
function mergeCompound(old: Value, value: Dict | GoObject, overwrite: boolean): boolean {
  const { kind } = typeOf(value);
  if (isDict(old)) {
    if (isNilled(old) && kind === 'struct') throw failure('reflect: call of reflect.Value.IsNil on struct Value');
    if (!isDict(value)) return false;
    if (!isNilled(old)) mergeInto(old, value, overwrite);
    return old.size > 0;
  }
  if (!overwrite && typeOf(old).kind === 'ptr' && kind !== 'ptr' && !(isDict(value) && isNilled(value))) throw new MergeMismatch();
  return false;
}

/** A `map[string]string` takes no values out of a map of anything. */
function put(target: Dict, key: string, value: Value, source: Dict): void {
  if (typeOf(target).elem === STRING && typeOf(source).elem !== STRING) {
    const isSlice = typeOf(value).kind === 'slice';
    if (isSlice && target.has(key)) throw failure('reflect: call of reflect.Value.IsNil on string Value');
    const type = isSlice ? typeOf(value).name : 'interface {}';
    throw failure(`reflect.Value.SetMapIndex: value of type ${type} is not assignable to type string`);
  }
  target.set(key, value);
}
