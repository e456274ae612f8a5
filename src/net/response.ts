/** A response as its reader sees it. */
import type { IncomingMessage } from 'node:http';
import { ChartwrightError } from '../base/errors.ts';
import type { HttpRequest, HttpResponse, Progress } from './message.ts';
import { bodyError } from './network-error.ts';
import type { TimeLimit } from './time-limit.ts';

/** Bytes of an unwanted body that are read so that the connection can be used again. */
const KEPT = 65_536;

/** The response whose head has come. */
export function responseOf(
  message: IncomingMessage,
  request: HttpRequest,
  limit: TimeLimit,
  onProgress: Progress | undefined,
): HttpResponse {
  const status = message.statusCode ?? 0;
  return {
    status,
    statusText: `${status} ${message.statusMessage}`,
    headers: message.headers,
    request,
    read: (progress = onProgress) =>
      readBody(message, limit, {
        onPiece: (received, total) => {
          refuseLong(received, request);
          progress?.(request.url, received, total);
        },
      }),
    readStart: (most) => readBody(message, limit, { most }),
    discard: () => {
      limit.end();
      message.on('error', () => {});
      // The connection is worth keeping where little is left to read.
      if (request.method === 'HEAD' || Number(message.headers['content-length'] ?? Number.NaN) <= KEPT) message.resume();
      else message.destroy();
    },
  };
}

function refuseLong(received: number, { answerLimit = Number.POSITIVE_INFINITY }: HttpRequest): void {
  if (received > answerLimit) throw new ChartwrightError('network', `the answer is longer than ${answerLimit} bytes`);
}

interface BodyReader {
  /** Bytes after which no more is read (default: all of it). A connection whose body is not read to its end is not used again. */
  readonly most?: number;
  readonly onPiece?: (received: number, total: number | undefined) => void;
}

async function readBody(message: IncomingMessage, limit: TimeLimit, { most = Infinity, onPiece }: BodyReader): Promise<Uint8Array> {
  const length = Number(message.headers['content-length'] ?? Number.NaN);
  const total = Number.isNaN(length) ? undefined : length;
  const chunks: Buffer[] = [];
  let received = 0;
  try {
    for await (const chunk of message) {
      chunks.push(chunk);
      received += chunk.length;
      onPiece?.(received, total);
      if (received >= most) break;
    }
    return Buffer.concat(chunks, Math.min(received, most));
  } catch (error) {
    throw bodyFault(message, limit, error);
  } finally {
    limit.end();
    onPiece?.(received, received);
  }
}

function bodyFault(message: IncomingMessage, limit: TimeLimit, error: unknown): ChartwrightError {
  if (!limit.passed()) return bodyError((message as { fault?: unknown }).fault ?? error);
  return new ChartwrightError('network', 'context deadline exceeded (Client.Timeout or context cancellation while reading body)');
}
