/** Whether certificates and keys are PEM at all; what is in the blocks is looked at by TLS. */

const BLOCK = /-----BEGIN [^-\n]+-----/;

export function isPem(bytes: Buffer | string): boolean {
  return BLOCK.test(typeof bytes === 'string' ? bytes : bytes.toString('latin1'));
}

/** crypto/tls's refusal of a certificate and its key; undefined if both are PEM. */
export function pairFault(cert: Buffer | string, key: Buffer | string): string | undefined {
  if (!isPem(cert)) return 'tls: failed to find any PEM data in certificate input';
  return isPem(key) ? undefined : 'tls: failed to find any PEM data in key input';
}
