/** The logging flags that Helm inherits from klog: hidden, checked as klog v2.140 checks them, without effect. */
import { ChartwrightError } from '../../base/errors.ts';
import { parseBool } from '../../go/parse-bool.ts';
import { quote } from '../../go/strconv.ts';
import { bool, custom, type Flag } from '../flag.ts';

const hidden = { hidden: true } as const;
const value = (check?: (value: string) => void, rest: Partial<Flag<string>> = {}) =>
  custom('', '', { ...hidden, ...rest, ...(check && { check }) });
const flag = (rest: Partial<Flag<boolean>> = {}) => bool('', { ...hidden, ...rest, check: checkBool });

export const klogFlags = {
  logDir: value(),
  logFile: value(),
  logFileMaxSize: value(checkSize),
  logtostderr: flag(),
  alsologtostderr: flag(),
  legacyStderrThresholdBehavior: flag(),
  v: value(checkInt32, { short: 'v' }),
  addDirHeader: flag(),
  skipHeaders: flag(),
  oneOutput: flag(),
  skipLogHeaders: flag(),
  stderrthreshold: value(checkSeverity),
  alsologtostderrthreshold: value(checkSeverity),
  vmodule: value(checkModules),
  logBacktraceAt: value(checkPlace),
};

function refuse(message: string): never {
  throw new ChartwrightError('usage', message);
}

/** Go's package flag has one word for all that is not a bool. */
function checkBool(text: string): void {
  try {
    parseBool(text);
  } catch {
    refuse('parse error');
  }
}

/** strconv.ParseInt(text, 10, 32) */
function checkInt32(text: string): void {
  const failed = `strconv.ParseInt: parsing ${quote(text)}:`;
  if (!/^[+-]?\d+$/.test(text)) refuse(`${failed} invalid syntax`);
  if (!fitsInt32(Number(text))) refuse(`${failed} value out of range`);
}

function fitsInt32(number: number): boolean {
  return number >= -(2 ** 31) && number < 2 ** 31;
}

/** strconv.ParseUint(text, 0, 64) */
function checkSize(text: string): void {
  const digits = /^(?:0[xX](?:_?[\da-fA-F])+|0[oO]?(?:_?[0-7])+|0[bB](?:_?[01])+|[1-9](?:_?\d)*|0)$/;
  if (!digits.test(text)) refuse('parse error');
  const plain = text.replaceAll('_', '').replace(/^0(?=[0-7])/, '0o');
  if (BigInt(plain) >= 2n ** 64n) refuse('value out of range');
}

function checkSeverity(text: string): void {
  if (!/^(?:info|warning|error|fatal)$/i.test(text)) checkInt32(text);
}

/** `pattern=N`, several with commas between */
function checkModules(text: string): void {
  for (const part of text.split(',')) {
    if (part === '') continue;
    const [pattern, level, ...more] = part.split('=');
    const sound = pattern && level && more.length === 0 && /^[+-]?\d+$/.test(level) && fitsInt32(Number(level));
    if (!sound) refuse('syntax error: expect comma-separated list of filename=N');
    if (Number(level) < 0) refuse('negative value for vmodule level');
  }
}

/** `file.go:N` */
function checkPlace(text: string): void {
  if (text === '') return;
  const [file = '', line = '', ...more] = text.split(':');
  const sound = more.length === 0 && file.includes('.') && /^[+-]?\d+$/.test(line) && BigInt(line) < 2n ** 63n;
  if (!sound) refuse('syntax error: expect file.go:234');
  if (Number(line) <= 0) refuse('negative or zero value for level');
}
