/** Which place of which template wrote a line of rendered text: found by rendering once more with a sink that records. */
import type { Frame, SourcePosition } from '../base/errors.ts';
import { positionAt } from '../base/text-position.ts';
import type { Statement } from '../template/nodes.ts';
import { print } from '../template/print.ts';
import type { Sink, SinkFactory, Written } from '../template/sink.ts';
import { withoutNoValue } from './no-value.ts';

/** What a statement wrote. */
interface Piece {
  readonly text: string;
  readonly node: Statement;
  readonly template: Written;
  /** The executions that ended since the piece before, includes and `tpl` texts, the first first. */
  readonly inner: readonly Recording[];
}

/** Records the executions of a render. */
export class ManifestTrace {
  private readonly ended: Recording[] = [];

  readonly sink: SinkFactory = (template) => new Recording(template, this.ended);

  /** Who wrote the line at a position of what a template rendered: the innermost place first. */
  writers({ file, line = 1 }: SourcePosition): Frame[] {
    const recording = this.ended.findLast(({ template }) => template.name === file);
    return recording ? framesOf(recording, line) : [];
  }
}

class Recording implements Sink {
  readonly template: Written;
  readonly pieces: Piece[] = [];
  private readonly ended: Recording[];
  private from: number;

  constructor(template: Written, ended: Recording[]) {
    this.template = template;
    this.ended = ended;
    this.from = ended.length;
  }

  write(text: string, node: Statement, template: Written): void {
    this.pieces.push({ text: withoutNoValue(text), node, template, inner: this.ended.slice(this.from) });
    this.from = this.ended.length;
  }

  end(): string {
    this.ended.push(this);
    return this.pieces.map(({ text }) => text).join('');
  }
}

function framesOf({ pieces }: Recording, line: number): Frame[] {
  const text = pieces.map((piece) => piece.text).join('');
  const words = (text.split('\n')[line - 1] ?? '').trim();
  const start =
    text.length -
    text
      .split('\n')
      .slice(line - 1)
      .join('\n').length;
  const middle = start + Math.max(0, text.slice(start).search(/\S/));
  let end = 0;
  for (const piece of pieces) {
    const begin = end;
    end += piece.text.length;
    if (end > middle) return [...innerFrames(piece, words), frame(piece, piece.node.kind === 'text' ? middle - begin : 0)];
  }
  return [];
}

/** The places within includes whose output holds the line. */
function innerFrames({ inner }: Piece, words: string): Frame[] {
  if (words === '') return [];
  return inner.flatMap(({ pieces }) => {
    const whole = pieces.map(({ text }) => text).join('');
    const at = whole.indexOf(words);
    if (at < 0) return [];
    let end = 0;
    const found = pieces.find(({ text }) => {
      end += text.length;
      return end > at;
    });
    return found ? [frame(found, found.node.kind === 'text' ? at - (end - found.text.length) : 0)] : [];
  });
}

/** The place of a statement; within a text, of the character at `offset`. */
function frame({ node, template }: Piece, offset: number): Frame {
  const { text } = template.body;
  const at = node.pos + offset;
  const position = { file: template.parseName, ...positionAt(text, at) };
  const source = node.kind === 'text' ? (text.slice(at).split('\n')[0] ?? '') : node.kind === 'action' ? print(node.pipe) : print(node);
  return { position, template: template.name, node: source, message: '', text };
}
