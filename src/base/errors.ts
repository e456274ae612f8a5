/**
 * Errors as data: a code, an optional position and a cause. What they say on a terminal is
 * decided by the printer that meets them last, so nothing downstream has to read a message.
 */

/** Which stage refused the input. */
export type ErrorCode =
  | 'usage'
  | 'io'
  | 'chart'
  | 'values'
  | 'schema'
  | 'yaml'
  | 'json'
  | 'toml'
  | 'template-parse'
  | 'template-exec'
  | 'function'
  | 'manifest'
  | 'network'
  | 'cluster'
  | 'internal';

/** A place in a text. Lines and columns count from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** What every refusal in this library is: `message` holds the words that Helm would use. */
export class ChartwrightError extends Error {
  readonly code: ErrorCode;
  readonly position: SourcePosition | undefined;

  constructor(code: ErrorCode, message: string, options: { position?: SourcePosition | undefined; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ChartwrightError';
    this.code = code;
    this.position = options.position;
  }
}

/** An error as Go's `fmt.Errorf("prefix: %w", err)` would make it: same code and position, more words. */
export function wrapError(prefix: string, error: unknown, code?: ErrorCode): ChartwrightError {
  const inner = error instanceof ChartwrightError ? error : undefined;
  return new ChartwrightError(code ?? inner?.code ?? 'internal', `${prefix}: ${errorText(error)}`, {
    position: inner?.position,
    cause: error,
  });
}

/** What a step gives; its error gets more words in front, as by `wrapError`. */
export function wrapping<T>(prefix: string, step: () => T, code?: ErrorCode): T {
  try {
    return step();
  } catch (error) {
    throw wrapError(prefix, error, code);
  }
}

/** What a step gives; undefined where it throws, whatever it says. */
export function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}

/** The message of anything thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
