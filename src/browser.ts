/** The library for places without Node: the same names, with keys and certificates made in plain JavaScript. */

import { useCrypto } from './host/crypto/crypto.ts';
import { portableCrypto } from './host/crypto/portable.ts';

useCrypto(portableCrypto);

export * from './index.ts';
