/** Failures of running templates: Go's ExecError with its parts as data. */
import { ChartwrightError } from '../base/errors.ts';
import { sprintf } from '../go/fmt.ts';
import { byteLength } from '../go/utf8.ts';
import type { Value } from '../go/value.ts';
import { type Blamed, isStatement } from './nodes.ts';
import { print } from './print.ts';
import { lineAt } from './token-stream.ts';

/** The template that was running: its own name, and the name and text of the file it was defined in. */
export interface Running {
  readonly name: string;
  readonly parseName: string;
  readonly text: string;
}

/** `message` is what Go prints: `template: x:3:5: executing "x" at <.a.b>: nil pointer evaluating interface {}.b`. */
export class TemplateExecError extends ChartwrightError {
  /** The template that failed. */
  readonly templateName: string;
  /** `file:line:column`; the column counts bytes from 0. */
  readonly location: string;
  /** The source of the node at fault. */
  readonly node: string;
  /** What is wrong, without the place. */
  readonly reason: string;

  /** `from` is where the action begins that the node belongs to. */
  constructor(running: Running, node: Blamed | undefined, from: number, format: string, args: readonly Value[], cause?: unknown) {
    const place = node ? placeOf(running.text, isStatement(node) ? node.pos : from + node.pos) : undefined;
    const location = place ? `${running.parseName}:${place.line}:${place.column}` : '';
    const source = node ? print(node) : '';
    super('template-exec', message(running.name, location, source, format, args), {
      position: place ? { file: running.parseName, line: place.line, column: place.column + 1 } : { file: running.parseName },
      cause,
    });
    this.name = 'TemplateExecError';
    this.templateName = running.name;
    this.location = location;
    this.node = source;
    this.reason = sprintf(format, args);
  }

  /** The template's name as Go says it: `executing "x"`. */
  get executing(): string {
    return this.templateName;
  }
}

function placeOf(text: string, pos: number): { line: number; column: number } {
  const lineStart = text.lastIndexOf('\n', pos - 1) + 1;
  return { line: lineAt(text, pos), column: pos === 0 ? 0 : byteLength(text.slice(lineStart, pos)) };
}

/** Go formats a text that location and name are already part of; it guards the name and the source, but not the location. */
function message(name: string, location: string, source: string, format: string, args: readonly Value[]): string {
  const safe = (text: string) => text.replaceAll('%', '%%');
  if (location === '') return sprintf(`template: ${safe(name)}: ${format}`, args);
  return sprintf(`template: ${location}: executing ${sprintf('%q', [safe(name)])} at <${safe(source)}>: ${format}`, args);
}
