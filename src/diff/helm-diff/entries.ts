/** What helm-diff 3.15 reports: an entry per object, with lines or with fields, renames found and lines left out. */
import { errorText } from '../../base/errors.ts';
import { compileRegexp } from '../../go/regexp.ts';
import { compareStrings, encodeUtf8 } from '../../go/utf8.ts';
import { type DiffLine, diffLines } from './diff-lines.ts';
import { hideSecrets, type SecretMode } from './secrets.ts';
import type { Spec, Specs } from './specs.ts';
import { type StructuredEntry, structuredEntry } from './structured.ts';

export type ChangeType = 'ADD' | 'REMOVE' | 'MODIFY' | 'OWNERSHIP' | 'MODIFY_SUPPRESSED';

export interface Entry {
  readonly key: string;
  readonly kind: string;
  readonly change: ChangeType;
  readonly lines: readonly DiffLine[];
  readonly structured?: StructuredEntry | undefined;
}

export interface EntryOptions {
  readonly structured: boolean;
  readonly stripTrailingCr: boolean;
  readonly secrets: SecretMode;
  readonly suppressedKinds: readonly string[];
  /** The largest part of changed lines at which an object counts as renamed; 0 for none. */
  readonly findRenames: number;
  /** Patterns of lines that are left out. */
  readonly suppressedLines: readonly string[];
  readonly warn: (text: string) => void;
}

/** Releases that objects go from and to. */
export type Ownership = ReadonlyMap<string, { readonly before: string; readonly after: string }>;

export interface Entries {
  readonly entries: readonly Entry[];
  /** Whether anything differs, shown or not. */
  readonly changed: boolean;
}

/** Throws a `usage` error for a pattern that is none. */
export function diffEntries(old: Specs, now: Specs, options: EntryOptions, ownership: Ownership = new Map()): Entries {
  const [before, after] = [new Map(old), new Map(now)];
  const keys = (specs: Specs) => [...specs.keys()].sort(compareStrings);
  const owned = [...ownership].map(([key, names]): Entry => {
    return { key, kind: '', change: 'OWNERSHIP', lines: diffLines(names.before, names.after, true) };
  });
  const both = keys(before).filter((key) => after.has(key));
  const found = both.flatMap((key) => compared(key, before.get(key), after.get(key), options));
  const gone = keys(before).filter((key) => !after.has(key));
  const come = keys(after).filter((key) => !before.has(key));
  const renamed = renames(gone, come, before, after, options);
  const entries = [
    ...owned,
    ...found,
    ...renamed.entries,
    ...renamed.gone.filter((key) => !before.get(key)!.keep).flatMap((key) => compared(key, before.get(key), undefined, options)),
    ...renamed.come.flatMap((key) => compared(key, undefined, after.get(key), options)),
  ];
  return { entries: withoutLines(entries, options.suppressedLines), changed: entries.length > 0 };
}

function compared(key: string, before: Spec | undefined, after: Spec | undefined, options: EntryOptions): Entry[] {
  if (before && after && before.content === after.content) return [];
  const shown = hideSecrets(before, after, options.secrets);
  const change = !before ? 'ADD' : !after ? 'REMOVE' : 'MODIFY';
  const kind = (before ?? after)!.kind;
  if (options.structured) return structured(key, kind, change, shown, options);
  const lines = diffLines(shown.before?.content ?? '', shown.after?.content ?? '', options.stripTrailingCr);
  return change === 'MODIFY' && changes(lines) === 0 ? [] : [{ key, kind, change, lines }];
}

function structured(key: string, kind: string, change: ChangeType, { before, after }: Shown, options: EntryOptions): Entry[] {
  try {
    const entry = structuredEntry(key, change, options.suppressedKinds.includes(kind), before?.content, after?.content);
    const isEmpty = change === 'MODIFY' && !entry.changesSuppressed && !entry.changes?.length;
    return isEmpty ? [] : [{ key, kind, change, lines: [], structured: entry }];
  } catch (error) {
    options.warn(`Warning: failed to build structured entry for ${key} (kind: ${kind}, changeType: ${change}): ${errorText(error)}`);
    return [{ key, kind, change, lines: [] }];
  }
}

interface Shown {
  readonly before?: Spec | undefined;
  readonly after?: Spec | undefined;
}

function changes(lines: readonly DiffLine[]): number {
  return lines.filter(({ delta }) => delta !== ' ').length;
}

/** Texts whose lengths are further apart are not compared. */
const LENGTHS = { least: Math.fround(0.1), most: 10 };

/**
 * Pairs objects that are gone with new ones of their kind. helm-diff hides a Secret again for each comparison, what it has
 * hidden before included, and shows what has become of it; so does this.
 */
function renames(
  gone: readonly string[],
  come: readonly string[],
  before: Map<string, Spec>,
  after: Map<string, Spec>,
  options: EntryOptions,
) {
  const entries: Entry[] = [];
  if (options.findRenames <= 0) return { entries, gone, come };
  const left: string[] = [];
  let free = [...come];
  for (const key of gone) {
    let best: { key: string; fraction: number } | undefined;
    for (const other of free) {
      const fraction = changedFraction(key, other, before, after, options);
      if (fraction !== undefined && fraction < (best?.fraction ?? Number.POSITIVE_INFINITY)) best = { key: other, fraction };
    }
    if (best && best.fraction < Math.fround(options.findRenames)) {
      const renamed = best.key;
      free = free.filter((other) => other !== renamed);
      entries.push(...compared(key, before.get(key), after.get(renamed), options));
    } else left.push(key);
  }
  return { entries, gone: left, come: free };
}

/** The part of the lines that differs; undefined if the two cannot be one object. */
function changedFraction(
  key: string,
  other: string,
  before: Map<string, Spec>,
  after: Map<string, Spec>,
  options: EntryOptions,
): number | undefined {
  const [old, now] = [before.get(key)!, after.get(other)!];
  if (old.kind !== now.kind || old.content === '' || now.content === '') return undefined;
  const ratio = encodeUtf8(old.content).length / encodeUtf8(now.content).length;
  if (old.kind !== 'Secret' && (ratio < LENGTHS.least || ratio > LENGTHS.most)) return undefined;
  const shown = hideSecrets(old, now, options.secrets);
  before.set(key, shown.before!);
  after.set(other, shown.after!);
  const lines = diffLines(shown.before!.content, shown.after!.content, options.stripTrailingCr);
  const count = changes(lines);
  return count === 0 ? undefined : Math.fround(count / lines.length);
}

function withoutLines(entries: readonly Entry[], patterns: readonly string[]): readonly Entry[] {
  if (entries.length === 0 || patterns.length === 0) return entries;
  const compiled = patterns.map((pattern) => compileRegexp(pattern));
  return entries.map((entry): Entry => {
    const lines = entry.lines.filter(({ text }) => !compiled.some((pattern) => pattern.test(text)));
    if (changes(lines) > 0) return { ...entry, lines };
    return { ...entry, lines: [], change: entry.change === 'MODIFY' ? 'MODIFY_SUPPRESSED' : entry.change };
  });
}
