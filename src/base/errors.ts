/**
 * Errors as data: a code, a position in a named source, the calls that led there, hints and a cause. What they say
 * on a terminal is decided by the printer that meets them last, so nothing downstream has to read a message.
 */
import type { ErrorCode } from './error-codes.ts';

export type { ErrorCode };

/** A place in a source. Lines and columns count from 1, columns in characters. */
export interface SourcePosition {
  /** Names the source: a file as it was given, a template as Helm names it, a flag. Empty until `inSource` names it. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The source is what the template of this name rendered, not the template. */
  readonly rendered?: true;
}

/** A source by the name that its reader gives it; if it has a line and a column, the text begins there. */
export interface NamedSource extends SourcePosition {
  /** All of its text. */
  readonly text?: string;
}

/** One call of a stack: what ran, and where it stood. */
export interface Frame {
  readonly position: SourcePosition;
  /** The template that ran. */
  readonly template: string;
  /** The source of the action that was evaluated. */
  readonly node: string;
  /** The text that the position is in. */
  readonly text?: string | undefined;
  /** What is wrong there, with Go's messages: in all but the innermost frame, that a call failed. */
  readonly message: string;
}

export interface ErrorDetails {
  /** What is wrong, without the words that say where; the message if there are none. */
  readonly reason?: string | undefined;
  readonly position?: SourcePosition | undefined;
  /** The text that the position is in. */
  readonly text?: string | undefined;
  /** The calls that led to the position, the innermost first. */
  readonly frames?: readonly Frame[] | undefined;
  /** What may help, a sentence each. */
  readonly hints?: readonly string[] | undefined;
  /** The value that is wrong: keys and indices from the root of its document. */
  readonly path?: readonly (string | number)[] | undefined;
  readonly cause?: unknown;
}

/** What every refusal in this library is: `message` holds the words that Helm would use. */
export class ChartwrightError extends Error {
  /** Kept where names are made short: Node prints the class beside the error's name. */
  static override readonly name: string = 'ChartwrightError';
  readonly code: ErrorCode;
  /** What is wrong, without the words that say where. */
  readonly reason: string;
  readonly position: SourcePosition | undefined;
  /** The text that the position is in, if it is known. */
  readonly text: string | undefined;
  readonly frames: readonly Frame[];
  readonly hints: readonly string[];
  readonly path: readonly (string | number)[] | undefined;

  constructor(code: ErrorCode, message: string, { reason, position, text, frames = [], hints = [], path, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ChartwrightError';
    this.code = code;
    this.reason = reason ?? message;
    this.position = position;
    this.text = text;
    this.frames = frames;
    this.hints = hints;
    this.path = path;
  }

  /** How consoles print it: the stack, what is known of the place, and the first cause that is no refusal of ours. */
  [Symbol.for('nodejs.util.inspect.custom')](
    _depth: number,
    options: object,
    inspect: (value: unknown, options: object) => string,
  ): string {
    const { code, position, hints } = this;
    const known = { code, ...(position && { position }), ...(hints.length > 0 && { hints }) };
    let { cause } = this;
    while (cause instanceof ChartwrightError) cause = cause.cause;
    const details = inspect({ ...known, ...(cause !== undefined && { cause }) }, options);
    return `${this.stack ?? `${this.name}: ${this.message}`} ${details}`;
  }
}

/** The position, frames and hints of an error, for another error in its place. */
export function detailsOf(error: unknown): ErrorDetails {
  if (!(error instanceof ChartwrightError)) return { cause: error };
  const { position, text, frames, hints, path } = error;
  return { position, text, frames, hints, path, cause: error };
}

/** An error as Go's `fmt.Errorf("prefix: %w", err)` would make it: same code and position, more words. `code`: another code. */
export function wrapError(prefix: string, error: unknown, code?: ErrorCode): ChartwrightError {
  const inner = error instanceof ChartwrightError ? error.code : 'internal';
  return new ChartwrightError(code ?? inner, `${prefix}: ${errorText(error)}`, { ...detailsOf(error), reason: ownReason(error) });
}

/** The reason of an error that has one beside its message. */
function ownReason(error: unknown): string | undefined {
  return error instanceof ChartwrightError && error.reason !== error.message ? error.reason : undefined;
}

/** What a step gives; its error gets more words in front, as by `wrapError`. */
export function wrapping<T>(prefix: string, step: () => T, code?: ErrorCode): T {
  try {
    return step();
  } catch (error) {
    throw wrapError(prefix, error, code);
  }
}

/**
 * What a step gives that reads a text without knowing its name; the position of its error, or of what caused it, is
 * set to be in `source`. Where `source` has a line and a column, the text begins there.
 */
export function inSource<T>(source: NamedSource, step: () => T): T {
  try {
    return step();
  } catch (error) {
    for (let at: unknown = error; at instanceof ChartwrightError; at = at.cause) place(at, source);
    throw error;
  }
}

/** Where an error is that a step threw which reads `source` without knowing its name. */
export function positionIn(source: NamedSource, error: unknown): SourcePosition {
  attempt(() => {
    inSource(source, () => {
      throw error;
    });
  });
  return detailsOf(error).position ?? source;
}

/** For a place behind the line break that ends the text: the end of the last line, which an editor can show. */
function beforeEnd(position: SourcePosition | undefined, text: string): Pick<SourcePosition, 'line' | 'column'> | undefined {
  if (!position?.line || position.line === 1 || position.column !== 1 || !text.endsWith('\n')) return undefined;
  const lines = text.split('\n');
  return position.line === lines.length ? { line: lines.length - 1, column: Array.from(lines.at(-2)!).length + 1 } : undefined;
}

function place(error: ChartwrightError, { file, line: first, column: start = 1, rendered, text }: NamedSource): void {
  const { position } = error;
  if (position && position.file !== '') return;
  const { line = first && 1, column } = (text !== undefined && beforeEnd(position, text)) || (position ?? {});
  const placed: { -readonly [K in keyof SourcePosition]: SourcePosition[K] } = { file };
  if (line !== undefined) placed.line = line + (first ?? 1) - 1;
  if (column !== undefined) placed.column = line === 1 ? column + start - 1 : column;
  else if (!position && first) placed.column = start;
  if (rendered) placed.rendered = rendered;
  Object.assign(error, { position: placed }, text !== undefined && { text });
}

/** The result of a step; undefined if it throws anything. */
export function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}

/** The messages of JavaScript engines at their limits, and the message instead, the same with each engine. */
const ENGINE_LIMITS: readonly (readonly [words: RegExp, instead: string])[] = [
  [/Maximum call stack|too much recursion/, 'nested too deeply for this program'],
  [/^(?:Invalid (?:string|array|typed array) length|Out of memory|Array buffer allocation failed)/, 'too long for this program'],
];

/** The message of anything thrown. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ChartwrightError) return error.message;
  return ENGINE_LIMITS.find(([words]) => words.test(error.message))?.[1] ?? error.message;
}

/** Whether an error comes from a JavaScript stack that was too small, as that of templates within each other may be. */
export function ranOutOfStack(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if ((at as { outOfStack?: boolean }).outOfStack) return true;
  return false;
}
