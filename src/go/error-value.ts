/** Errors as values: what a Go method returns that has only an error as its result. */
import { ChartwrightError } from '../base/errors.ts';
import { GoObject, type GoType } from './value.ts';

const ERROR_STRING: GoType = {
  name: '*errors.errorString',
  kind: 'ptr',
  elem: { name: 'errors.errorString', kind: 'struct' },
  methods: new Map([['Error', { params: '', call: (self: GoObject) => self.native as string }]]),
};

const NIL_ERROR: GoType = {
  name: 'error',
  kind: 'interface',
  methods: new Map([['Error', { params: '', call: () => '<nil>' }]]),
};

/** The nil error as a method returns it: it prints as `<nil>`, and is an untyped nil for functions that take any value. */
export const NO_ERROR = new GoObject(NIL_ERROR);

/** The error of a step as a value; {@link NO_ERROR} where it has none. */
export function errorOf(step: () => void): GoObject {
  try {
    step();
    return NO_ERROR;
  } catch (error) {
    if (error instanceof ChartwrightError) return errorValue(error.message);
    throw error;
  }
}

function errorValue(message: string): GoObject {
  return new GoObject(ERROR_STRING, new Map([['s', message]]), message);
}

/** Go's words for a look behind a pointer that is nil. */
export function nilPointer(): ChartwrightError {
  return new ChartwrightError('function', 'runtime error: invalid memory address or nil pointer dereference');
}
