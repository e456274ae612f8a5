/** helm-unittest's `--color`, which is a switch, as Helm's, which has a word for a value: lines of `unittest` may have either. */
import { parseBool } from '../../go/parse-bool.ts';

const MODES = ['never', 'auto', 'always'];

/** The words of a line, `--color` and `--color=true` of `unittest` as `--color=always`. */
export function withColorMode(words: readonly string[]): readonly string[] {
  if (words[0] !== 'unittest') return words;
  return words.map((word, i) => {
    if (word === '--color') return MODES.includes(words[i + 1] ?? '') ? word : '--color=always';
    return word.startsWith('--color=') ? `--color=${modeOf(word.slice('--color='.length))}` : word;
  });
}

function modeOf(value: string): string {
  try {
    return parseBool(value) ? 'always' : 'never';
  } catch {
    return value;
  }
}
