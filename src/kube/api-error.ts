/** What an API server answers when it refuses, and what it does not know. */
import { ChartwrightError } from '../base/errors.ts';
import type { GroupVersionKind } from './client.ts';

/** A Status as the server sends it; only the fields that are looked at. */
export interface Status {
  readonly code: number;
  /** `NotFound`, `AlreadyExists`, `Conflict` and the like; empty if the server gives none. */
  readonly reason: string;
  readonly message: string;
  readonly details?: StatusDetails | undefined;
}

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly retryAfterSeconds?: number;
  readonly causes?: readonly { readonly reason?: string; readonly message?: string; readonly field?: string }[];
}

/** A refusal of the server, in its words. */
export class ApiError extends ChartwrightError {
  readonly status: Status;

  constructor(status: Status) {
    super('cluster', status.message);
    this.name = 'ApiError';
    this.status = status;
  }
}

/** The server has no such kind. */
export class NoMatchError extends ChartwrightError {
  readonly kind: GroupVersionKind;

  constructor(kind: GroupVersionKind) {
    const version = kind.group === '' ? kind.version : `${kind.group}/${kind.version}`;
    super('cluster', `no matches for kind "${kind.kind}" in version "${version}"`);
    this.name = 'NoMatchError';
    this.kind = kind;
  }
}

/** Whether an error, or one that it wraps, is the server's refusal for this reason (`NotFound`, `Conflict` …). */
export function isRefusal(error: unknown, reason: string): boolean {
  const refusal = refusalIn(error);
  return refusal !== undefined && (refusal.status.reason || reasonOf(refusal.status.code)) === reason;
}

/** The server's refusal that an error is, or wraps. */
export function refusalIn(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error;
  return error instanceof Error ? refusalIn(error.cause) : undefined;
}

/** The reason that a code stands for if the server names none. */
function reasonOf(code: number): string {
  const reasons: Readonly<Record<number, string>> = {
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'NotFound',
    405: 'MethodNotAllowed',
    409: 'Conflict',
    410: 'Gone',
    422: 'Invalid',
    429: 'TooManyRequests',
    504: 'Timeout',
  };
  return reasons[code] ?? '';
}
