/** Checksums as registries, provenance files, indexes and locks write them. */
import { platformCrypto } from './crypto.ts';

/** `sha256:` and the digest in lower-case hex. */
export function sha256(data: Uint8Array | string): string {
  return `sha256:${platformCrypto().digest('sha256', data)}`;
}
