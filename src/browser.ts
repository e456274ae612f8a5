/** The library's public names in browsers, with keys and certificates made in plain JavaScript, which is loaded when a chart needs it. */
import { digestsAlone } from './host/browser/digests.ts';
import { useCrypto } from './host/crypto/crypto.ts';

export { lint, loadChart, loadCryptography } from './library/browser.ts';
export * from './library/names.ts';

useCrypto(digestsAlone);
