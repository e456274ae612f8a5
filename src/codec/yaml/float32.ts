/** Floats with the precision of float32, as sigs.k8s.io/yaml writes the keys and strings it makes of them. */

/** strconv.FormatFloat(value, 'g', -1, 32): the fewest digits that distinguish the float32 from its neighbours. */
export function formatFloat32(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return 'NaN';
  if (!Number.isFinite(single)) return single > 0 ? '+Inf' : '-Inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  let text = '';
  for (let digits = 0; digits < 9; digits++) {
    text = single.toExponential(digits);
    if (Math.fround(Number(text)) === single) break;
  }
  const [mantissa, power] = text.split('e') as [string, string];
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return plain(mantissa.replace('.', '').replace('-', ''), exponent, single < 0);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function plain(digits: string, exponent: number, negative: boolean): string {
  const sign = negative ? '-' : '';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  return sign + whole + (rest === '' ? '' : `.${rest}`);
}
