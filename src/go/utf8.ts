/**
 * Go strings are bytes, JavaScript's are UTF-16. Valid UTF-8 maps to ordinary text; a byte that is
 * not part of valid UTF-8 maps to the lone surrogate 0xDC00 + byte, and back. A text therefore
 * survives the way in and out unchanged, and only byte-wise operations need this file.
 */

const ASCII = /^[\x00-\x7f]*$/;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether the text is ASCII only, so that bytes, runes and code units are the same. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** Bytes to text, stray bytes kept as lone surrogates. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeLoose(bytes);
  }
}

/** Text to bytes, lone surrogates U+DC80–U+DCFF back to the stray bytes they stand for. */
export function encodeUtf8(text: string): Uint8Array {
  if (!LONE.test(text)) return encoder.encode(text);
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) as number;
    if (code >= 0xdc80 && code <= 0xdcff) out.push(code - 0xdc00);
    else {
      for (const byte of encoder.encode(String.fromCodePoint(code))) out.push(byte);
      if (code > 0xffff) i++;
    }
  }
  return Uint8Array.from(out);
}

/** Go's len of a string: its bytes. */
export function byteLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if (unit >= 0xd800 && unit <= 0xdbff && isLow(text.charCodeAt(i + 1))) {
      length += 2;
      i++;
    } else if (unit < 0xdc80 || unit > 0xdcff) length += 2;
  }
  return length;
}

/** Go's `text[from:to]`, in bytes. The caller checks the bounds. */
export function byteSlice(text: string, from: number, to: number): string {
  return isAscii(text) ? text.slice(from, to) : decodeUtf8(encodeUtf8(text).subarray(from, to));
}

/** Go's runes of a string: stray bytes count as one rune each, U+FFFD. */
export function runes(text: string): number[] {
  return Array.from(text, (c) => {
    const code = c.codePointAt(0) as number;
    return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
  });
}

/** Go's order of strings: by bytes. Negative, zero or positive. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return x >= 0xd800 || y >= 0xd800 ? compareBytes(a, b) : x - y;
  }
  return a.length - b.length;
}

/** The keys of a map in Go's order. */
export function sortedKeys(map: ReadonlyMap<string, unknown>): string[] {
  const keys = [...map.keys()];
  for (let i = 1; i < keys.length; i++) {
    if (compareStrings(keys[i - 1] as string, keys[i] as string) > 0) return keys.sort(compareStrings);
  }
  return keys;
}

function compareBytes(a: string, b: string): number {
  const x = encodeUtf8(a);
  const y = encodeUtf8(b);
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    if (x[i] !== y[i]) return (x[i] as number) - (y[i] as number);
  }
  return x.length - y.length;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Decodes rune by rune as Go does: a byte that begins no valid sequence stands alone. */
function decodeLoose(bytes: Uint8Array): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < bytes.length; ) {
    const size = sequenceLength(bytes, i);
    if (size > 0) {
      i += size;
      continue;
    }
    out += strict.decode(bytes.subarray(from, i)) + String.fromCharCode(0xdc00 + (bytes[i] as number));
    from = ++i;
  }
  return out + strict.decode(bytes.subarray(from));
}

/** The length of the valid UTF-8 sequence at `at`; 0 if there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const size = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (size === 0 || at + size > bytes.length) return 0;
  for (let k = 1; k < size; k++) if (((bytes[at + k] as number) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return size > 2 && (second < low || second > high) ? 0 : size;
}
