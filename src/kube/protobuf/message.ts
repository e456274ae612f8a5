/**
 * Messages of protocol buffers as plain JSON: the fields that a shape names, without those that are empty. Our own because
 * long texts are cut while they arrive, which no library does; three kinds of objects are read.
 */
import { ChartwrightError } from '../../base/errors.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { Json, JsonObject } from '../client.ts';

/** How a field's bytes are read; `int` is the one kind that is no length and bytes. */
type Kind = 'int' | ((bytes: Uint8Array, isCut: boolean) => Json);

/** Fields by number. A `list` repeats, a `map` repeats messages of a key and a value. */
export type Shape = Readonly<Record<number, readonly [name: string, kind: Kind, repeated?: 'list' | 'map']>>;

const [VARINT, FIXED64, BYTES, FIXED32] = [0, 1, 2, 5];
/** Bytes of the longest number. */
const LONGEST_NUMBER = 10;

export const text = (bytes: Uint8Array): string => decodeUtf8(bytes);

export const entry =
  (value: Kind): Kind =>
  (bytes, isCut) =>
    message(bytes, { 1: ['key', text], 2: ['value', value] }, isCut);

export const nested =
  (shape: Shape): Kind =>
  (bytes, isCut) =>
    message(bytes, shape, isCut);

export function unreadable(words: string): ChartwrightError {
  return new ChartwrightError('cluster', `unable to decode the server's answer: proto: ${words}`);
}

/** A number at a place and the place behind it; undefined if the bytes end within it. Above 2^53 it is not exact. */
export function varint(bytes: ArrayLike<number>, at: number): readonly [value: number, next: number] | undefined {
  let value = 0;
  for (let index = 0; index < LONGEST_NUMBER; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return [value, at + index + 1];
  }
  throw unreadable('integer overflow');
}

/** Reads a message. Where it is cut, its last field may be incomplete; elsewhere that is refused. */
export function message(bytes: Uint8Array, shape: Shape, isCut = false): JsonObject {
  const read: JsonObject = {};
  for (let at = 0; at < bytes.length; ) {
    const field = fieldAt(bytes, at);
    if (field === undefined || (field.end > bytes.length && !isCut)) {
      if (isCut) return read;
      throw unreadable('unexpected EOF');
    }
    at = field.end;
    const known = shape[field.number];
    if (known) keep(read, known, field, bytes, isCut && field.end > bytes.length);
  }
  return read;
}

interface Field {
  readonly number: number;
  readonly wire: number;
  /** Of a number. */
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

function fieldAt(bytes: Uint8Array, at: number): Field | undefined {
  const tag = varint(bytes, at);
  if (!tag) return undefined;
  const [number, wire] = [Math.floor(tag[0] / 8), tag[0] % 8];
  if (number === 0) throw unreadable(`illegal tag 0 (wire type ${wire})`);
  if (wire === FIXED64 || wire === FIXED32) {
    const end = tag[1] + (wire === FIXED64 ? 8 : 4);
    return { number, wire, value: 0, start: tag[1], end };
  }
  if (wire !== VARINT && wire !== BYTES) throw unreadable(`illegal wireType ${wire}`);
  const value = varint(bytes, tag[1]);
  if (!value) return undefined;
  const end = wire === BYTES ? value[1] + value[0] : value[1];
  return { number, wire, value: value[0], start: value[1], end };
}

function keep(read: JsonObject, [name, kind, repeated]: Shape[number], field: Field, bytes: Uint8Array, isCut: boolean): void {
  if (field.wire !== (kind === 'int' ? VARINT : BYTES)) throw unreadable(`wrong wireType = ${field.wire} for field ${name}`);
  const value = kind === 'int' ? field.value : kind(bytes.subarray(field.start, field.end), isCut);
  if (repeated === 'list') read[name] = [...((read[name] as Json[] | undefined) ?? []), value];
  else if (repeated === 'map') {
    const { key = '', value: held = '' } = value as JsonObject;
    const map = (read[name] as JsonObject | undefined) ?? {};
    read[name] = map;
    Object.defineProperty(map, String(key), { value: held, enumerable: true, configurable: true, writable: true });
  } else if (value !== '' && value !== 0) read[name] = value;
}
