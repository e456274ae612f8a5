/** Texts in parts, each with what it is made of and which places of templates wrote it. */
import { positionAt } from '../../base/text-position.ts';
import type { Containers } from './containers.ts';
import { flat } from './flatten.ts';
import { leafLines } from './leaf-lines.ts';
import { printedSpans } from './printed-spans.ts';

import { type Span, spanLines } from './span.ts';
import { joined, NOTHING, type Piece, type Recorded, type ValueSources } from './value-sources.ts';

/** The parts of what an execution wrote; `source` is what its text is made of, if the text is a value's. */
export function recordingSpans({ pieces, template }: Recorded, containers: Containers, source?: ValueSources): Span[] {
  const written = source && joinLines(spansOf(template.body.text, source, containers));
  return pieces.flatMap((piece) => {
    const inner = piece.made ? spansOf(piece.text, piece.made, containers) : textSpans(piece);
    const own = piece.template.body === template.body ? written : undefined;
    return inner.map((span) => {
      const from = own?.[positionAt(template.body.text, piece.node.pos + (piece.made ? 0 : (span.at ?? 0))).line - 1] ?? NOTHING;
      const content = joined([span.content, from.content]);
      return { ...(!span.piece && { piece, at: 0 }), ...span, content, control: joined([span.control, piece.control, from.control]) };
    });
  });
}

/** The lines of a template's own text. */
function textSpans(piece: Piece): Span[] {
  let at = 0;
  return spanLines(piece.text).map((text) => {
    const span = { text, content: NOTHING.content, control: NOTHING.control, piece, at };
    at += text.length;
    return span;
  });
}

/** The parts of a text that a value is. */
export function spansOf(text: string, made: ValueSources, containers: Containers): Span[] {
  const { text: from } = made;
  if (from?.kind === 'recording') {
    const spans = recordingSpans(from.recording, containers, from.source);
    const whole = spans.map((span) => span.text).join('');
    return whole === text
      ? spans.map((span) => ({ ...span, control: joined([span.control, made.control]) }))
      : aligned(text, flat(made), [spans]);
  }
  if (from?.kind === 'printed') return printedSpans(text, from.value, made, containers);
  if (from?.kind === 'derived') {
    return aligned(
      text,
      made,
      from.inputs.map((input) => (input.made ? spansOf(input.text, input.made, containers) : [])),
      from.others,
    );
  }
  return spanLines(text).map((line) => ({ text: line, content: made.content, control: made.control }));
}

/** Lines of a changed text by the lines of the texts before: those with the same words, in their order. What is not found depends on all. */
function aligned(text: string, made: ValueSources, inputs: readonly (readonly Span[])[], others: ValueSources = NOTHING): Span[] {
  const known = inputs.map(joinLines);
  const next = known.map(() => 0);
  const all = joined([made.content, ...known.flatMap((lines) => lines.map((line) => line.content))]);
  const deciding = joined([made.control, ...known.flatMap((lines) => lines.map((line) => line.control))]);
  const lines = spanLines(text);
  if (lines.length === 1) return [{ text, content: all, control: deciding, ...placeIn(known) }];
  return lines.map((line) => {
    const words = line.trim();
    if (words === '' && lines.length > 1) return { text: line, content: new Set<string>(), control: made.control };
    for (const [i, input] of known.entries()) {
      for (let at = next[i]!; at < input.length; at++) {
        const there = input[at]!.text.trim();
        if (there === '' || !(there === words || words.includes(there))) continue;
        next[i] = at + 1;
        const { content, control, piece, at: begin } = input[at]!;
        const more = there === words ? NOTHING : others;
        return {
          text: line,
          content: joined([content, more.content]),
          control: joined([control, made.control, more.control]),
          ...(piece && { piece, at: begin ?? 0 }),
        };
      }
    }
    return { text: line, content: all, control: deciding };
  });
}

/** The place that wrote the first line of some texts. */
function placeIn(inputs: readonly (readonly Span[])[]): Pick<Span, 'piece' | 'at'> {
  const found = inputs.length === 1 ? inputs[0]!.find((line) => line.piece) : undefined;
  return found?.piece ? { piece: found.piece, at: found.at ?? 0 } : {};
}

/** Whole lines of parts of lines. */
export function joinLines(spans: readonly Span[]): Span[] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    lines.at(-1)!.push(span);
    if (span.text.endsWith('\n')) lines.push([]);
  }
  if (lines.at(-1)!.length === 0) lines.pop();
  return lines.map((parts) => {
    const first = parts.find((part) => part.piece && part.text.trim() !== '') ?? parts.find((part) => part.piece);
    // The break at a line's end may belong to the branch that the next line is in.
    const last = parts.at(-1);
    const own = parts.length > 1 && last?.text === '\n' ? parts.slice(0, -1) : parts;
    return {
      text: parts.map((part) => part.text).join(''),
      content: joined(own.map((part) => part.content)),
      control: joined(own.map((part) => part.control)),
      ...(first?.piece && { piece: first.piece, at: first.at ?? 0 }),
    };
  });
}

/** What the leaves of a text are made of, by their paths with slashes. */
export function leavesOfText(text: string, made: ValueSources, containers: Containers): Map<string, ValueSources> {
  const lines = joinLines(spansOf(text, made, containers));
  const found = new Map<string, ValueSources>();
  for (const { path, from, to } of leafLines(text) ?? []) {
    const own = lines.slice(from - 1, to);
    const parts = { content: joined(own.map((line) => line.content)), control: joined(own.map((line) => line.control)) };
    found.set(path.map((step) => `/${step}`).join(''), parts);
  }
  return found;
}
