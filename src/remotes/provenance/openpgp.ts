/** The only door to the OpenPGP library: loaded at first need, set to accept what Helm accepts. */
import type * as OpenPgp from 'openpgp';

let loading: Promise<typeof OpenPgp> | undefined;

/** The library. It does not refuse algorithms as too weak. */
export function openPgp(): Promise<typeof OpenPgp> {
  loading ??= import('openpgp').then((pgp) => {
    Object.assign(pgp.config, {
      rejectHashAlgorithms: new Set(),
      rejectMessageHashAlgorithms: new Set(),
      rejectPublicKeyAlgorithms: new Set(),
      rejectCurves: new Set(),
      minRSABits: 0,
      knownNotations: [...pgp.config.knownNotations, 'salt@notations.openpgpjs.org'],
    });
    return pgp;
  });
  return loading;
}

/** Whether a signature is this key's over these bytes or packets, whatever the date. */
export async function valid(
  signature: OpenPgp.SignaturePacket,
  key: OpenPgp.AnyKeyPacket,
  type: number,
  about: object,
  detached = false,
): Promise<boolean> {
  const pgp = await openPgp();
  const always = null as unknown as Date;
  try {
    await signature.verify(key, type, about, always, detached, pgp.config);
    return true;
  } catch {
    return false;
  }
}
