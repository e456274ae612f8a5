/**
 * The cryptography that template functions need, as something a platform provides: Node's own if there is Node, the pure
 * JavaScript of browser/crypto.ts elsewhere. It is synchronous, because rendering is, and nothing is loaded before its
 * first use.
 */

import { ChartwrightError } from '../../base/errors.ts';
import { nodeCrypto } from '../node/crypto.ts';
import type { CryptoProvider } from './provider.ts';

let current: CryptoProvider | undefined;

/** The provider in use. Throws a ChartwrightError if there is neither Node's nor one from `useCrypto`. */
export function platformCrypto(): CryptoProvider {
  current ??= nodeCrypto();
  if (current) return current;
  throw new ChartwrightError('internal', 'no cryptography on this platform: call useCrypto(portableCrypto) first');
}

/** Sets the provider, as a browser's entry does once and tests do; `undefined` goes back to the platform's own. */
export function useCrypto(provider: CryptoProvider | undefined): void {
  current = provider;
}
