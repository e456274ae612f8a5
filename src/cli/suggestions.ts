/** Names that are close to a mistyped one, by cobra's rule. */
export function suggestions(names: Iterable<string>, typed: string): string[] {
  const word = typed.toLowerCase();
  const close = (name: string) => distance(word, name) <= 2 || name.startsWith(word);
  return Array.from(names)
    .filter((name) => close(name.toLowerCase()))
    .sort();
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
