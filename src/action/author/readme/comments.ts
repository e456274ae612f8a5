/** Comments that describe values: `# -- text`, `# key -- text`, `@default`, `@section`, `@notationType`, `@raw`, `(type)`. */

/** What comments say about one value; empty strings if they say nothing. */
export interface Description {
  readonly text: string;
  readonly defaultText: string;
  readonly section: string;
  readonly type: string;
  readonly notation: string;
}

export const NO_DESCRIPTION: Description = { text: '', defaultText: '', section: '', type: '', notation: '' };

/** Begins a comment that describes the value below it. */
export const DESCRIPTION_MARK = '# --';

const KEYED = /^[\t\n\f\r ]*#[\t\n\f\r ]*([^\n]*)[\t\n\f\r ]+--[\t\n\f\r ]*([^\n]*)$/;
const RAW = /^[\t\n\f\r ]*#[\t\n\f\r ]+@raw/;
const CONTINUED = /^[\t\n\f\r ]*#[\t\n\f\r ]?([^\n]*)$/;
const DEFAULT = /^[\t\n\f\r ]*# @default -- ([^\n]*)$/;
const TYPED = /^\(([^\n]*?)\)[\t\n\f\r ]*([^\n]*)$/;
const NOTATION = /^[\t\n\f\r ]*#[\t\n\f\r ]+@notationType[\t\n\f\r ]+--[\t\n\f\r ]+([^\n]*)$/;
const SECTION = /^[\t\n\f\r ]*# @section -- ([^\n]*)$/;

/** Reads a group of comment lines. `key` is what is before the `--`; empty for the value below the comment. */
export function parseComment(lines: readonly string[]): { readonly key: string; readonly description: Description } {
  const begin = lines.findLastIndex((line) => line.startsWith(DESCRIPTION_MARK));
  const group = begin > 0 ? lines.slice(begin) : lines;
  const first = Math.max(
    group.findIndex((line) => KEYED.test(line)),
    0,
  );
  const [, key = '', opening = ''] = KEYED.exec(group[first] ?? '') ?? [];
  const [, type = '', rest = ''] = TYPED.exec(opening) ?? [];
  const description = { ...NO_DESCRIPTION, text: type ? rest : opening, type };
  return { key, description: readTags(group.slice(first + 1), description) };
}

/** Adds what the lines below the opening one say. */
function readTags(lines: readonly string[], opening: Description): Description {
  let { text, defaultText, notation, section } = opening;
  let raw = false;
  for (const line of lines) {
    const said = (pattern: RegExp) => pattern.exec(line)?.[1];
    if (!raw && RAW.test(line)) raw = true;
    else if (DEFAULT.test(line)) defaultText = said(DEFAULT) ?? '';
    else if (NOTATION.test(line)) notation = said(NOTATION) ?? '';
    else if (SECTION.test(line)) section = said(SECTION) ?? '';
    else if (CONTINUED.test(line)) text += (raw ? '\n' : ' ') + said(CONTINUED);
  }
  return { ...opening, text, defaultText, notation, section };
}

/** The longest line that Go's bufio.Scanner reads; the file ends there for helm-docs. */
const LONGEST_LINE = 65536;

/** A description and where its comment begins, as a line from 1. */
export interface KeyedDescription extends Description {
  readonly line: number;
}

/** The descriptions that name their key, anywhere in a values file, by key. */
export function keyedDescriptions(text: string): Map<string, KeyedDescription> {
  const found = new Map<string, KeyedDescription>();
  let group: string[] = [];
  let end = 0;
  // A comment in the last line of the file is not taken: it ends with the line after it.
  for (const line of text.split('\n').slice(0, text.endsWith('\n') ? -1 : undefined)) {
    if (line.length >= LONGEST_LINE) break;
    end++;
    const current = line.replace(/\r$/, '');
    if (group.length === 0) {
      if (KEYED.exec(current)?.[1]) group.push(current);
    } else if (CONTINUED.test(current)) {
      group.push(current);
    } else {
      const { key, description } = parseComment(group);
      if (key !== '') found.set(key, { ...description, line: end - group.length });
      group = [];
    }
  }
  return found;
}
