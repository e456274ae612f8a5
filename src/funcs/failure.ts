/** How functions refuse: with the words of Go's error or panic alone; the template engine says which function it was. */
import { ChartwrightError } from '../base/errors.ts';

/** The error that a function throws if Go's returns an error or panics. */
export function failure(text: string, cause?: unknown): ChartwrightError {
  return new ChartwrightError('function', text, cause === undefined ? {} : { cause });
}

/** What Go says if it is asked for the type of nil, as most list functions do. */
export function nilDereference(): ChartwrightError {
  return failure('runtime error: invalid memory address or nil pointer dereference');
}

/** What Go's reflect says if it is asked for the type of nil, as by copystructure and the TOML encoder. */
export function typeOfNil(): ChartwrightError {
  return failure('reflect: call of reflect.Value.Type on zero Value');
}
