/**
 * Template errors as Helm prints them, made of the frames that they carry. Helm makes its traces by cutting Go's texts at
 * certain words; where a frame's own words hold these, the same cut is made here, and nowhere else.
 */
import { ChartwrightError, detailsOf, type ErrorCode, errorText, type Frame } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';
import type { Profile } from '../helm/profile.ts';
import { TemplateExecError } from '../template/exec-error.ts';
import { TemplateParseError } from '../template/parse-error.ts';
import { ChartFailure, SET_NAME } from './functions.ts';

/** `parse error at (chart/templates/x.yaml:1): …` */
export function parseError(error: unknown): unknown {
  if (!(error instanceof TemplateParseError)) return error;
  const location = error.location.split(': ', 1)[0];
  const reason = lastPart(error.reason);
  return new ChartwrightError(error.code, `parse error at (${location}): ${reason}`, { ...detailsOf(error), reason });
}

/** An execution error as the profile's Helm words it: a trace of locations, or one line. */
export function execError(error: unknown, profile: Profile): ChartwrightError {
  const errors = chain(error);
  const details = { ...detailsOf(error), ...mistake(error) };
  if (!(error instanceof TemplateExecError)) return new ChartwrightError(codeOf(errors), errorText(error), details);
  const failed = errors.find((one) => one instanceof ChartFailure);
  const message = failed
    ? `execution error at (${error.location || error.templateName}): ${failed.message}`
    : ((profile.tracesErrors ? trace(errors) : undefined) ?? error.message);
  return new ChartwrightError(codeOf(errors), message, { ...details, reason: failed?.message ?? error.frames[0]?.message });
}

/** An error and its causes, outermost first; JavaScript's error about a full stack is left out. */
function chain(error: unknown): Error[] {
  const found: Error[] = [];
  for (let at = error; at instanceof Error && !(at instanceof RangeError); at = at.cause) found.push(at);
  return found;
}

/** The innermost code that is of templates. */
function codeOf(errors: readonly Error[]): ErrorCode {
  const codes = errors.map((one) => (one instanceof ChartwrightError ? one.code : 'internal'));
  return codes.findLast((code) => code.startsWith('template/')) ?? codes[0] ?? 'internal';
}

/** Where the mistake is: in the innermost template that is a file's. A text given to `tpl` has no name. */
function mistake(error: unknown): Pick<Frame, 'position' | 'text'> | undefined {
  const found = error instanceof ChartwrightError ? error.frames.find(({ position }) => position.file !== SET_NAME) : undefined;
  return found && { position: found.position, text: found.text };
}

/** One level of a trace. */
interface TraceLevel {
  readonly location: string;
  readonly executing: string;
  readonly message: string;
}

/** The errors as an indented trace; undefined if one of them is not of text/template's making. */
function trace(errors: readonly Error[]): string | undefined {
  const levels: TraceLevel[] = [];
  const read: TraceLevel[] = [];
  // The innermost first: it is the shortest, and the one that may not be of text/template's making.
  for (let i = errors.length - 1; i >= 0; i--) {
    const level = traceLevel(errors[i]!);
    if (!level) return undefined;
    read.unshift(level);
  }
  for (const level of read) {
    const last = levels.at(-1);
    if (!last || last.location !== level.location || last.executing !== level.executing || last.message !== level.message)
      levels.push(level);
  }
  return levels.map(printLevel).join('').trim();
}

function printLevel({ location, executing, message }: TraceLevel): string {
  return (location && `${location}\n  `) + (executing && `${executing}\n    `) + (message && `${message}\n`);
}

function traceLevel(error: Error): TraceLevel | undefined {
  if (error instanceof TemplateExecError)
    return error.node === '' || error.templateName.includes('"') ? plainLevel(error) : execLevel(error);
  const isUndefined = error instanceof ChartwrightError && error.code === 'template/undefined-template';
  return isUndefined ? { location: '', executing: '', message: error.message } : undefined;
}

/** `LOCATION`, `executing "NAME" at <NODE>:` and the message. Helm takes the first `>: ` for the node's end. */
function execLevel({ location, templateName, node, reason }: TemplateExecError): TraceLevel {
  const rest = `${node}>: ${reason}`;
  const end = rest.indexOf('>: ');
  return { location, executing: `executing ${quote(templateName)} at <${rest.slice(0, end)}>:`, message: beforeNext(rest.slice(end + 3)) };
}

/** A level whose template Helm does not recognise: all up to the last colon counts as location. */
function plainLevel({ message }: TemplateExecError): TraceLevel {
  const text = message.slice('template: '.length);
  return { location: text.slice(0, -lastPart(text).length - ': '.length), executing: '', message: beforeNext(lastPart(text)) };
}

function lastPart(text: string): string {
  const at = text.lastIndexOf(': ');
  return at < 0 ? text : text.slice(at + 2);
}

/** A message without the error that it wraps. */
function beforeNext(message: string): string {
  const at = message.indexOf(' template:');
  return at < 0 ? message : message.slice(0, at);
}
