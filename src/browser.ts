/** The library's public names in browsers, with keys and certificates made in plain JavaScript. */
import { useCrypto } from './host/crypto/crypto.ts';
import { portableCrypto } from './host/crypto/portable.ts';

export { lint, loadChart } from './library/browser.ts';
export * from './library/names.ts';

useCrypto(portableCrypto);
