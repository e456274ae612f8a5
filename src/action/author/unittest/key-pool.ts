/** RSA keys that the tests of a run share, since making them takes longer than all the rest. */
import { platformCrypto, useCrypto } from '../../../host/crypto/crypto.ts';
import type { RsaKey } from '../../../host/crypto/keys.ts';
import type { CryptoProvider } from '../../../host/crypto/provider.ts';

/** The result of a run while templates get keys from a pool; within one test no two keys are the same. */
export function withKeyPool<T>(run: (beginTest: () => void) => T): T {
  const platform = platformCrypto();
  const made = new Map<number, RsaKey[]>();
  const taken = new Map<number, number>();
  const pooled: CryptoProvider = {
    ...platform,
    generateRsa(bits) {
      const keys = made.get(bits) ?? [];
      made.set(bits, keys);
      const at = taken.get(bits) ?? 0;
      taken.set(bits, at + 1);
      keys[at] ??= platform.generateRsa(bits);
      return keys[at];
    },
  };
  useCrypto(pooled);
  try {
    return run(() => taken.clear());
  } finally {
    useCrypto(platform);
  }
}
