/** PEM blocks as Go's encoding/pem reads and writes them. */
import { attempt } from '../../base/errors.ts';
import { decodeBase64, encodeBase64 } from '../../go/base64.ts';

export interface PemBlock {
  /** Between `BEGIN ` and the dashes: `CERTIFICATE`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const BEGIN = '-----BEGIN ';
const END = '\n-----END ';
const DASHES = '-----';

/** The block's text, lines of 64 characters. */
export function encodePem({ type, bytes }: PemBlock): string {
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? [];
  return [`${BEGIN}${type}${DASHES}`, ...lines, `-----END ${type}${DASHES}`, ''].join('\n');
}

/** The first well-formed block of a text, text around it and headers in it passed over; absent if there is none. */
export function decodePem(text: string): PemBlock | undefined {
  for (let from = 0; ; ) {
    const end = text.indexOf(END, from);
    if (end < 0) return undefined;
    const begin = text.slice(from, end).lastIndexOf(BEGIN) + from;
    if (begin >= from && (begin === from || text[begin - 1] === '\n')) {
      const block = readBlock(text, begin + BEGIN.length, end);
      if (block !== 'broken') return block;
    }
    from = end + END.length;
  }
}

/** The block whose type begins at `start` and whose last line begins after `end`; undefined if the text stops within it. */
function readBlock(text: string, start: number, end: number): PemBlock | undefined | 'broken' {
  const [typeLine, bodyStart] = readLine(text, start);
  if (!typeLine.endsWith(DASHES)) return 'broken';
  const type = typeLine.slice(0, -DASHES.length);
  let body = bodyStart;
  for (;;) {
    if (body >= text.length) return undefined;
    const [line, next] = readLine(text, body);
    if (!line.includes(':')) break;
    body = next;
  }
  // Headers may run over the END line; an empty body may begin with it.
  if (body > end && body !== bodyStart) return 'broken';
  const trailer = end + END.length;
  if (!text.startsWith(type + DASHES, trailer) || readLine(text, trailer + typeLine.length)[0] !== '') return 'broken';
  return attempt(() => ({ type, bytes: decodeBase64(text.slice(body, Math.max(body, end)).replaceAll(/[ \t]/g, '')) })) ?? 'broken';
}

/** The line at `from` without the blanks at its end, and where the next one begins. */
function readLine(text: string, from: number): [line: string, next: number] {
  const found = text.indexOf('\n', from);
  if (found < 0) return [trimEnd(text.slice(from)), text.length];
  return [trimEnd(text.slice(from, text[found - 1] === '\r' ? found - 1 : found)), found + 1];
}

function trimEnd(line: string): string {
  return line.replace(/[ \t]+$/, '');
}
