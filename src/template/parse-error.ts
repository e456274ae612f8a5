/** Texts that do not parse as templates: Go's error with its parts as data. */
import { ChartwrightError, type ErrorCode } from '../base/errors.ts';
import { sprintf } from '../go/fmt.ts';

/** Why a text does not parse. The error needs the name of the template, which a parsed text does not know. */
export class ParseFailure extends Error {
  readonly code: ErrorCode;
  readonly line: number;
  readonly column: number;
  /** What is wrong, where the text is named so. */
  readonly describe: (name: string) => { readonly format: string; readonly args: readonly string[] };

  constructor(code: ErrorCode, place: { line: number; column: number }, describe: ParseFailure['describe']) {
    super('template does not parse');
    this.code = code;
    this.line = place.line;
    this.column = place.column;
    this.describe = describe;
  }
}

/** `message` is what Go prints: `template: x:3: function "foo" not defined`. */
export class TemplateParseError extends ChartwrightError {
  /** `file:line` */
  readonly location: string;

  constructor(name: string, text: string, { code, line, column, describe }: ParseFailure, hints: readonly string[] = []) {
    const { format, args } = describe(name);
    // Go formats a text that the name is already part of, so a `%` in the name is a verb.
    super(code, sprintf(`template: ${name}:${line}: ${format}`, args), {
      reason: sprintf(format, args),
      position: { file: name, line, column },
      text,
      hints,
    });
    this.name = 'TemplateParseError';
    this.location = `${name}:${line}`;
  }
}
