/**
 * A cursor over DER that is as strict as the reader of Go's x509 (golang.org/x/crypto/cryptobyte): each method takes one
 * element and answers undefined if it is not there or not well-formed.
 */

import { fromBytes } from '../../base/modular.ts';
import { TAG } from './der.ts';

export interface DerElement {
  readonly tag: number;
  readonly body: Uint8Array;
  /** With tag and length. */
  readonly whole: Uint8Array;
}

export class DerReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get empty(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** Whether an element with this tag comes next. */
  peek(tag: number): boolean {
    return this.#bytes[this.#at] === tag;
  }

  /** The next element; only tags of one byte. */
  any(): DerElement | undefined {
    const rest = this.#bytes.subarray(this.#at);
    const header = readHeader(rest);
    if (!header || rest.length < header.size + header.length) return undefined;
    this.#at += header.size + header.length;
    const whole = rest.subarray(0, header.size + header.length);
    return { tag: whole[0]!, body: whole.subarray(header.size), whole };
  }

  element(tag: number): DerElement | undefined {
    const next = this.any();
    return next?.tag === tag ? next : undefined;
  }

  /** A reader for what an element with this tag holds. */
  inside(tag: number): DerReader | undefined {
    const next = this.element(tag);
    return next && new DerReader(next.body);
  }

  sequence(): DerReader | undefined {
    return this.inside(TAG.sequence);
  }

  octets(): Uint8Array | undefined {
    return this.element(TAG.octets)?.body;
  }

  /** Passes over an element with this tag if there is one; false if it is broken. */
  skip(tag: number): boolean {
    return !this.peek(tag) || this.any() !== undefined;
  }

  /** An INTEGER of any size, in the fewest bytes; with another tag if it is tagged implicitly. */
  integer(tag: number = TAG.integer): bigint | undefined {
    const body = this.element(tag)?.body;
    if (!body || !isMinimal(body)) return undefined;
    return BigInt.asIntN(8 * body.length, fromBytes(body));
  }

  boolean(): boolean | undefined {
    const body = this.element(TAG.boolean)?.body;
    return body?.length === 1 && (body[0] === 0 || body[0] === 0xff) ? body[0] === 0xff : undefined;
  }

  /** An OBJECT IDENTIFIER in dotted form. */
  oid(): string | undefined {
    const body = this.element(TAG.oid)?.body;
    return body && readOid(body);
  }

  /** The bytes of a BIT STRING, unused bits moved to its front. */
  bits(): Uint8Array | undefined {
    const body = this.element(TAG.bits)?.body;
    const unused = body?.[0];
    if (!body || unused === undefined || unused > 7) return undefined;
    const spare = body.length > 1 ? body.at(-1)! & ((1 << unused) - 1) : unused;
    if (spare !== 0) return undefined;
    const bytes = body.subarray(1);
    return unused === 0 ? bytes : bytes.map((byte, i) => (byte >> unused) | ((bytes[i - 1] ?? 0) << (8 - unused)));
  }
}

function readHeader(bytes: Uint8Array): { size: number; length: number } | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return { size: 2, length: first };
  const size = 2 + (first & 0x7f);
  if (size === 2 || size > 6 || bytes.length < size || bytes[2] === 0) return undefined;
  const length = Number(fromBytes(bytes.subarray(2, size)));
  return length < 0x80 ? undefined : { size, length };
}

/** Whether an INTEGER's bytes are as few as can be. */
function isMinimal(body: Uint8Array): boolean {
  if (body.length < 2) return body.length === 1;
  const sign = body[1]! & 0x80;
  return !(body[0] === 0 && sign === 0) && !(body[0] === 0xff && sign !== 0);
}

/** The dotted form of an identifier's contents: undefined unless each part is minimal, complete and below 2^31. */
function readOid(body: Uint8Array): string | undefined {
  const parts: number[] = [];
  let value = 0;
  let fresh = true;
  for (const byte of body) {
    if ((fresh && byte === 0x80) || value >= 2 ** 24) return undefined;
    value = value * 128 + (byte & 0x7f);
    fresh = byte < 0x80;
    if (!fresh) continue;
    parts.push(value);
    value = 0;
  }
  const first = parts.shift();
  if (first === undefined || !fresh) return undefined;
  const head = first < 80 ? [Math.floor(first / 40), first % 40] : [2, first - 80];
  return [...head, ...parts].join('.');
}
