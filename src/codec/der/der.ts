/** ASN.1's distinguished encoding (X.690), the few types that keys and certificates are made of. */
import { concat } from '../../base/concat.ts';
import { toBytes } from '../../base/modular.ts';

/** Tags as they are in the first byte: class, the constructed bit, number. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** NULL. */
export const NOTHING: Uint8Array = Uint8Array.of(TAG.nothing, 0);

/** Tag, length and the contents one after the other. */
export function element(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  const head = length < 0x80 ? [length] : [0x80 | toBytes(BigInt(length)).length, ...toBytes(BigInt(length))];
  return concat(Uint8Array.of(tag, ...head), ...contents);
}

export function derSequence(...contents: Uint8Array[]): Uint8Array {
  return element(TAG.sequence, ...contents);
}

/** An INTEGER that is not negative. */
export function integer(value: bigint | number): Uint8Array {
  const bytes = toBytes(BigInt(value), 1);
  return bytes[0]! & 0x80 ? element(TAG.integer, Uint8Array.of(0), bytes) : element(TAG.integer, bytes);
}

export function octets(...contents: Uint8Array[]): Uint8Array {
  return element(TAG.octets, ...contents);
}

/** A BIT STRING of whole bytes, or with some unused bits at its end. */
export function bits(contents: Uint8Array, unused = 0): Uint8Array {
  return element(TAG.bits, Uint8Array.of(unused), contents);
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Uint8Array {
  const [first, second, ...rest] = dotted.split('.').map(Number) as [number, number, ...number[]];
  return element(TAG.oid, Uint8Array.from([40 * first + second, ...rest].flatMap(base128)));
}

/** The elements wrapped in an explicit context-specific tag. */
export function explicit(number: number, ...contents: Uint8Array[]): Uint8Array {
  return element(0xa0 | number, ...contents);
}

function base128(value: number): number[] {
  const out = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) out.unshift(0x80 | (rest & 0x7f));
  return out;
}
