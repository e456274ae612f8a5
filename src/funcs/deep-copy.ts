/** `deepCopy`, as mitchellh/copystructure copies: new maps and slices, everything else is immutable here. */

import { DICT, type Dict, GoObject, isDict, isList, isNilled, LIST, type List, nilled, typed, typeOf, type Value } from '../go/value.ts';
import { SEMVER_VERSION, versionObject } from '../semver/version-object.ts';
import { typeOfNil } from './failure.ts';

/** What is left of a version: copystructure copies exported fields, and it has none. */
const NO_VERSION = { major: 0n, minor: 0n, patch: 0n, prerelease: '', metadata: '', original: '' };

/** A copy that shares no map or slice with the value; throws for nil. */
export function deepCopy(value: Value): Value {
  if (value === null) throw typeOfNil();
  return copyValue(value);
}

function copyValue(value: Value): Value {
  if (isDict(value)) {
    const copy: Dict = new Map();
    for (const [key, item] of value) copy.set(key, copyValue(item));
    return likeOriginal(copy, value);
  }
  if (isList(value)) return likeOriginal(value.map(copyValue), value);
  if (value instanceof Uint8Array) return value.slice();
  return value instanceof GoObject && value.type === SEMVER_VERSION ? versionObject(NO_VERSION) : value;
}

/** Gives a copy the Go type of its original, and its being nil. */
function likeOriginal<T extends Dict | List>(copy: T, original: T): T {
  const type = typeOf(original);
  if (type !== DICT && type !== LIST) typed(copy, type);
  return isNilled(original) ? nilled(copy) : copy;
}
