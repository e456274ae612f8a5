/** A response as its reader sees it. */
import { ChartwrightError } from '../base/errors.ts';
import type { WireResponse } from '../host/network.ts';
import type { HttpRequest, HttpResponse, Progress } from './message.ts';
import type { TimeLimit } from './time-limit.ts';

const LATE = 'context deadline exceeded (Client.Timeout or context cancellation while reading body)';

/** The response whose head has come. */
export function responseOf(response: WireResponse, request: HttpRequest, limit: TimeLimit, onProgress: Progress | undefined): HttpResponse {
  const { status, statusMessage, headers } = response;
  return {
    status,
    statusText: `${status} ${statusMessage}`,
    headers,
    request,
    read: (progress = onProgress) =>
      readBody(response, limit, {
        onPiece: (received, total) => {
          refuseLong(received, request);
          progress?.(request.url, received, total);
        },
      }),
    readStart: (most) => readBody(response, limit, { most }),
    discard: () => {
      limit.end();
      response.discard();
    },
  };
}

function refuseLong(received: number, { answerLimit = Number.POSITIVE_INFINITY }: HttpRequest): void {
  if (received > answerLimit) throw new ChartwrightError('network', `the response is longer than ${answerLimit} bytes`);
}

interface BodyReader {
  /** Bytes after which no more is read (default: all of it). A connection whose body is not read to its end is not used again. */
  readonly most?: number;
  readonly onPiece?: (received: number, total: number | undefined) => void;
}

async function readBody({ headers, body }: WireResponse, limit: TimeLimit, { most = Infinity, onPiece }: BodyReader): Promise<Uint8Array> {
  const length = Number(headers['content-length'] ?? Number.NaN);
  const total = Number.isNaN(length) ? undefined : length;
  const chunks: Uint8Array[] = [];
  let received = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      received += chunk.length;
      onPiece?.(received, total);
      if (received >= most) break;
    }
    return Buffer.concat(chunks, Math.min(received, most));
  } catch (error) {
    throw limit.passed() ? new ChartwrightError('network', LATE) : error;
  } finally {
    limit.end();
    onPiece?.(received, received);
  }
}
