/** What a value is made of: the places in the values that its text comes from, and those that chose it. */
import type { Value } from '../../go/value.ts';
import type { Statement } from '../../template/nodes.ts';
import type { Written } from '../../template/sink.ts';
import type { TracedPlace } from '../../template/trace.ts';

/** Paths as text; the path of a table includes all values in it. */
export interface ValueSources {
  readonly content: ReadonlySet<string>;
  readonly control: ReadonlySet<string>;
  /** Where the parts of a text come from, if it is one. */
  readonly text?: TextSource;
}

/** The output of one execution of a template, in pieces. */
export interface Recorded {
  readonly template: Written;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly text: string;
  readonly node: Statement;
  readonly template: Written;
  /** The calls around the template, the innermost first. */
  readonly callers: readonly TracedPlace[];
  /** What the text is made of; undefined for text of the template itself. */
  readonly made: ValueSources | undefined;
  /** What chose the branches around. */
  readonly control: ReadonlySet<string>;
}

export type TextSource =
  /** The output of a template. */
  | { readonly kind: 'recording'; readonly recording: Recorded; readonly source: ValueSources | undefined }
  /** A table or a list, printed as YAML or JSON. */
  | { readonly kind: 'printed'; readonly value: Value }
  /** Other texts, changed: indented, quoted, joined; `others` are the arguments that are not texts of several parts. */
  | {
      readonly kind: 'derived';
      readonly others: ValueSources;
      readonly inputs: readonly { readonly text: string; readonly made: ValueSources | undefined }[];
    };

const NONE: ReadonlySet<string> = new Set();
export const NOTHING: ValueSources = { content: NONE, control: NONE };

export function contentOf(path: string): ValueSources {
  return { content: new Set([path]), control: NONE };
}

/** All of them together; their texts are forgotten. */
export function union(all: readonly (ValueSources | undefined)[]): ValueSources {
  const known = all.filter((one) => one !== undefined);
  if (known.length === 0) return NOTHING;
  if (known.length === 1 && !known[0]!.text) return known[0]!;
  return { content: joined(known.map((one) => one.content)), control: joined(known.map((one) => one.control)) };
}

/** The same, chosen by others. */
export function withControl(made: ValueSources, others: readonly (ValueSources | undefined)[]): ValueSources {
  const deciding = union(others);
  if (deciding.content.size + deciding.control.size === 0) return made;
  return { ...made, control: joined([made.control, deciding.content, deciding.control]) };
}

export function joined(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const full = sets.filter((set) => set.size > 0);
  if (full.length <= 1) return full[0] ?? NONE;
  const all = new Set<string>();
  for (const set of full) for (const path of set) all.add(path);
  return all;
}
