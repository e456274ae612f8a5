/**
 * Certificates and keys with one byte changed or left out, as rows of where, how many bytes go and which come in their place;
 * the answers are those of Helm 4.3.1 (sprig 3.3.0 on Go 1.26), one row for each kind of fault.
 */
import { expect, test } from 'vitest';
import { decodePem, encodePem } from '../../src/funcs/crypto/pem.ts';
import { cryptoFunctions } from '../../src/funcs/crypto.ts';
import { encodeBase64 } from '../../src/go/base64.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import intact from '../fixtures/certificates.json' with { type: 'json' };
import fixture from '../fixtures/damaged-certificates.json' with { type: 'json' };
import { callFunction } from '../support/call-function.ts';

const { keys } = intact;
const sources: Record<string, string> = { ...fixture.certificates, ...keys };
const base64 = (text: string) => encodeBase64(encodeUtf8(text));

test.each(fixture.rows as [string, number, number, string, string][])('%s at %i: -%i +%j', (name, at, removed, added, message) => {
  const { type, bytes } = decodePem(sources[name]!)!;
  const damaged = encodePem({
    type,
    bytes: Buffer.concat([bytes.subarray(0, at), Buffer.from(added, 'hex'), bytes.subarray(at + removed)]),
  });
  const pair = name in keys ? [fixture.certificates.certificate, damaged] : [damaged, keys.ed25519];
  expect(() => callFunction(cryptoFunctions, 'buildCustomCert', pair.map(base64))).toThrow(
    expect.objectContaining({ code: 'function', message }),
  );
});

test.each(Object.entries(fixture.certificates))('%s is whole', (_, certificate) => {
  const pair = [certificate, keys.ed25519].map(base64);
  expect(() => callFunction(cryptoFunctions, 'buildCustomCert', pair)).not.toThrow();
});
