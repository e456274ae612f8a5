/** A Secret as Go's type holds it: fields of other kinds refused with Go's messages, unknown ones dropped. */

import { attempt } from '../../base/errors.ts';
import {
  FLAG,
  listOf,
  mapOf,
  pointerTo,
  refuseValue,
  rootContext,
  type Shape,
  structOf,
  TEXT,
  TEXT_MAP,
  unmarshal,
} from '../../codec/struct/decode-struct.ts';
import { decodeBase64 } from '../../go/base64.ts';
import { encodeUtf8 } from '../../go/utf8.ts';
import { type Dict, GoInt, isDict, isList, type Value } from '../../go/value.ts';
import { METADATA, type Metadata } from '../../kube/decode.ts';

export interface Secret {
  /** What it has beside its data. */
  readonly fields: Dict;
  readonly data: ReadonlyMap<string, Uint8Array>;
}

const BYTE: Shape<number> = {
  name: 'uint8',
  zero: () => 0,
  decode(value, current, context) {
    if (value === null) return current;
    if (value instanceof GoInt && value.value >= 0n && value.value < 256n) return Number(value.value);
    throw refuseValue(value, 'uint8', context);
  },
};
const BYTE_LIST = listOf(BYTE, '[]uint8');

/** In base64, or one by one. */
const BYTES: Shape<Uint8Array> = {
  name: '[]uint8',
  zero: () => new Uint8Array(),
  decode(value, current, context) {
    if (value === null) return current;
    if (isList(value)) return Uint8Array.from(BYTE_LIST.decode(value, undefined, context) ?? []);
    if (typeof value !== 'string') throw refuseValue(value, '[]uint8', context);
    return decodeBase64(value);
  },
};

/** A field of the embedded TypeMeta, for which sigs.k8s.io/yaml writes no numbers out. */
const TYPE_TEXT: Shape<string> = {
  ...TEXT,
  decode: (value, current, context) => TEXT.decode(value, current, { ...context, exact: true, path: `TypeMeta.${context.path}` }),
};

/** A text of a type of its own. */
const SECRET_TYPE: Shape<string> = {
  ...TEXT,
  decode(value, current, context) {
    if (isDict(value) || isList(value)) throw refuseValue(value, 'v1.SecretType', context);
    return TEXT.decode(value, current, context);
  },
};

interface Typed {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly immutable: boolean | null;
  readonly type: string;
  readonly data: Map<string, Uint8Array> | null;
  readonly stringData: Map<string, Value> | null;
}

const SECRET = structOf<Typed>('v1.Secret', {
  apiVersion: ['apiVersion', TYPE_TEXT],
  kind: ['kind', TYPE_TEXT],
  metadata: ['metadata', METADATA],
  immutable: ['immutable', pointerTo(FLAG)],
  type: ['type', SECRET_TYPE],
  data: ['data', mapOf(BYTES, 'map[string][]uint8')],
  stringData: ['stringData', TEXT_MAP],
});

/** Throws `error unmarshaling JSON: while decoding JSON: …`. */
export function secretOf(value: Value): Secret {
  const { data, stringData, metadata, ...fields } = unmarshal(value, SECRET);
  const texts = [...(stringData ?? [])].map(([key, text]) => [key, encodeUtf8(String(text))] as const);
  const shown = table({ ...metadata, ownerReferences: metadata.ownerReferences?.map((owner) => table({ ...owner }, false)) });
  return { fields: new Map([...table(fields), ['metadata', shown]]), data: new Map([...(data ?? []), ...texts]) };
}

/** The data of what is not a Secret altogether, as far as it can be read. */
export function readableData(value: Value): ReadonlyMap<string, Uint8Array> {
  const data = isDict(value) ? value.get('data') : undefined;
  const read = (item: Value) => attempt(() => BYTES.decode(item, new Uint8Array(), rootContext()));
  return new Map([...(isDict(data) ? data : [])].map(([key, item]) => [key, read(item) ?? new Uint8Array()] as const));
}

/** The fields that hold something; where they must be there, all but nulls. */
function table(fields: Readonly<Record<string, Value | undefined>>, omitsEmpty = true): Dict {
  const entries = Object.entries(fields) as [string, Value | undefined][];
  return new Map(entries.filter((entry): entry is [string, Value] => (omitsEmpty ? !isEmpty(entry[1]) : entry[1] != null)));
}

function isEmpty(value: Value | undefined): boolean {
  return value == null || value === '' || value === 0 || (isDict(value) && value.size === 0) || (isList(value) && value.length === 0);
}
