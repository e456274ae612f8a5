/** What goes to a server and what comes back. */
import type { HeaderFields } from '../host/network.ts';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** How many bytes of the answer's body are read; a longer one is refused. */
  readonly answerLimit?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** `404 Not Found`, the server's own words. */
  readonly statusText: string;
  readonly headers: HeaderFields;
  /** The request that was answered, the last after redirects. */
  readonly request: HttpRequest;
  /** Reads the body to its end; `progress` is called with each piece, in place of the client's own. */
  readonly read: (progress?: Progress) => Promise<Uint8Array>;
  /** The first bytes of the body, at most so many; what is left is not read. */
  readonly readStart: (most: number) => Promise<Uint8Array>;
  /** Discards a body that is not read. */
  readonly discard: () => void;
}

/** Called for each piece of a body with its URL, the bytes so far, and the total if the server gives it; at the end both are the same. */
export type Progress = (url: string, received: number, total: number | undefined) => void;
