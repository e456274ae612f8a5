/** A response as its reader sees it. */
import type { IncomingMessage } from 'node:http';
import { ChartwrightError } from '../base/errors.ts';
import type { HttpRequest, HttpResponse, Progress } from './message.ts';
import { bodyError } from './network-error.ts';
import type { TimeLimit } from './time-limit.ts';

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
      readBody(message, limit, (received, total) => {
        refuseLong(received, request);
        progress?.(request.url, received, total);
      }),
    discard: () => {
      limit.end();
      message.on('error', () => {}).resume();
    },
  };
}

function refuseLong(received: number, { answerLimit = Number.POSITIVE_INFINITY }: HttpRequest): void {
  if (received > answerLimit) throw new ChartwrightError('network', `the answer is longer than ${answerLimit} bytes`);
}

async function readBody(
  message: IncomingMessage,
  limit: TimeLimit,
  onPiece: (received: number, total: number | undefined) => void,
): Promise<Uint8Array> {
  const length = Number(message.headers['content-length'] ?? Number.NaN);
  const total = Number.isNaN(length) ? undefined : length;
  const chunks: Buffer[] = [];
  let received = 0;
  try {
    for await (const chunk of message) {
      chunks.push(chunk);
      received += chunk.length;
      onPiece(received, total);
    }
    return Buffer.concat(chunks, received);
  } catch (error) {
    if (!limit.passed()) throw bodyError((message as { fault?: unknown }).fault ?? error);
    throw new ChartwrightError('network', 'context deadline exceeded (Client.Timeout or context cancellation while reading body)');
  } finally {
    limit.end();
    onPiece(received, received);
  }
}
