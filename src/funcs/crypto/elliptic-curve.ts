/** Go's checks of EC keys that come from outside, in its words. */

import { fromBytes } from '../../base/modular.ts';
import { type Curve, isOnCurve } from '../../host/crypto/curves.ts';
import { fail } from './fail.ts';

/** Refuses what is not an uncompressed point of the curve. */
export function checkPoint(curve: Curve, point: Uint8Array): void {
  const name = curve.name.replace('-', '');
  if (point[0] !== 4) fail('ecdsa: invalid uncompressed public key');
  if (point.length !== 1 + 2 * curve.size) fail(`invalid ${name} point encoding`);
  const x = fromBytes(point.subarray(1, 1 + curve.size));
  const y = fromBytes(point.subarray(1 + curve.size));
  if (x >= curve.p || y >= curve.p) fail(name === 'P256' ? 'invalid P256 element encoding' : `invalid ${name}Element encoding`);
  if (!isOnCurve(curve, x, y)) fail(`${name} point not on curve`);
}

/** A private scalar brought to the curve's size, as lax about zeros in front as Go; refuses what is not between 0 and the order. */
export function sizedScalar(curve: Curve, bytes: Uint8Array): Uint8Array {
  const excess = Math.max(0, bytes.length - curve.size);
  if (bytes.subarray(0, excess).some((byte) => byte !== 0)) fail('x509: invalid private key length');
  const scalar = new Uint8Array(curve.size);
  scalar.set(bytes.subarray(excess), curve.size - (bytes.length - excess));
  const value = fromBytes(scalar);
  if (value % curve.n === 0n) fail('ecdsa: invalid public key encoding');
  if (value > curve.n) fail('input overflows the modulus');
  return scalar;
}
