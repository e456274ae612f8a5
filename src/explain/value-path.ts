/** Paths to values as people write them: `web.image.tag`, `a[0].b`, `annotations."example.com/x"`. */
import { ChartwrightError } from '../base/errors.ts';

export type PathStep = string | number;

const PLAIN = /^[^.[\]"\s]+$/;
const STEP = /(?:^|\.)(?:"((?:[^"\\]|\\.)*)"|([^.[\]"]+))|\[(\d+)\]/y;

/** The path as text; keys that hold dots, brackets, quotes or blanks are quoted. */
export function pathText(steps: readonly PathStep[]): string {
  return steps.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const key = PLAIN.test(step) ? step : JSON.stringify(step);
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** Reads a path. Throws a `usage` error if it is malformed. */
export function parsePath(text: string): PathStep[] {
  const steps: PathStep[] = [];
  for (STEP.lastIndex = 0; STEP.lastIndex < text.length; ) {
    const at = STEP.lastIndex;
    const found = STEP.exec(text);
    if (!found) throw new ChartwrightError('usage', `"${text}" is not a path of a value: ${text.slice(at)} is not understood`);
    const [, quoted, plain, index] = found;
    if (index !== undefined) steps.push(Number(index));
    else steps.push(quoted === undefined ? (plain as string) : unquoted(`"${quoted}"`, text));
  }
  return steps;
}

function unquoted(key: string, text: string): string {
  try {
    return JSON.parse(key) as string;
  } catch (cause) {
    throw new ChartwrightError('usage', `"${text}" is not a path of a value: ${key} is not understood`, { cause });
  }
}

/** Whether one path leads to the other or through it. */
export function startsWith(path: readonly PathStep[], start: readonly PathStep[]): boolean {
  return start.length <= path.length && start.every((step, i) => step === path[i]);
}
