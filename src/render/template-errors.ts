/**
 * Template errors as Helm prints them. Helm makes its traces from the texts of Go's errors, cutting at certain words;
 * to print the same, the cuts are made here, on the messages that our errors carry, and nowhere else.
 */
import { ChartwrightError, errorText, type SourcePosition } from '../base/errors.ts';
import type { Profile } from '../helm/profile.ts';
import { TemplateExecError } from '../template/exec-error.ts';
import { ChartFailure } from './functions.ts';

/** `parse error at (chart/templates/x.yaml:1): …` */
export function parseError(file: string, error: unknown): ChartwrightError {
  const parts = errorText(error).split(': ');
  const message =
    parts.length === 1 ? `parse error in (${file}): ${errorText(error)}` : `parse error at (${parts[1]}): ${parts[parts.length - 1]}`;
  return new ChartwrightError('template-parse', message, { position: positionOf(error), cause: error });
}

/** An execution error as the profile's Helm words it: a trace of locations, or one line. */
export function execError(error: unknown, profile: Profile): ChartwrightError {
  const failed = chain(error).find((one) => one instanceof ChartFailure);
  const text = errorText(error);
  const position = positionOf(error);
  if (!(error instanceof TemplateExecError)) return new ChartwrightError('template-exec', text, { position, cause: error });
  const location = text.split(': ', 3)[1] ?? '';
  const message = failed
    ? `execution error at (${location}): ${failed.message}`
    : profile.tracesErrors
      ? (trace(chain(error).map(errorText)) ?? text)
      : text;
  return new ChartwrightError('template-exec', message, { position, cause: error });
}

/** An error and its causes, outermost first; what JavaScript says of a full stack is none that Go would know. */
function chain(error: unknown): Error[] {
  const found: Error[] = [];
  for (let at = error; at instanceof Error && !(at instanceof RangeError); at = at.cause) found.push(at);
  return found;
}

function positionOf(error: unknown): SourcePosition | undefined {
  return error instanceof ChartwrightError ? error.position : undefined;
}

/** One level of a trace. */
interface TraceLevel {
  readonly location: string;
  readonly executing: string;
  readonly message: string;
}

/** The messages as an indented trace; undefined where one of them is not of text/template's making. */
function trace(messages: readonly string[]): string | undefined {
  const levels: TraceLevel[] = [];
  for (const message of messages) {
    const level = traceLevel(message);
    if (!level) return undefined;
    const last = levels.at(-1);
    if (!last || last.location !== level.location || last.executing !== level.executing || last.message !== level.message)
      levels.push(level);
  }
  return levels.map(printLevel).join('').trim();
}

function printLevel({ location, executing, message }: TraceLevel): string {
  return (location && `${location}\n  `) + (executing && `${executing}\n    `) + (message && `${message}\n`);
}

/** `template: LOCATION: executing "NAME" at <NODE>: MESSAGE`, or `template: LOCATION: MESSAGE`. */
function traceLevel(text: string): TraceLevel | undefined {
  if (!text.startsWith('template: ')) return undefined;
  const rest = text.slice('template: '.length);
  if (rest.startsWith('no template ')) return { location: '', executing: '', message: text };
  return executingLevel(rest) ?? simpleLevel(rest);
}

function executingLevel(text: string): TraceLevel | undefined {
  const at = text.indexOf(': executing "');
  if (at < 0) return undefined;
  const name = text.indexOf('"', at + ': executing "'.length);
  if (name < 0 || !text.startsWith(' at <', name + 1)) return undefined;
  const end = text.indexOf('>: ', name + 1 + ' at <'.length);
  if (end < 0) return undefined;
  return { location: text.slice(0, at), executing: `${text.slice(at + 2, end)}>:`, message: beforeNext(text.slice(end + 3)) };
}

function simpleLevel(text: string): TraceLevel | undefined {
  const at = text.lastIndexOf(': ');
  return at < 0 ? undefined : { location: text.slice(0, at), executing: '', message: beforeNext(text.slice(at + 2)) };
}

/** A message without the error that it wraps. */
function beforeNext(message: string): string {
  const at = message.indexOf(' template:');
  return at < 0 ? message : message.slice(0, at);
}
