/** Answers to GET and HEAD requests, with what caches need to know. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
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

/** A text as content, its own fingerprint as tag. */
export function textContent(text: string, type: string, modified: number): Content {
  const body = Buffer.from(text);
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return { type, tag, modified, size: body.length, body };
}

/** A page as content. */
export function pageContent(html: string, modified: number): Content {
  return textContent(html, HTML, modified);
}

/** Sends content, or that it has not changed. */
export function send(request: IncomingMessage, response: ServerResponse, content: Content): void {
  const { type, tag, modified, size, body } = content;
  const etag = `"${tag}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Last-Modified', new Date(modified).toUTCString());
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (type === HTML) response.setHeader('Content-Security-Policy', POLICY);
  if (isUnchanged(request, etag, modified)) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', size);
  response.writeHead(200);
  if (request.method === 'HEAD') response.end();
  else if (body instanceof Uint8Array) response.end(body);
  else stream(body.path, size, response);
}

/** A file that shrinks meanwhile breaks the connection, so that a part is not taken for the whole. */
function stream(path: string, size: number, response: ServerResponse): void {
  if (size === 0) return void response.end();
  const file = createReadStream(path, { end: size - 1 });
  file.on('error', () => response.destroy());
  response.on('close', () => file.destroy());
  file.pipe(response);
}

function isUnchanged({ headers }: IncomingMessage, etag: string, modified: number): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Number.isFinite(since) && Math.floor(modified / 1000) * 1000 <= since;
}

/** Sends a page that says that nothing is there. */
export function sendMissing(request: IncomingMessage, response: ServerResponse, html: string): void {
  const body = Buffer.from(html);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', POLICY);
  response.writeHead(404, { 'Content-Type': HTML, 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Sends a refusal in a line of text. */
export function refuse(request: IncomingMessage, response: ServerResponse, status: number, reason: string): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(`${reason}\n`) });
  response.end(request.method === 'HEAD' ? undefined : `${reason}\n`);
}
