/** Answers to GET and HEAD requests, with what caches need to know. */
import { encodeUtf8 } from '../../go/utf8.ts';
import { platformCrypto } from '../../host/crypto/crypto.ts';
import type { Answer, IncomingRequest } from '../../host/network.ts';
import { POLICY } from './page-templates.ts';

/** What is answered with. */
export interface Content {
  readonly type: string;
  /** Changes when the content does. */
  readonly tag: string;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  readonly size: number;
  /** The bytes, or the path of a file with them. */
  readonly body: Uint8Array | { readonly path: string };
}

const HTML = 'text/html; charset=utf-8';
const PLAIN = { 'X-Content-Type-Options': 'nosniff' };
const PAGE = { ...PLAIN, 'Content-Security-Policy': POLICY };

/** A text as content, its own fingerprint as tag. */
export function textContent(text: string, type: string, modified: number): Content {
  const body = encodeUtf8(text);
  const tag = platformCrypto().digest('sha256', body).slice(0, 32);
  return { type, tag, modified, size: body.length, body };
}

/** A page as content. */
export function pageContent(html: string, modified: number): Content {
  return textContent(html, HTML, modified);
}

/** Content as an answer, or that it has not changed. */
export function contentAnswer(request: IncomingRequest, { type, tag, modified, size, body }: Content): Answer {
  const headers = {
    ETag: `"${tag}"`,
    'Last-Modified': new Date(modified).toUTCString(),
    'Cache-Control': 'no-cache',
    ...(type === HTML ? PAGE : PLAIN),
  };
  if (isUnchanged(request, headers.ETag, modified)) return { status: 304, headers };
  const bytes = body instanceof Uint8Array ? body : { path: body.path, size };
  return { status: 200, headers: { ...headers, 'Content-Type': type, 'Content-Length': size }, body: bytes };
}

function isUnchanged({ headers }: IncomingRequest, etag: string, modified: number): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Number.isFinite(since) && Math.floor(modified / 1000) * 1000 <= since;
}

/** The page for addresses without content. */
export function missingAnswer(html: string): Answer {
  const body = encodeUtf8(html);
  return { status: 404, headers: { ...PAGE, 'Content-Type': HTML, 'Content-Length': body.length }, body };
}

/** A refusal in a line of text. */
export function refusedAnswer(status: number, reason: string, headers: Answer['headers'] = {}): Answer {
  const body = encodeUtf8(`${reason}\n`);
  const own = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': body.length };
  return { status, headers: { ...PLAIN, ...headers, ...own }, body };
}
