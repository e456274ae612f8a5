/** The lines of tables and lists that are printed as YAML or JSON. */
import { isDict, isList, type Value } from '../../go/value.ts';
import type { PathStep } from '../value-path.ts';
import type { Containers } from './containers.ts';
import { flat } from './flatten.ts';
import { leafLines } from './leaf-lines.ts';
import { type Span, spanLines } from './span.ts';
import type { ValueSources } from './value-sources.ts';

/** The lines of a printed table or list: each is made of the leaves that are on it. */
export function printedSpans(text: string, value: Value, made: ValueSources, containers: Containers): Span[] {
  const leaves = leafLines(text);
  const lines = spanLines(text);
  if (!leaves) return lines.map((line) => ({ text: line, content: made.content, control: made.control }));
  const content: Set<string>[] = lines.map(() => new Set<string>());
  const control: Set<string>[] = lines.map(() => new Set(made.control));
  for (const { path, from, to } of leaves) {
    const leaf = flat(leafMade(value, path, containers) ?? made);
    for (let line = from; line <= to && line <= lines.length; line++) {
      for (const each of leaf.content) content[line - 1]!.add(each);
      for (const each of leaf.control) control[line - 1]!.add(each);
    }
  }
  return lines.map((line, i) => ({ text: line, content: content[i]!, control: control[i]! }));
}

function leafMade(root: Value, path: readonly PathStep[], containers: Containers): ValueSources | undefined {
  let at: Value = root;
  let made: ValueSources | undefined;
  for (const step of path) {
    if (!isDict(at) && !isList(at)) return made;
    const next: Value | undefined = isList(at) ? at[step as number] : at.get(String(step));
    if (next === undefined) return made;
    made = containers.entry(at, step, next);
    at = next;
  }
  return made;
}
