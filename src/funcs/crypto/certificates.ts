/** sprig's functions that make certificates: CA, self-signed and signed, each with a fresh key or a given one. */

import { decodeBase64 } from '../../go/base64.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { GoObject, type GoType, type List } from '../../go/value.ts';
import type { SigningKey } from '../../host/crypto/keys.ts';
import type { FuncEnv } from '../env.ts';
import { alternativeNames } from './alternative-names.ts';
import { fail, prefixedError } from './fail.ts';
import { type CertificateTemplate, issueCertificate, type Signer } from './issue-certificate.ts';
import { type ParsedCertificate, parseCertificate } from './parse-certificate.ts';
import { parsePrivateKey } from './parse-private-key.ts';
import { decodePem, encodePem } from './pem.ts';
import { formatPrivateKey, generateRsa, type PrivateKey } from './private-key.ts';

/** sprig's struct with the fields Cert and Key, both PEM. */
const CERTIFICATE: GoType = { name: 'sprig.certificate', kind: 'struct' };

const DAY = 24n * 3600n * 1_000_000_000n;

/** What a certificate is requested for. */
export interface CertificateRequest {
  readonly commonName: string;
  readonly ips?: List;
  readonly hosts?: List;
  readonly days: number;
  /** The subject's key in PEM; absent for a fresh one of 2048 bits RSA. */
  readonly key?: string | undefined;
}

/** A certificate that may sign others, signed by itself. */
export function certificateAuthority(env: FuncEnv, request: CertificateRequest): GoObject {
  const key = subjectKey(request.key);
  return certificate(templateOf(env, request, true), key, { key });
}

export function selfSignedCertificate(env: FuncEnv, request: CertificateRequest): GoObject {
  const key = subjectKey(request.key);
  return certificate(templateOf(env, request, false), key, { key });
}

/** A certificate signed by `ca`, another `sprig.certificate`. */
export function signedCertificate(env: FuncEnv, request: CertificateRequest, ca: GoObject): GoObject {
  const key = subjectKey(request.key);
  const signer = signerOf(ca);
  return certificate(templateOf(env, request, false), key, signer);
}

/** The certificate and key given in base64 of PEM, checked and unchanged. */
export function customCertificate(cert64: string, key64: string): GoObject {
  const cert = textOf(cert64, 'unable to decode base64 certificate');
  const key = textOf(key64, 'unable to decode base64 private key');
  readCertificate(cert, 'decodedCert.Bytes');
  prefixedError('error parsing private key', () => parsePrivateKey(key));
  return certificateObject(cert, key);
}

function subjectKey(pem: string | undefined): PrivateKey {
  return pem === undefined ? generateRsa(2048) : prefixedError('parsing private key', () => parsePrivateKey(pem));
}

function signerOf(ca: GoObject): Signer {
  const certificate = readCertificate(String(ca.fields.get('Cert') ?? ''), 'decodedSignerCert.Bytes');
  const key = prefixedError('error parsing private key', () => parsePrivateKey(String(ca.fields.get('Key') ?? '')));
  return { key, certificate };
}

function readCertificate(pem: string, variable: string): ParsedCertificate {
  const block = decodePem(pem) ?? fail('unable to decode certificate');
  return prefixedError(`error parsing certificate: ${variable}`, () => parseCertificate(block.bytes));
}

/** Days are multiplied into an int64 of nanoseconds, which overflows as in Go beyond 106751 of them. */
function templateOf(env: FuncEnv, { commonName, ips = [], hosts = [], days }: CertificateRequest, isCa: boolean): CertificateTemplate {
  const names = alternativeNames(ips, hosts);
  const notBefore = env.clock.now();
  const notAfter = notBefore + BigInt.asIntN(64, BigInt(days) * DAY);
  return { commonName, names, notBefore, notAfter, serial: env.random.bytes(16), isCa };
}

function certificate(template: CertificateTemplate, key: PrivateKey, signer: Signer): GoObject {
  const bytes = prefixedError('error creating certificate', () => issueCertificate(template, key, signer));
  // Issuing refuses the keys that have no PEM form.
  return certificateObject(encodePem({ type: 'CERTIFICATE', bytes }), formatPrivateKey(key as SigningKey));
}

function certificateObject(cert: string, key: string): GoObject {
  return new GoObject(
    CERTIFICATE,
    new Map([
      ['Cert', cert],
      ['Key', key],
    ]),
  );
}

function textOf(base64: string, fault: string): string {
  try {
    return decodeUtf8(decodeBase64(base64));
  } catch {
    return fail(fault);
  }
}
