/** Snake and kebab case as huandu/xstrings 1.5 makes them: the text is read as words, which are joined again. */
import { isConnector } from './camel-case.ts';
import { isLetter, isNumber, isPunctuation, isUpper, lowerRune } from './unicode.ts';

type WordKind = 'number' | 'upper' | 'letters' | 'connector' | 'punctuation' | 'other' | 'invalid';

interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

const END: Word = { kind: 'invalid', text: '' };

/** `HTTPServer` → `http_server`; every connector of the text becomes the given one. Digits go with the letters that follow them. */
export function separatedCase(text: string, connector: string): string {
  const words = readWords(text);
  let at = 0;
  let word = words[0] ?? END;
  let out = '';
  const take = () => {
    out += lowerWord(word, connector);
    word = words[++at] ?? END;
  };
  const takeAlphanumeric = () => {
    while (word.kind === 'letters' || word.kind === 'number') take();
  };
  const join = (unless: readonly WordKind[]) => {
    if (!unless.includes(word.kind)) out += connector;
  };
  while (at < words.length - 1) {
    const { kind } = word;
    take();
    if (kind === 'connector' || kind === 'punctuation') continue;
    if (kind === 'number') {
      takeAlphanumeric();
      join(['invalid', 'connector', 'punctuation']);
    } else if (word.kind !== 'number') {
      join(['connector', 'punctuation']);
    } else if (at < words.length - 1) {
      if (words[at + 1]?.kind === 'letters') {
        out += connector;
        take();
        takeAlphanumeric();
        join(['invalid', 'connector', 'punctuation']);
      } else {
        take();
        join(['connector', 'punctuation']);
      }
    }
  }
  return out + lowerWord(word, connector);
}

function lowerWord(word: Word, connector: string): string {
  if (word.kind === 'connector') return Array.from(word.text, (rune) => (isConnector(rune) ? connector : valid(rune))).join('');
  if (word.kind !== 'upper') return word.text;
  return Array.from(word.text, (rune) => (isUpper(rune) ? lowerRune(rune) : valid(rune))).join('');
}

function readWords(text: string): Word[] {
  const runes = Array.from(text);
  const words: Word[] = [];
  for (let at = 0; at < runes.length; ) {
    const word = readWord(runes, at);
    words.push({ kind: word.kind, text: runes.slice(at, word.end).join('') });
    at = word.end;
  }
  return words;
}

/** The kind of the word at `from`, and where it ends. Bytes that are no UTF-8 belong to the word they are in. */
function readWord(runes: readonly string[], from: number): { kind: WordKind; end: number } {
  const start = skipInvalid(runes, from);
  if (start === runes.length) return { kind: 'invalid', end: start };
  const first = runes[start] as string;
  const kind = kindOf(first);
  if (kind === 'upper') return { kind, end: upperEnd(runes, start + 1) };
  return { kind, end: runEnd(runes, start + 1, BELONGS[kind]) };
}

function kindOf(rune: string): Exclude<WordKind, 'invalid'> {
  if (isConnector(rune)) return 'connector';
  if (isPunctuation(rune)) return 'punctuation';
  if (isUpper(rune)) return 'upper';
  if (isAlphabetic(rune)) return 'letters';
  return isNumber(rune) ? 'number' : 'other';
}

const BELONGS = {
  connector: isConnector,
  punctuation: isPunctuation,
  letters: (rune: string) => isAlphabetic(rune) && !isUpper(rune),
  number: isNumber,
  other: (rune: string) => !isConnector(rune) && !isAlphabetic(rune) && !isNumber(rune) && !isPunctuation(rune),
};

/** The end of a run: invalid bytes count if more of the run follows, or nothing at all. */
function runEnd(runes: readonly string[], from: number, belongs: (rune: string) => boolean): number {
  let end = from;
  while (end < runes.length) {
    const next = skipInvalid(runes, end);
    if (next < runes.length && !belongs(runes[next] as string)) break;
    end = Math.min(next + 1, runes.length);
  }
  return end;
}

/** After an upper case letter: `Http` is one word, and so is the `HTTP` of `HTTPServer`, whose `S` starts the next. */
function upperEnd(runes: readonly string[], from: number): number {
  if (from === runes.length) return from;
  const next = runes[skipInvalid(runes, from)] ?? (runes[from - 1] as string);
  if (!isUpper(next)) return isAlphabetic(next) ? runEnd(runes, from, BELONGS.letters) : from;
  const end = runEnd(runes, from, isUpper);
  const following = runes[skipInvalid(runes, end)];
  return end < runes.length && following !== undefined && isAlphabetic(following) ? lastRune(runes, end) : end;
}

/** Where the last rune before `end` begins, the invalid bytes before it included. */
function lastRune(runes: readonly string[], end: number): number {
  let at = end - 1;
  while (isInvalid(runes[at - 1])) at--;
  return at;
}

function skipInvalid(runes: readonly string[], from: number): number {
  let at = from;
  while (at < runes.length && isInvalid(runes[at])) at++;
  return at;
}

function isInvalid(rune: string | undefined): boolean {
  return rune === '\ufffd' || (rune !== undefined && rune.length === 1 && rune >= '\udc80' && rune <= '\udcff');
}

function valid(rune: string): string {
  return isInvalid(rune) ? '\ufffd' : rune;
}

/** A letter other than the ideographs, which are words of their own kind to xstrings. */
function isAlphabetic(rune: string): boolean {
  if (!isLetter(rune)) return false;
  const code = rune.codePointAt(0) as number;
  return !((code >= 0x4e00 && code <= 0x9fcc) || (code >= 0x3400 && code <= 0x4d85) || (code >= 0x20000 && code <= 0x2b81d));
}
