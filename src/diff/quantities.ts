/** Quantities of Kubernetes in any of their notations: `1000m` is `1`. */
import { deepEqual } from '../go/deep-equal.ts';
import type { Value } from '../go/value.ts';

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(m|k|[KMGTPE]i|[MGTPE]|[eE][+-]?\d+|)$/;
const FACTORS: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Equal, or one quantity in two notations. */
export function isSameQuantity(given: Value, live: Value): boolean {
  if (deepEqual(given, live)) return true;
  const [one, other] = [quantity(given), quantity(live)];
  return one !== undefined && other !== undefined && Math.abs(one - other) <= Math.abs(one) * 1e-12;
}

function quantity(value: Value): number | undefined {
  const found = typeof value === 'string' || typeof value === 'number' ? QUANTITY.exec(String(value)) : null;
  if (!found) return undefined;
  const [, digits = '', unit = ''] = found;
  return /^[eE][+-]?\d/.test(unit) ? Number(digits + unit) : Number(digits) * (FACTORS[unit] ?? Number.NaN);
}
