/** What one execution of a template wrote, piece by piece. */
import { withoutNoValue } from '../../render/no-value.ts';
import type { Statement } from '../../template/nodes.ts';
import type { Sink, Written } from '../../template/sink.ts';
import type { TracedPlace } from '../../template/trace.ts';
import type { Piece, Recorded, ValueSources } from './value-sources.ts';

/** What is recorded with each piece. */
export interface RecordingContext {
  readonly callers: readonly TracedPlace[];
  readonly made: ValueSources | undefined;
  readonly control: ReadonlySet<string>;
}

export class Recording implements Sink, Recorded {
  readonly template: Written;
  readonly pieces: Piece[] = [];
  private readonly around: () => RecordingContext;
  private readonly ended: (recording: Recording) => void;

  constructor(template: Written, around: () => RecordingContext, ended: (recording: Recording) => void) {
    this.template = template;
    this.around = around;
    this.ended = ended;
  }

  write(text: string, node: Statement, template: Written): void {
    const { callers, made, control } = this.around();
    this.pieces.push({ text: withoutNoValue(text), node, template, callers, made: node.kind === 'action' ? made : undefined, control });
  }

  end(): string {
    this.ended(this);
    return this.pieces.map(({ text }) => text).join('');
  }
}
