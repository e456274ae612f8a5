/** Replacement texts with `$1`, `${name}` and `$$`, as Go's Regexp.Expand reads them. */

/** Literal text, or a group by number or name. */
export type TemplatePart = string | { readonly group: number | string };

const REFERENCE = /^(?:\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/u;

/** The parts of a replacement text; a `$` that begins no reference stands for itself. */
export function templateParts(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let rest = template;
  for (let dollar = rest.indexOf('$'); dollar >= 0; dollar = rest.indexOf('$')) {
    if (dollar > 0) parts.push(rest.slice(0, dollar));
    rest = rest.slice(dollar + 1);
    const match = REFERENCE.exec(rest);
    if (rest[0] === '$') {
      parts.push('$');
      rest = rest.slice(1);
    } else if (match) {
      parts.push({ group: reference((match[1] ?? match[2]) as string) });
      rest = rest.slice(match[0].length);
    } else parts.push('$');
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Digits without leading zeros are a number, everything else a name. */
function reference(name: string): number | string {
  return /^(?:0|[1-9][0-9]{0,8})$/.test(name) ? Number(name) : name;
}
