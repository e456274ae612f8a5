/** Which place of which template wrote each line of what `template` prints, and which values the line holds or depends on. */
import type { SourcePosition } from '../base/errors.ts';
import { positionAt } from '../base/text-position.ts';
import type { Manifest } from '../release/sort-manifests.ts';
import { type PrintOptions, printedDocuments } from '../render/manifest-text.ts';
import type { RenderResult } from '../render/render-options.ts';
import type { Statement } from '../template/nodes.ts';
import type { Origin } from '../values/origins.ts';
import type { Span } from './manifest/span.ts';
import { joinLines, recordingSpans } from './manifest/spans.ts';
import type { Piece, Recorded } from './manifest/value-sources.ts';
import { joined } from './manifest/value-sources.ts';
import type { ValuesTracer } from './manifest/values-tracer.ts';

/** A value that a line is made of, or that chose it. */
export interface LineValue {
  readonly path: string;
  readonly role: 'content' | 'control';
  readonly origin: Origin;
}

export interface ExplainedLine {
  /** Counts from 1 in all that is printed. */
  readonly line: number;
  readonly text: string;
  /** The places that wrote it, the innermost first. */
  readonly templates: readonly SourcePosition[];
  readonly values: readonly LineValue[];
}

export interface ExplainedDocument {
  /** `chart/templates/x.yaml` */
  readonly source: string;
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly ExplainedLine[];
}

export interface ManifestExplanation {
  readonly documents: readonly ExplainedDocument[];
}

/** An explanation and the texts of the templates that its positions are in. */
export interface ExplainedTexts extends ManifestExplanation {
  readonly texts: ReadonlyMap<string, string>;
}

/** The values that are at a path: a leaf, or all leaves below it. */
export type ValuesAt = (path: string) => readonly { readonly path: string; readonly origin: Origin }[];

/** Explains a rendering that a tracer followed. */
export function explainRendering(result: RenderResult, tracer: ValuesTracer, valuesAt: ValuesAt, options: PrintOptions): ExplainedTexts {
  const lines = new Map<string, readonly Span[]>();
  const linesOf = (source: string): readonly Span[] => {
    let known = lines.get(source);
    if (!known) {
      const recording = tracer.recordings.get(source);
      known = recording ? joinLines(recordingSpans(recording, tracer.containers)) : [];
      lines.set(source, known);
    }
    return known;
  };
  let line = 0;
  const documents = printedDocuments(result, options).map(({ source, text, document }) => {
    const texts = text.split(/(?<=\n)/);
    const spans = document ? spansOf(document, texts.length, tracer.recordings.get(source), linesOf(source)) : texts.map(() => undefined);
    const whole = common(spans.filter((span, i) => span && texts[i]!.trim() !== '').map((span) => span!.control));
    const explained = texts.map((each, i): ExplainedLine => {
      line++;
      // What decides whether the document is there at all decides about its first lines and its blank ones.
      const own = spans[i] ?? { text: each, content: whole, control: whole };
      const span = each.trim() === '' || i < HEADER ? { ...own, content: new Set<string>(), control: joined([own.control, whole]) } : own;
      return { line, text: each.replace(/\n$/, ''), ...described(span, valuesAt) };
    });
    return { source, kind: document?.kind ?? '', name: document?.name ?? '', lines: explained };
  });
  return { documents, texts: textsOf(tracer) };
}

function textsOf({ recordings }: ValuesTracer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { pieces } of recordings.values()) for (const { template } of pieces) texts.set(template.parseName, template.body.text);
  return texts;
}

/** What all sets hold. */
function common([first, ...rest]: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set([...(first ?? [])].filter((path) => rest.every((set) => set.has(path))));
}

/** `---` and `# Source: …`. */
const HEADER = 2;

/** The lines of a rendered text that a document's lines are; none for its header and for what is printed behind it. */
function spansOf(
  { offset, content }: Pick<Manifest, 'offset' | 'content'>,
  count: number,
  recording: Recorded | undefined,
  lines: readonly Span[],
): (Span | undefined)[] {
  const text = recording?.pieces.map((piece) => piece.text).join('') ?? '';
  const first = positionAt(text, offset).line - 1;
  const own = content.split('\n').length;
  return Array.from({ length: count }, (_, i) => {
    const line = i - HEADER;
    return recording && line >= 0 && line < own ? lines[first + line] : undefined;
  });
}

function described({ piece, at = 0, content, control }: Span, valuesAt: ValuesAt): Pick<ExplainedLine, 'templates' | 'values'> {
  const values = new Map<string, LineValue>();
  const add = (paths: ReadonlySet<string>, role: LineValue['role']) => {
    for (const path of paths) for (const value of valuesAt(path)) if (!values.has(value.path)) values.set(value.path, { ...value, role });
  };
  add(content, 'content');
  add(control, 'control');
  return { templates: piece ? placesOf(piece, at) : [], values: [...values.values()] };
}

/** The place of a piece and of the calls around it. */
function placesOf({ node, template, callers, text }: Piece, at: number): SourcePosition[] {
  const blanks = node.kind === 'text' ? at + Math.max(0, text.slice(at).search(/\S/)) : 0;
  return [positionOf(template, node, blanks), ...callers.map((place) => positionOf(place.template, place.node, 0))];
}

function positionOf(template: Piece['template'], node: Statement, offset: number): SourcePosition {
  return { file: template.parseName, ...positionAt(template.body.text, node.pos + offset) };
}
