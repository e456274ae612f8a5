/** Texts in parts, each with what it is made of and which places of templates wrote it. */
import { attempt, positionAt } from '../../base/errors.ts';
import { composeYaml } from '../../codec/yaml/compose.ts';
import type { YamlNode } from '../../codec/yaml/node.ts';
import { isDict, isList, type Value } from '../../go/value.ts';
import type { PathStep } from '../value-path.ts';
import type { Containers } from './containers.ts';
import { joined, type Made, NOTHING, type TextSource } from './made.ts';
import type { Piece, Recording } from './recording.ts';

/** A part of a text on one line, the line break included. */
export interface Span {
  readonly text: string;
  readonly content: ReadonlySet<string>;
  readonly control: ReadonlySet<string>;
  /** The piece that wrote it, and where in the piece's own text it begins. */
  readonly piece?: Piece;
  readonly at?: number;
}

const flattened = new WeakMap<Made, Made>();

/** The same without the parts of its text: what all of it is made of. */
export function flat(made: Made): Made {
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

function innerOf(text: TextSource): Made[] {
  if (text.kind === 'printed') return [];
  if (text.kind === 'derived') return text.inputs.flatMap((input) => input.made ?? []);
  const pieces = text.recording.pieces.map((piece) => ({ ...flat(piece.made ?? NOTHING), more: piece.control }));
  return [
    ...pieces.map(({ content, control, more }) => ({ content, control: joined([control, more]) })),
    ...(text.source ? [text.source] : []),
  ];
}

/** All places that anything of a value depends on. */
export function depsOf(made: Made): ReadonlySet<string> {
  const { content, control } = flat(made);
  return joined([content, control]);
}

/** The parts of what an execution wrote; `source` is what its text is made of, where the text is a value's. */
export function recordingSpans({ pieces, template }: Recording, containers: Containers, source?: Made): Span[] {
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
  return linesOf(piece.text).map((text) => {
    const span = { text, content: NOTHING.content, control: NOTHING.control, piece, at };
    at += text.length;
    return span;
  });
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** The parts of a text that a value is. */
export function spansOf(text: string, made: Made, containers: Containers): Span[] {
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
  return linesOf(text).map((line) => ({ text: line, content: made.content, control: made.control }));
}

/** Lines of a changed text by the lines of the texts before: those with the same words, in their order. What is not found depends on all. */
function aligned(text: string, made: Made, inputs: readonly (readonly Span[])[], others: Made = NOTHING): Span[] {
  const known = inputs.map(joinLines);
  const next = known.map(() => 0);
  const all = joined([made.content, ...known.flatMap((lines) => lines.map((line) => line.content))]);
  const deciding = joined([made.control, ...known.flatMap((lines) => lines.map((line) => line.control))]);
  const lines = linesOf(text);
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

/** The lines of a printed table or list: each is made of the leaves that stand on it. */
function printedSpans(text: string, value: Value, made: Made, containers: Containers): Span[] {
  const leaves = leafLines(text);
  const lines = linesOf(text);
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

function leafMade(root: Value, path: readonly PathStep[], containers: Containers): Made | undefined {
  let at: Value = root;
  let made: Made | undefined;
  for (const step of path) {
    if (!isDict(at) && !isList(at)) return made;
    const next: Value | undefined = isList(at) ? at[step as number] : at.get(String(step));
    if (next === undefined) return made;
    made = containers.entry(at, step, next);
    at = next;
  }
  return made;
}

interface Leaf {
  readonly path: readonly PathStep[];
  /** Lines, from 1. */
  readonly from: number;
  readonly to: number;
}

/** The leaves of a YAML or JSON text with the lines that they take; undefined where it is neither. */
function leafLines(text: string): Leaf[] | undefined {
  const root = attempt(() => composeYaml(text));
  if (!root) return undefined;
  const leaves: Leaf[] = [];
  const starts = new Set<number>();
  const visit = (node: YamlNode, path: readonly PathStep[], key: YamlNode | undefined): void => {
    starts.add(key?.line ?? node.line);
    if (node.kind === 'alias') visit(node.target, path, key);
    else if (node.kind === 'mapping' && node.keys.length > 0) {
      for (const [i, each] of node.keys.entries()) visit(node.values[i]!, [...path, each.kind === 'scalar' ? each.value : ''], each);
    } else if (node.kind === 'sequence' && node.items.length > 0) {
      for (const [i, item] of node.items.entries()) visit(item, [...path, i], undefined);
    } else leaves.push({ path, from: key?.line ?? node.line, to: node.line });
  };
  visit(root, [], undefined);
  const begins = [...starts].sort((a, b) => a - b);
  const last = text.split('\n').length;
  // A leaf takes the lines up to what begins next: block scalars have several.
  return leaves.map((leaf) => ({ ...leaf, to: Math.max(leaf.to, (begins.find((line) => line > leaf.to) ?? last + 1) - 1) }));
}

/** What the leaves of a text are made of, by their paths with slashes. */
export function leavesOfText(text: string, made: Made, containers: Containers): Map<string, Made> {
  const lines = joinLines(spansOf(text, made, containers));
  const found = new Map<string, Made>();
  for (const { path, from, to } of leafLines(text) ?? []) {
    const own = lines.slice(from - 1, to);
    const parts = { content: joined(own.map((line) => line.content)), control: joined(own.map((line) => line.control)) };
    found.set(path.map((step) => `/${step}`).join(''), parts);
  }
  return found;
}
