/** Requests tried again where a registry is overloaded or a connection timed out. */
import type { HttpClient } from '../../net/client.ts';
import type { HttpRequest, HttpResponse } from '../../net/message.ts';

export interface Retry {
  /** Waits this many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const ATTEMPTS = 5;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 3000;

/** Waits by the timers of the system. */
export const systemRetry: Retry = { wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)) };

/** Sends a request up to six times, with growing pauses. */
export async function sendWithRetries(http: HttpClient, request: HttpRequest, retry: Retry | undefined): Promise<HttpResponse> {
  for (let attempt = 0; ; attempt++) {
    const response = await http.send(request);
    if (!retry || attempt >= ATTEMPTS || !mayPass(response.status)) return response;
    response.discard();
    await retry.wait(pause(response, attempt));
  }
}

function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function pause(response: HttpResponse, attempt: number): number {
  const wanted = response.status === 429 ? Number(response.headers['retry-after']) * 1000 : 0;
  return Math.min(wanted > 0 ? wanted : FIRST_WAIT * 2 ** attempt, LONGEST_WAIT);
}
