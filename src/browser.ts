/** The library's public names in browsers, with keys and certificates made in plain JavaScript. */

import { portableCrypto } from './host/browser/crypto.ts';
import { useCrypto } from './host/crypto/crypto.ts';

export { lint, loadChart } from './library/browser.ts';
export * from './library/names.ts';

useCrypto(portableCrypto);
