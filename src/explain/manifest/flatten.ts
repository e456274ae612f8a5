/** What all of a value is made of, without its parts. */
import { joined, NOTHING, type TextSource, type ValueSources } from './value-sources.ts';

const flattened = new WeakMap<ValueSources, ValueSources>();

/** The same without the parts of its text: what all of it is made of. */
export function flat(made: ValueSources): ValueSources {
  const { text } = made;
  if (!text) return made;
  let known = flattened.get(made);
  if (!known) {
    const inner = innerOf(text).map(flat);
    known = {
      content: joined([made.content, ...inner.map((one) => one.content)]),
      control: joined([made.control, ...inner.map((one) => one.control)]),
    };
    flattened.set(made, known);
  }
  return known;
}

function innerOf(text: TextSource): ValueSources[] {
  if (text.kind === 'printed') return [];
  if (text.kind === 'derived') return text.inputs.flatMap((input) => input.made ?? []);
  const pieces = text.recording.pieces.map((piece) => ({ ...flat(piece.made ?? NOTHING), more: piece.control }));
  return [
    ...pieces.map(({ content, control, more }) => ({ content, control: joined([control, more]) })),
    ...(text.source ? [text.source] : []),
  ];
}

/** All places that anything of a value depends on. */
export function depsOf(made: ValueSources): ReadonlySet<string> {
  const { content, control } = flat(made);
  return joined([content, control]);
}
