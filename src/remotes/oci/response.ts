/** The content type, size and digest in a registry's response. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { sha256 } from '../../host/crypto/sha256.ts';
import type { HttpResponse } from '../../net/message.ts';
import { ANSWER_LIMITS } from '../limits.ts';
import type { Descriptor } from './descriptor.ts';
import { digestFault } from './reference.ts';
import { requestText } from './registry-error.ts';

/** An error about a response. */
export function complaint(response: HttpResponse, what: string): ChartwrightError {
  return new ChartwrightError('network', `${requestText(response)}: ${what}`);
}

/** The Content-Length, undefined if it is not stated. */
export function contentLength(response: HttpResponse): number | undefined {
  const stated = response.headers['content-length'];
  return stated === undefined ? undefined : Number(stated);
}

/** The descriptor that a response's headers make; `data` is hashed where the headers have no digest. */
export function describe(response: HttpResponse, reference: string, size: number | undefined, data: Uint8Array | undefined): Descriptor {
  const type = String(response.headers['content-type'] ?? '');
  const mediaType = (type.split(';', 1)[0] as string).trim().toLowerCase();
  if (mediaType === '') throw complaint(response, 'invalid response `Content-Type` header; mime: no media type');
  if (size === undefined) throw complaint(response, 'unknown response Content-Length');
  const asDigest = digestFault(reference) === undefined ? reference : undefined;
  const stated = statedDigest(response);
  const fault = stated && digestFault(stated);
  if (fault) throw complaint(response, `invalid response header value: \`Docker-Content-Digest: ${stated}\`; ${fault}`);
  const digest = stated ?? (data ? sha256(data.subarray(0, ANSWER_LIMITS.metadata)) : asDigest);
  if (digest === undefined) throw new ChartwrightError('network', 'HTTP HEAD request missing required header "Docker-Content-Digest"');
  if (asDigest && asDigest !== digest) throw complaint(response, mismatch(digest, asDigest));
  return { mediaType, digest, size };
}

function statedDigest(response: HttpResponse): string | undefined {
  return (response.headers['docker-content-digest'] as string | undefined) || undefined;
}

function mismatch(got: string, wanted: string): string {
  return `invalid response; digest mismatch in Docker-Content-Digest: received ${quote(got)} when expecting ${quote(wanted)}`;
}

/** Throws if the response states another digest than the one wanted. */
export function checkStatedDigest(response: HttpResponse, wanted: string): void {
  const stated = statedDigest(response);
  if (stated === undefined) return;
  if (digestFault(stated)) throw complaint(response, `invalid response header: \`Docker-Content-Digest: ${stated}\``);
  if (stated !== wanted) throw complaint(response, mismatch(stated, wanted));
}
