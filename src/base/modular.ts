/** Arithmetic of large whole numbers modulo another, and their big-endian bytes. */

/** base^exponent mod modulus, in windows of four bits. */
export function modPow(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const powers = [1n, base % modulus];
  for (let i = 2; i < 16; i++) powers.push((powers[i - 1]! * powers[1]!) % modulus);
  let result = 1n;
  for (const digit of exponent.toString(16)) {
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    const power = Number.parseInt(digit, 16);
    if (power > 0) result = (result * powers[power]!) % modulus;
  }
  return result;
}

/** The number whose product with `value` is 1 modulo `modulus`; 0 if there is none. */
export function modInverse(value: bigint, modulus: bigint): bigint {
  let [a, b] = [value % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (a > 0n) {
    const quotient = b / a;
    [a, b] = [b - quotient * a, a];
    [x, y] = [y - quotient * x, x];
  }
  return b === 1n ? ((y % modulus) + modulus) % modulus : 0n;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** How many bits the number has; 0 for 0. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** Big-endian bytes to a number that is not negative. */
export function fromBytes(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

/** A number that is not negative as big-endian bytes, at least `size` of them. */
export function toBytes(value: bigint, size = 0): Uint8Array {
  const hex = value === 0n ? '' : value.toString(16);
  const digits = hex.padStart(Math.max(2 * size, hex.length + (hex.length % 2)), '0');
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}
