/** Go's fmt: Sprintf, Sprint and Sprintln over template values. */
import { type Directive, directive } from './fmt-directive.ts';
import { formatValue, plainText } from './fmt-value.ts';
import { formatFloat } from './format-float.ts';
import { GoInt, typeOf, type Value } from './value.ts';

/** The value as `%v` prints it: what a template writes for it. */
export function goString(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatFloat(value, 'g', -1);
  if (value instanceof GoInt && !value.type.methods) return value.value.toString();
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return plainText(value);
}

/** fmt.Sprint: a space between operands if neither is a string. */
export function sprint(args: readonly Value[]): string {
  let out = '';
  let afterString = true;
  for (const arg of args) {
    const isString = typeof arg === 'string';
    out += (afterString || isString ? '' : ' ') + goString(arg);
    afterString = isString;
  }
  return out;
}

/** fmt.Sprintln: spaces between all operands, a newline at the end. */
export function sprintln(args: readonly Value[]): string {
  return args.map(goString).join(' ') + '\n';
}

/** fmt.Sprintf; what does not fit is in the text as Go's `%!d(string=x)`, `%!(EXTRA int=1)`, … */
export function sprintf(format: string, args: readonly Value[]): string {
  const state: Formatting = { format, args, at: 0, arg: 0, reordered: false, goodIndex: true, out: '' };
  while (state.at < format.length) {
    const percent = format.indexOf('%', state.at);
    if (percent < 0) {
      state.out += format.slice(state.at);
      break;
    }
    if (percent > state.at) state.out += format.slice(state.at, percent);
    state.at = percent + 1;
    const verb = format[state.at];
    const arg = args[state.arg];
    if ((verb === 's' && typeof arg === 'string') || (verb === 'd' && arg instanceof GoInt)) {
      state.out += typeof arg === 'string' ? arg : arg.value.toString();
      state.at++;
      state.arg++;
    } else oneDirective(state);
  }
  if (!state.reordered && state.arg < args.length) state.out += `%!(EXTRA ${args.slice(state.arg).map(described).join(', ')})`;
  return state.out;
}

interface Formatting {
  readonly format: string;
  readonly args: readonly Value[];
  /** Where in the format we are. */
  at: number;
  /** The argument that is next. */
  arg: number;
  /** An argument index such as `[1]` was met: left-over arguments are no error then. */
  reordered: boolean;
  goodIndex: boolean;
  out: string;
}

/** flags [index] width [.precision] [index] verb; `state.at` is behind the `%`. */
function oneDirective(state: Formatting): void {
  const { format, args } = state;
  const at = directive();
  state.goodIndex = true;
  readFlags(state, at);
  let afterIndex = readIndex(state);
  afterIndex = readWidth(state, at, afterIndex);
  afterIndex = readPrecision(state, at, afterIndex);
  if (!afterIndex) readIndex(state);
  const code = format.codePointAt(state.at);
  if (code === undefined) {
    state.out += '%!(NOVERB)';
    return;
  }
  state.at += code > 0xffff ? 2 : 1;
  const verb = String.fromCodePoint(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
  if (verb === '%') state.out += '%';
  else if (!state.goodIndex) state.out += `%!${verb}(BADINDEX)`;
  else if (state.arg >= args.length) state.out += `%!${verb}(MISSING)`;
  else state.out += oneValue(at, args[state.arg++] as Value, verb);
}

function oneValue(at: Directive, value: Value, verb: string): string {
  if (verb === 'v' || verb === 'w') {
    at.sharpV = at.sharp;
    at.plusV = at.plus;
    at.sharp = at.plus = false;
  }
  return formatValue(at, value, verb);
}

function readFlags(state: Formatting, at: Directive): void {
  for (; ; state.at++) {
    switch (state.format[state.at]) {
      case '#':
        at.sharp = true;
        break;
      case '0':
        at.zero = true;
        break;
      case '+':
        at.plus = true;
        break;
      case '-':
        at.minus = true;
        break;
      case ' ':
        at.space = true;
        break;
      default:
        return;
    }
  }
}

function readWidth(state: Formatting, at: Directive, afterIndex: boolean): boolean {
  if (state.format[state.at] !== '*') {
    at.width = readNumber(state);
    if (afterIndex && at.width >= 0) state.goodIndex = false;
    return afterIndex;
  }
  state.at++;
  const width = integerArgument(state);
  if (width === undefined) state.out += '%!(BADWIDTH)';
  else if (width < 0) {
    at.minus = true;
    at.zero = false;
  }
  at.width = width === undefined ? -1 : Math.abs(width);
  return false;
}

function readPrecision(state: Formatting, at: Directive, afterIndex: boolean): boolean {
  if (state.at + 1 >= state.format.length || state.format[state.at] !== '.') return afterIndex;
  state.at++;
  if (afterIndex) state.goodIndex = false;
  const indexed = readIndex(state);
  if (state.format[state.at] !== '*') {
    at.precision = Math.max(readNumber(state), 0);
    return indexed;
  }
  state.at++;
  const precision = integerArgument(state);
  at.precision = precision === undefined || precision < 0 ? -1 : precision;
  if (at.precision < 0) state.out += '%!(BADPREC)';
  return false;
}

/** Digits as a number; -1 if there are none. After a number above a million the rest of the format is skipped. */
function readNumber(state: Formatting): number {
  const end = state.format.length;
  let value = -1;
  for (; state.at < end; state.at++) {
    const digit = state.format.charCodeAt(state.at) - 48;
    if (digit < 0 || digit > 9) return value;
    if (value > 1e6) break;
    value = Math.max(value, 0) * 10 + digit;
  }
  if (state.at >= end) return value;
  state.at = end;
  return -1;
}

/** `[n]`: the next argument is the n-th. Whether one was read. */
function readIndex(state: Formatting): boolean {
  const { format } = state;
  if (format[state.at] !== '[') return false;
  state.reordered = true;
  const close = format.indexOf(']', state.at);
  const digits = close < 0 ? '' : format.slice(state.at + 1, close);
  const index = /^[0-9]+$/.test(digits) && Number(digits) <= 1e7 ? Number(digits) - 1 : undefined;
  state.at = close < 0 ? state.at + 1 : close + 1;
  if (index !== undefined && index >= 0 && index < state.args.length) state.arg = index;
  else state.goodIndex = false;
  return index !== undefined;
}

/** The argument of a `*`; undefined if it is not an integer of sensible size. */
function integerArgument(state: Formatting): number | undefined {
  const arg = state.args[state.arg];
  if (state.arg < state.args.length) state.arg++;
  if (!(arg instanceof GoInt) || arg.value > 1_000_000n || arg.value < -1_000_000n) return undefined;
  return Number(arg.value);
}

function described(value: Value): string {
  return value === null ? '<nil>' : `${typeOf(value).name}=${goString(value)}`;
}
