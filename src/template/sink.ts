/** Where the output of a template goes, passed in so that callers can record what comes from where. */
import { checkText, MAX_TEXT } from '../go/limits.ts';
import type { Statement } from './nodes.ts';

/** A template by its name, with the file that defines it. */
export interface Written {
  readonly name: string;
  readonly parseName: string;
  /** The text that its nodes' positions are in. */
  readonly body: { readonly text: string };
}

/** Takes the output of one execution and of the templates that it calls with `template`. */
export interface Sink {
  /** Takes the next piece of output; `node` of `template` wrote it. */
  write(text: string, node: Statement, template: Written): void;
  /** Ends the output, and gives all of it. */
  end(): string;
}

/** Makes a sink for an execution of a template. */
export type SinkFactory = (template: Written) => Sink;

/** Keeps the text and nothing else. */
export class TextSink implements Sink {
  private text = '';

  write(text: string): void {
    this.text += text;
    if (this.text.length > MAX_TEXT) checkText(this.text.length);
  }

  end(): string {
    return this.text;
  }
}
