/** What a file seems to be, by its first bytes, as Go's http.DetectContentType finds it. For error messages only. */

const TEXT = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
const TAGS = 'HTML HEAD SCRIPT IFRAME H1 DIV FONT TABLE A STYLE TITLE B BODY BR P'.split(' ');

/** Patterns over the bytes as Latin-1, in the order in which they are tried. */
const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^[\\t\\n\\f\\r ]*<(!DOCTYPE HTML|${TAGS.join('|')})[ >]`, 'i'), HTML],
  [/^[\t\n\f\r ]*<!--[ >]/, HTML],
  [/^[\t\n\f\r ]*<\?xml/, 'text/xml; charset=utf-8'],
  [/^%PDF-/, 'application/pdf'],
  [/^%!PS-Adobe-/, 'application/postscript'],
  [/^\xfe\xff../s, 'text/plain; charset=utf-16be'],
  [/^\xff\xfe../s, 'text/plain; charset=utf-16le'],
  [/^\xef\xbb\xbf./s, TEXT],
  [/^\0\0[\x01\x02]\0/, 'image/x-icon'],
  [/^BM/, 'image/bmp'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF.{4}WEBPVP/s, 'image/webp'],
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^FORM.{4}AIFF/s, 'audio/aiff'],
  [/^ID3/, 'audio/mpeg'],
  [/^OggS\0/, 'application/ogg'],
  [/^MThd\0\0\0\x06/, 'audio/midi'],
  [/^RIFF.{4}AVI /s, 'video/avi'],
  [/^RIFF.{4}WAVE/s, 'audio/wave'],
  [/^.{4}ftyp/s, 'video/mp4'],
  [/^\x1a\x45\xdf\xa3/, 'video/webm'],
  [/^.{34}LP/s, 'application/vnd.ms-fontobject'],
  [/^\0\x01\0\0/, 'font/ttf'],
  [/^OTTO/, 'font/otf'],
  [/^ttcf/, 'font/collection'],
  [/^wOFF/, 'font/woff'],
  [/^wOF2/, 'font/woff2'],
  [/^\x1f\x8b\x08/, 'application/x-gzip'],
  [/^PK\x03\x04/, 'application/zip'],
  [/^Rar!\x1a\x07(\0|\x01\0)/, 'application/x-rar-compressed'],
  [/^\0asm/, 'application/wasm'],
];

/** The media type that the first 512 bytes suggest. */
export function contentType(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 512));
  for (const [pattern, type] of SIGNATURES) {
    if (pattern.test(head) && (type !== 'video/mp4' || isMp4(head))) return type;
  }
  return /^[\t\n\f\r ]*[^\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]*$/.test(head) ? TEXT : 'application/octet-stream';
}

/** The first box of an MP4 file names `mp4` among its brands. */
function isMp4(head: string): boolean {
  const size = ((head.charCodeAt(0) << 24) | (head.charCodeAt(1) << 16) | (head.charCodeAt(2) << 8) | head.charCodeAt(3)) >>> 0;
  if (head.length < 12 || head.length < size || size % 4 !== 0) return false;
  for (let at = 8; at < size; at += 4) if (at !== 12 && head.startsWith('mp4', at)) return true;
  return false;
}
