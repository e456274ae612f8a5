/** Counts in words, as gonvenience/text 1.0 writes them. */
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

export function plural(count: number, one: string, several = `${one}s`): string {
  return `${WORDS[count] ?? count} ${count === 1 ? one : several}`;
}
