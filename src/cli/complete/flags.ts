/** Completing flags: which may follow, and which one's value is being typed. */
import type { FlagValues, NamedFlag } from '../flag.ts';

/** A flag whose value is being typed: the words before it, and the value so far. */
export interface FlagInProgress {
  readonly flag: NamedFlag | undefined;
  readonly before: readonly string[];
  readonly word: string;
  readonly error?: string;
}

/** The flag whose value the last word is or holds. `command` is named if it has no such flag. */
export function flagInProgress(words: readonly string[], last: string, flags: readonly NamedFlag[], command: string): FlagInProgress {
  const none = { flag: undefined, before: words, word: last };
  const valued = (name: string, at: Pick<FlagInProgress, 'before' | 'word'>, equals: boolean): FlagInProgress => {
    if (name === '') return none;
    const flag = flags.find((each) => (name.length === 1 && each.short === name) || (name.length > 1 && each.name === name));
    if (!flag) return { ...none, error: `Subcommand '${command}' does not support flag '${name}'` };
    const isSwitch = flag.type === 'bool' || flag.bare !== undefined;
    return isSwitch && !equals ? none : { flag, ...at };
  };
  const equals = last.indexOf('=');
  if (last.startsWith('-')) {
    if (equals < 0) return none;
    const name = last.startsWith('--') ? last.slice(2, equals) : last.slice(equals - 1, equals);
    return valued(name, { before: words, word: last.slice(equals + 1) }, true);
  }
  const previous = words.at(-1) ?? '';
  if (!/^(--.|-[^-])/.test(previous) || previous.includes('=')) return none;
  const name = previous.startsWith('--') ? previous.slice(2) : previous.slice(-1);
  return valued(name, { before: words.slice(0, -1), word: last }, false);
}

/** The flags that begin with the word and may still be given; of a group that excludes each other only the one that is there. */
export function flagWords(flags: readonly NamedFlag[], word: string, given: FlagValues, groups: readonly (readonly string[])[]): string[] {
  const excluded = groups
    .filter((group) => group.some((key) => given.given(key)))
    .flatMap((group) => group.filter((key) => !given.given(key)));
  return flags
    .filter((flag) => !flag.hidden && !flag.deprecated && !excluded.includes(flag.key))
    .filter((flag) => !given.given(flag.key) || /^string(Array|Slice|To)/.test(flag.type))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((flag) =>
      flagForms(flag)
        .filter((form) => form.startsWith(word))
        .map((form) => `${form}\t${flag.usage}`),
    );
}

function flagForms({ name, short }: NamedFlag): string[] {
  return short ? [`--${name}`, `-${short}`] : [`--${name}`];
}
