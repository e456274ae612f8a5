/** `$name` and `${name}` in a text, as Go's os.Expand takes them. */

const BRACED = /^\{(?:([*#$@!?\-0-9])\}|([^}]*)\})/;
const BARE = /^(?:[*#$@!?\-0-9]|[A-Za-z0-9_]+)/;

/** The text with what `value` gives for each name in its place. A `$` that no name follows stays; braces around nothing vanish, as does `${` without an end. */
export function expandNames(text: string, value: (name: string) => string): string {
  return text.replace(/\$([\s\S][\s\S]*)/, (_, rest: string) => expandedFrom(rest, value));
}

/** Goes on behind a `$`. */
function expandedFrom(start: string, value: (name: string) => string): string {
  let out = '';
  let rest = start;
  for (;;) {
    const { name, width } = nameAt(rest);
    if (name !== '') out += value(name);
    else if (width === 0) out += '$';
    rest = rest.slice(width);
    const next = rest.indexOf('$');
    if (next < 0 || next === rest.length - 1) return out + rest;
    out += rest.slice(0, next);
    rest = rest.slice(next + 1);
  }
}

function nameAt(text: string): { readonly name: string; readonly width: number } {
  if (text[0] !== '{') {
    const name = BARE.exec(text)?.[0] ?? '';
    return { name, width: name.length };
  }
  const braced = BRACED.exec(text);
  if (!braced) return { name: '', width: 1 };
  return { name: braced[1] ?? braced[2] ?? '', width: braced[0].length };
}
