/** What helm-diff 3.15 prints: `diff`, `simple`, `json` and `structured`. */
import type { DiffLine } from './diff-lines.ts';
import type { ChangeType, Entry } from './entries.ts';
import { type KeyParts, keyParts } from './key-parts.ts';
import { structuredText } from './print-structured.ts';
import type { StructuredEntry } from './structured.ts';

export interface PrintOptions {
  readonly colour: boolean;
  /** Lines around changes; all if it is negative. */
  readonly context: number;
  readonly suppressedKinds: readonly string[];
  readonly warn: (text: string) => void;
}

type Colour = 'red' | 'green' | 'yellow' | 'magenta' | 'blue';

/** mgutz/ansi's codes; its blue is the bright one here. */
const CODES: Readonly<Record<Colour, number>> = { red: 31, green: 32, yellow: 33, magenta: 35, blue: 94 };

function painted(text: string, colour: Colour, isOn: boolean): string {
  return isOn ? `\x1b[0;${CODES[colour]}m${text}\x1b[0m` : text;
}

const STYLES: Readonly<Record<ChangeType, { readonly colour: Colour; readonly diff: string; readonly simple: string }>> = {
  ADD: { colour: 'green', diff: 'has been added:', simple: 'to be added.' },
  REMOVE: { colour: 'red', diff: 'has been removed:', simple: 'to be removed.' },
  MODIFY: { colour: 'yellow', diff: 'has changed:', simple: 'to be changed.' },
  OWNERSHIP: { colour: 'magenta', diff: 'changed ownership:', simple: 'to change ownership.' },
  MODIFY_SUPPRESSED: {
    colour: 'blue',
    diff: 'has changed, but diff is empty after suppression.',
    simple: 'has changed, but diff is empty after suppression.',
  },
};

export function diffText(entries: readonly Entry[], options: PrintOptions): string {
  return entries
    .map(({ key, kind, change, lines }) => {
      const { colour, diff } = STYLES[change];
      return `${painted(`${key} ${diff}`, colour, options.colour)}\n${linesText(lines, kind, options)}`;
    })
    .join('');
}

export function simpleText(entries: readonly Entry[], { colour: isOn }: PrintOptions): string {
  const lines = entries.map(({ key, change }) => `${painted(`${key} ${STYLES[change].simple}`, STYLES[change].colour, isOn)}\n`);
  const count = (wanted: ChangeType) => entries.filter(({ change }) => change === wanted).length;
  const plan = `Plan: ${count('ADD')} to add, ${count('MODIFY')} to change, ${count('REMOVE')} to destroy, ${count('OWNERSHIP')} to change ownership.\n`;
  return lines.join('') + plan;
}

/** What templates get for each entry. */
export interface TemplateEntry extends KeyParts {
  readonly change: ChangeType;
}

export function templateEntries(entries: readonly Entry[], { warn }: PrintOptions): TemplateEntry[] {
  return entries.flatMap(({ key, change }): TemplateEntry[] => {
    const parts = keyParts(key);
    if (!parts) warn('error processing report entry');
    return parts ? [{ ...parts, change }] : [];
  });
}

export function jsonText(entries: readonly Entry[], options: PrintOptions): string {
  const objects = templateEntries(entries, options).map(({ api, kind, namespace, name, change }) => {
    const fields = { api, kind, namespace, name, change };
    return `{\n${Object.entries(fields)
      .map(([field, text]) => `  "${field}": "${text}"`)
      .join(',\n')}\n}`;
  });
  return `[${objects.join(',')}]\n`;
}

export function structuredEntriesText(entries: readonly Entry[]): string {
  const NONE = {
    apiVersion: '',
    kind: '',
    namespace: '',
    resourceStatus: { oldExists: false, newExists: false },
    changesSuppressed: false,
  };
  return structuredText(
    entries.map(({ key, change, structured }): StructuredEntry => structured ?? { ...NONE, name: key, changeType: change }),
  );
}

function linesText(lines: readonly DiffLine[], kind: string, { colour, context, suppressedKinds }: PrintOptions): string {
  if (suppressedKinds.includes(kind)) return painted(`+ Changes suppressed on sensitive content of type ${kind}\n`, 'yellow', colour);
  if (context < 0) return lines.map((line) => lineText(line, colour)).join('');
  const far = distances(lines).map((distance) => distance > context);
  return lines.map((line, i) => (!far[i] ? lineText(line, colour) : far[i - 1] ? '' : '...\n')).join('');
}

function lineText({ delta, text }: DiffLine, colour: boolean): string {
  if (delta === ' ') return text === '' ? '\n' : `  ${text}\n`;
  return `${painted(`${delta} ${text}`, delta === '+' ? 'green' : 'red', colour)}\n`;
}

/** How far each line is from the next change. */
function distances(lines: readonly DiffLine[]): number[] {
  const found = lines.map(() => Number.POSITIVE_INFINITY);
  const pass = (order: readonly number[]) => {
    let last: number | undefined;
    for (const i of order) {
      if (lines[i]!.delta !== ' ') last = i;
      if (last !== undefined) found[i] = Math.min(found[i]!, Math.abs(i - last));
    }
  };
  const order = [...lines.keys()];
  pass(order);
  pass(order.reverse());
  return found;
}
