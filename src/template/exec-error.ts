/** Failures of running templates: Go's ExecError with its parts as data. */
import { ChartwrightError, type ErrorCode, type Frame, type SourcePosition } from '../base/errors.ts';
import { positionAt } from '../base/text-position.ts';
import { sprintf } from '../go/fmt.ts';
import { byteLength } from '../go/utf8.ts';
import type { Value } from '../go/value.ts';
import { type Blamed, isStatement } from './nodes.ts';
import { print } from './print.ts';

/** The template that was running: its own name, and the name and text of the file it was defined in. */
export interface Running {
  readonly name: string;
  readonly parseName: string;
  readonly text: string;
}

/** What went wrong, and Go's words for it. */
export interface ExecProblem {
  readonly code: ErrorCode & `template/${string}`;
  readonly format: string;
  readonly args: readonly Value[];
  readonly hints?: readonly string[];
  readonly cause?: unknown;
  /** It is JavaScript's stack that ended, not Go's: with a larger one there is another outcome. */
  readonly outOfStack?: boolean | undefined;
}

/** `message` is what Go prints: `template: x:3:5: executing "x" at <.a.b>: nil pointer evaluating interface {}.b`. */
export class TemplateExecError extends ChartwrightError {
  /** The template that failed. */
  readonly templateName: string;
  /** `file:line:column`; the column counts bytes from 0. */
  readonly location: string;
  /** The source of the node at fault. */
  readonly node: string;
  /** JavaScript's stack has ended. */
  readonly outOfStack: boolean;

  /** `from` is where the action begins that the node belongs to. */
  constructor(
    running: Running,
    node: Blamed | undefined,
    from: number,
    { code, format, args, hints, cause, outOfStack = false }: ExecProblem,
  ) {
    const place = node ? placeOf(running.text, isStatement(node) ? node.pos : from + node.pos) : undefined;
    const location = place ? `${running.parseName}:${place.line}:${place.byte}` : '';
    const source = node ? print(node) : '';
    const reason = sprintf(format, args);
    const position: SourcePosition = { file: running.parseName, ...(place && { line: place.line, column: place.column }) };
    const inner = cause instanceof ChartwrightError ? cause : undefined;
    const own: Frame = { position, template: running.name, node: source, message: reason, text: running.text };
    super(code, '', {
      reason,
      position,
      text: running.text,
      frames: [...(inner?.frames ?? []), own],
      hints: hints ?? inner?.hints,
      cause,
    });
    // Set afterwards because one engine copies a message that it is made with: thousands of errors, each around the one before, would not fit.
    this.message = message(running.name, location, source, format, args);
    this.name = 'TemplateExecError';
    this.templateName = running.name;
    this.location = location;
    this.node = source;
    this.outOfStack = outOfStack;
  }
}

/** Go counts the bytes before a column. */
function placeOf(text: string, pos: number): { line: number; column: number; byte: number } {
  const lineStart = text.lastIndexOf('\n', pos - 1) + 1;
  return { ...positionAt(text, pos), byte: pos === 0 ? 0 : byteLength(text.slice(lineStart, pos)) };
}

/** Go formats a text that location and name are already part of; it guards the name and the source, but not the location. */
function message(name: string, location: string, source: string, format: string, args: readonly Value[]): string {
  const safe = (text: string) => text.replaceAll('%', '%%');
  if (location === '') return sprintf(`template: ${safe(name)}: ${format}`, args);
  return sprintf(`template: ${location}: executing ${sprintf('%q', [safe(name)])} at <${safe(source)}>: ${format}`, args);
}
