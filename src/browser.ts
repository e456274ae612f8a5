/** The library for places without Node: the same names, with keys and certificates made in plain JavaScript. */

import { portableCrypto } from './base/crypto/portable.ts';
import { useCrypto } from './base/crypto.ts';

useCrypto(portableCrypto);

export * from './index.ts';
