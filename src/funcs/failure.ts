/** Errors of functions: the words of Go's error or panic alone; the template engine adds the function's name. */
import { ChartwrightError } from '../base/errors.ts';

/** The error that a function throws if Go's returns an error or panics. */
export function failure(text: string, cause?: unknown): ChartwrightError {
  return new ChartwrightError('function', text, cause === undefined ? {} : { cause });
}

/** Go's panic for the type of nil, which most list functions ask for. */
export function nilDereference(): ChartwrightError {
  return failure('runtime error: invalid memory address or nil pointer dereference');
}

/** The panic of Go's reflect for the type of nil, as in copystructure and the TOML encoder. */
export function typeOfNil(): ChartwrightError {
  return failure('reflect: call of reflect.Value.Type on zero Value');
}
