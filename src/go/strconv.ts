/** Go's strconv under one name; the work is done in a file for each direction. */
export { formatFloat } from './format-float.ts';
export { parseFloat64 } from './parse-float.ts';
export { atoi, numberError, parseInteger, parseUnsigned } from './parse-integer.ts';
export { canBackquote, isPrint, quote, quoteAscii, quoteRune, quoteRuneAscii, unquote } from './quote.ts';
