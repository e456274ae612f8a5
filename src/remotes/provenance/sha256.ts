/** Checksums as provenance files, indexes and locks write them. */
import { createHash } from 'node:crypto';

/** `sha256:` and the digest in lower-case hex. */
export function sha256(data: Uint8Array | string): string {
  return 'sha256:' + createHash('sha256').update(data).digest('hex');
}
