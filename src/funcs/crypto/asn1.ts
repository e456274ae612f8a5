/**
 * Go's encoding/asn1 as it reads keys: DER against a description of a struct, refused in its words.
 * Certificates are read with codec/der/der-reader.ts instead, as in Go.
 */
import { fromBytes } from '../../base/modular.ts';
import { fail } from './fail.ts';

/** `int` is an int64, `raw` any element with its header; `oid` gives the dotted form, `bits` bytes without the count. */
export type Asn1Type = 'int' | 'bigint' | 'bytes' | 'oid' | 'bits' | 'raw' | Asn1Struct;

export interface Asn1Struct {
  /** Go's name of the struct, which its errors mention. */
  readonly name: string;
  readonly fields: readonly Asn1Field[];
}

export interface Asn1Field {
  readonly type: Asn1Type;
  readonly optional?: boolean;
  /** The number of an explicit context-specific tag around it. */
  readonly explicit?: number;
}

/** What a type is read as; an absent optional field is undefined. */
export type Asn1Value = bigint | string | Uint8Array | undefined | Asn1Value[];

interface Header {
  readonly class: number;
  readonly tag: number;
  readonly length: number;
  readonly compound: boolean;
  /** Where the contents begin. */
  readonly start: number;
}

const TAGS = { int: 2, bigint: 2, bits: 3, bytes: 4, oid: 6 } as const;
const NAMES = { int: 'int', bigint: '', bits: 'BitString', bytes: '', oid: 'ObjectIdentifier', raw: 'RawValue' } as const;
const PARAMETERS =
  '{optional:false explicit:false application:false private:false defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false}';

/** The values of a struct's fields, and whether bytes follow it. Throws `asn1: syntax error: …` and `asn1: structure error: …`. */
export function unmarshalDer(bytes: Uint8Array, type: Asn1Type): { value: Asn1Value; rest: boolean } {
  const [value, end] = readField(bytes, 0, { type });
  return { value, rest: end < bytes.length };
}

function readField(bytes: Uint8Array, from: number, field: Asn1Field): [value: Asn1Value, end: number] {
  if (from === bytes.length) return field.optional ? [undefined, from] : syntaxError('sequence truncated');
  let header = readHeader(bytes, from);
  if (field.explicit !== undefined) {
    if (header.start === bytes.length) structureError('explicit tag has no child');
    const { class: kind, tag, length, compound } = header;
    if (kind !== 2 || tag !== field.explicit || (length > 0 && !compound)) {
      return field.optional ? [undefined, from] : structureError("explicitly tagged member didn't match");
    }
    if (length === 0) structureError('zero length explicit tag was not an asn1.Flag');
    header = readHeader(bytes, header.start);
  }
  if (!matches(header, field.type)) return field.optional ? [undefined, from] : mismatch(header, field.type);
  const end = header.start + header.length;
  if (end > bytes.length) syntaxError('data truncated');
  return [readValue(field.type, bytes.subarray(header.start, end), bytes.subarray(from, end)), end];
}

function matches({ class: kind, tag, compound }: Header, type: Asn1Type): boolean {
  if (type === 'raw') return true;
  return kind === 0 && tag === tagOf(type) && compound === (typeof type === 'object');
}

function mismatch({ class: kind, tag, length, compound, start }: Header, type: Asn1Type): never {
  const found = `{class:${kind} tag:${tag} length:${length} isCompound:${compound}}`;
  const name = typeof type === 'object' ? type.name : NAMES[type];
  return structureError(`tags don't match (${tagOf(type)} vs ${found}) ${PARAMETERS} ${name} @${start}`);
}

function tagOf(type: Asn1Type): number {
  return typeof type === 'object' ? 16 : type === 'raw' ? -1 : TAGS[type];
}

function readValue(type: Asn1Type, body: Uint8Array, whole: Uint8Array): Asn1Value {
  switch (type) {
    case 'int':
      checkInteger(body);
      if (body.length > 8) structureError('integer too large');
      return signed(body);
    case 'bigint':
      checkInteger(body);
      return signed(body);
    case 'bytes':
      return body;
    case 'oid':
      return readOid(body);
    case 'bits':
      return readBits(body);
    case 'raw':
      return whole;
    default:
      return readStruct(type, body);
  }
}

/** The fields in order; what follows the last one is not looked at. */
function readStruct({ fields }: Asn1Struct, body: Uint8Array): Asn1Value[] {
  let at = 0;
  return fields.map((field) => {
    const [value, end] = readField(body, at, field);
    at = end;
    return value;
  });
}

function checkInteger(body: Uint8Array): void {
  if (body.length === 0) structureError('empty integer');
  if (body.length === 1) return;
  const sign = body[1]! & 0x80;
  if ((body[0] === 0 && sign === 0) || (body[0] === 0xff && sign !== 0)) structureError('integer not minimally-encoded');
}

function signed(body: Uint8Array): bigint {
  return BigInt.asIntN(8 * body.length, fromBytes(body));
}

function readBits(body: Uint8Array): Uint8Array {
  if (body.length === 0) syntaxError('zero length BIT STRING');
  const unused = body[0]!;
  if (unused > 7 || (body.length === 1 && unused > 0) || body.at(-1)! & ((1 << unused) - 1)) {
    syntaxError('invalid padding bits in BIT STRING');
  }
  return body.subarray(1);
}

function readOid(body: Uint8Array): string {
  if (body.length === 0) syntaxError('zero length OBJECT IDENTIFIER');
  let [first, at] = readBase128(body, 0);
  const parts = first < 80 ? [Math.floor(first / 40), first % 40] : [2, first - 80];
  while (at < body.length) {
    [first, at] = readBase128(body, at);
    parts.push(first);
  }
  return parts.join('.');
}

function readHeader(bytes: Uint8Array, from: number): Header {
  const lead = bytes[from]!;
  let at = from + 1;
  let tag = lead & 0x1f;
  if (tag === 0x1f) {
    [tag, at] = readBase128(bytes, at);
    if (tag < 0x1f) syntaxError('non-minimal tag');
  }
  const [length, start] = readLength(bytes, at);
  return { class: lead >> 6, tag, length, compound: (lead & 0x20) !== 0, start };
}

function readLength(bytes: Uint8Array, from: number): [length: number, end: number] {
  const first = bytes[from] ?? syntaxError('truncated tag or length');
  if (first < 0x80) return [first, from + 1];
  if (first === 0x80) syntaxError('indefinite length found (not DER)');
  const end = from + 1 + (first & 0x7f);
  let length = 0;
  for (let at = from + 1; at < end; at++) {
    const byte = bytes[at] ?? syntaxError('truncated tag or length');
    if (length >= 1 << 23) structureError('length too large');
    length = length * 256 + byte;
    if (length === 0) structureError('superfluous leading zeros in length');
  }
  return length < 0x80 ? structureError('non-minimal length') : [length, end];
}

function readBase128(bytes: Uint8Array, from: number): [value: number, end: number] {
  let value = 0;
  for (let at = from; at < bytes.length; at++) {
    if (at - from === 5) structureError('base 128 integer too large');
    const byte = bytes[at]!;
    if (at === from && byte === 0x80) syntaxError('integer is not minimally encoded');
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    return value >= 2 ** 31 ? structureError('base 128 integer too large') : [value, at + 1];
  }
  return syntaxError('truncated base 128 integer');
}

function syntaxError(text: string): never {
  return fail(`asn1: syntax error: ${text}`);
}

function structureError(text: string): never {
  return fail(`asn1: structure error: ${text}`);
}
