/** The name that was probably meant. */

/** The known names that differ from the typed one by at most `distance` letters, or begin with it; sorted. */
export function closeNames(known: Iterable<string>, typed: string, distance = 2): string[] {
  const word = typed.toLowerCase();
  const close = (name: string) => levenshtein(word, name) <= distance || (word !== '' && name.startsWith(word));
  return Array.from(known)
    .filter((name) => close(name.toLowerCase()))
    .sort();
}

/** The one known name that is nearest to the typed one, if any is near: by default, a third of its letters may differ, but at most two. */
export function closestName(
  known: Iterable<string>,
  typed: string,
  distance: number = Math.min(2, Math.floor(typed.length / 3)),
): string | undefined {
  const word = typed.toLowerCase();
  const near = closeNames(known, typed, distance);
  return near.sort((a, b) => levenshtein(word, a.toLowerCase()) - levenshtein(word, b.toLowerCase()))[0];
}

/** How many letters have to be added, removed or changed to make one text the other. */
function levenshtein(a: string, b: string): number {
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
