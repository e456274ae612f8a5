/** JSON whose long texts are cut while it arrives, so that large objects are never held whole. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export interface TextCutter {
  readonly push: (chunk: Uint8Array) => void;
  /** The JSON, complete except for what was cut. */
  readonly end: () => string;
}

/** Keeps everything. */
export function wholeText(): TextCutter {
  const chunks: Uint8Array[] = [];
  return { push: (chunk) => void chunks.push(chunk), end: () => Buffer.concat(chunks).toString('utf8') };
}

/** Cuts texts to `longest` bytes as they are in the JSON. A text with escapes is kept whole: none is cut within one. */
export function cutTexts(longest: number): TextCutter {
  const kept: Buffer[] = [];
  let within = false;
  let escaped = false;
  /** Bytes of the text so far; escapes make it endless. */
  let length = 0;
  let plain = true;

  const keep = (chunk: Uint8Array, from: number, to: number) => {
    const end = within && plain ? Math.min(to, from + Math.max(0, longest - length)) : to;
    if (end > from) kept.push(Buffer.from(chunk.subarray(from, end)));
    length += to - from;
  };

  /** The rest of a text, up to its quote or the end of the chunk; the place behind it. */
  const text = (chunk: Uint8Array, from: number): number => {
    const quote = chunk.indexOf(QUOTE, from);
    const end = quote < 0 ? chunk.length : quote;
    const slash = chunk.subarray(from, end).indexOf(BACKSLASH);
    if (slash >= 0) {
      keep(chunk, from, from + slash);
      plain &&= length >= longest;
      escaped = true;
      keep(chunk, from + slash, from + slash + 1);
      return from + slash + 1;
    }
    keep(chunk, from, end);
    if (quote < 0) return end;
    within = false;
    kept.push(Buffer.from('"'));
    return quote + 1;
  };

  return {
    push: (chunk) => {
      for (let at = 0; at < chunk.length; ) {
        if (escaped) {
          keep(chunk, at, at + 1);
          escaped = false;
          at++;
        } else if (within) at = text(chunk, at);
        else {
          const quote = chunk.indexOf(QUOTE, at);
          const end = quote < 0 ? chunk.length : quote + 1;
          kept.push(Buffer.from(chunk.subarray(at, end)));
          within = quote >= 0;
          length = 0;
          plain = true;
          at = end;
        }
      }
    },
    end: () => Buffer.concat(kept).toString('utf8'),
  };
}
