/** The NIST curves that Go's x509 knows (FIPS 186-4, D.1.2): y² = x³ − 3x + b over the prime p, order n. */

export interface Curve {
  readonly name: 'P-224' | 'P-256' | 'P-384' | 'P-521';
  /** OpenSSL's name. */
  readonly openssl: string;
  readonly oid: string;
  /** Bytes of a coordinate, and of a scalar. */
  readonly size: number;
  /** The hash that certificates signed with such a key use. */
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  readonly p: bigint;
  readonly n: bigint;
  readonly b: bigint;
}

const P224: Curve = {
  name: 'P-224',
  openssl: 'secp224r1',
  oid: '1.3.132.0.33',
  size: 28,
  hash: 'sha256',
  p: 0xffffffffffffffffffffffffffffffff000000000000000000000001n,
  n: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
  b: 0xb4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4n,
};

/** The curve of `genPrivateKey "ecdsa"`. */
export const P256: Curve = {
  name: 'P-256',
  openssl: 'prime256v1',
  oid: '1.2.840.10045.3.1.7',
  size: 32,
  hash: 'sha256',
  p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
  n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
};

const P384: Curve = {
  name: 'P-384',
  openssl: 'secp384r1',
  oid: '1.3.132.0.34',
  size: 48,
  hash: 'sha384',
  p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
  n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
};

const P521: Curve = {
  name: 'P-521',
  openssl: 'secp521r1',
  oid: '1.3.132.0.35',
  size: 66,
  hash: 'sha512',
  p: (1n << 521n) - 1n,
  n: 0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  b: 0x051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
};

const CURVES = [P224, P256, P384, P521];

/** The curve with this object identifier; absent if Go has none. */
export function curveOf(oid: string): Curve | undefined {
  return CURVES.find((curve) => curve.oid === oid);
}

/** Whether the coordinates are below p and satisfy the curve's equation. */
export function isOnCurve({ p, b }: Curve, x: bigint, y: bigint): boolean {
  return x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
}
