/** The digests of the portable provider. Apart from keys and ciphers, because charts need them often and they are small. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ChartwrightError } from '../../base/errors.ts';
import type { CryptoProvider } from '../crypto/provider.ts';

const DIGESTS = { sha1, sha256, sha384, sha512 };

/** Pure JavaScript throughout. */
export const portableDigests: Pick<CryptoProvider, 'digest' | 'hmacSha256'> = {
  digest: (algorithm, data) => bytesToHex(DIGESTS[algorithm](typeof data === 'string' ? new TextEncoder().encode(data) : data)),
  hmacSha256: (key, data) => hmac(sha256, key, data),
};

/** The portable provider before its larger part is loaded. */
export const digestsAlone: CryptoProvider = {
  ...portableDigests,
  scrypt: missing,
  aesCbc: missing,
  generateRsa: missing,
  generateDsa: missing,
  ecPublicKey: missing,
  ed25519PublicKey: missing,
  sign: missing,
};

function missing(): never {
  throw new ChartwrightError('usage', 'keys and ciphers are not loaded: await loadCryptography() before the chart is rendered');
}
