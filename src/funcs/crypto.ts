/**
 * sprig's cryptographic functions (https://masterminds.github.io/sprig/crypto.html). Salts, vectors, serial numbers,
 * EC and Ed25519 keys come from `env.random`; RSA and DSA keys from the platform's own generator, so that renders
 * which make those can't be repeated by giving a seeded one.
 */
import { ChartwrightError } from '../base/errors.ts';
import { contextual, type FuncTable, fn } from '../go/func.ts';
import { encodeUtf8 } from '../go/utf8.ts';
import type { GoObject, List } from '../go/value.ts';
import { decryptAes, encryptAes } from './crypto/aes.ts';
import { bcryptHash, DEFAULT_COST } from './crypto/bcrypt.ts';
import { certificateAuthority, customCertificate, selfSignedCertificate, signedCertificate } from './crypto/certificates.ts';
import { adler32, digest } from './crypto/checksums.ts';
import { derivePassword } from './crypto/derive-password.ts';
import { formatPrivateKey, generateKey } from './crypto/private-key.ts';
import type { FuncState } from './env.ts';

export const cryptoFunctions: FuncTable = {
  adler32sum: fn('string', adler32),
  bcrypt: contextual('string', bcrypt),
  buildCustomCert: fn('string, string', customCertificate),
  decryptAES: fn('string, string', decryptAes),
  derivePassword: fn('uint32, string, string, string, string', derivePassword),
  encryptAES: contextual('string, string', ({ env }: FuncState, password: string, text: string) => encryptAes(env, password, text)),
  genCA: contextual('string, int', genCa),
  genCAWithKey: contextual('string, int, string', genCa),
  genPrivateKey: contextual('string', genPrivateKey),
  genSelfSignedCert: contextual('string, []any, []any, int', genSelfSignedCert),
  genSelfSignedCertWithKey: contextual('string, []any, []any, int, string', genSelfSignedCert),
  genSignedCert: contextual('string, []any, []any, int, certificate', genSignedCert),
  genSignedCertWithKey: contextual('string, []any, []any, int, certificate, string', genSignedCert),
  htpasswd: contextual('string, string', htpasswd),
  sha1sum: fn('string', (text: string) => digest('sha1', text)),
  sha256sum: fn('string', (text: string) => digest('sha256', text)),
  sha512sum: fn('string', (text: string) => digest('sha512', text)),
};

/** A hash of Go's default cost; a password that is too long gives the error's text instead. */
function bcrypt({ env }: FuncState, password: string): string {
  try {
    return bcryptHash(encodeUtf8(password), env.random.bytes(16), DEFAULT_COST);
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return `failed to encrypt string with bcrypt: ${error.message}`;
  }
}

function htpasswd(state: FuncState, user: string, password: string): string {
  return user.includes(':') ? `invalid username: ${user}` : `${user}:${bcrypt(state, password)}`;
}

function genPrivateKey({ env }: FuncState, type: string): string {
  const key = generateKey(type, env.random);
  return key ? formatPrivateKey(key) : `Unknown type ${type}`;
}

function genCa({ env }: FuncState, commonName: string, days: number, key?: string): GoObject {
  return certificateAuthority(env, { commonName, days, key });
}

function genSelfSignedCert({ env }: FuncState, commonName: string, ips: List, hosts: List, days: number, key?: string): GoObject {
  return selfSignedCertificate(env, { commonName, ips, hosts, days, key });
}

function genSignedCert({ env }: FuncState, commonName: string, ips: List, hosts: List, days: number, ca: GoObject, key?: string): GoObject {
  return signedCertificate(env, { commonName, ips, hosts, days, key }, ca);
}
