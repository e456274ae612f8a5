/**
 * Regular expressions, RE2's. Of each pair, the `must…` function reports a bad pattern as Go's
 * error, the other as the panic of MustCompile; only `regexMatch` takes it for no match.
 */
import { errorText } from '../base/errors.ts';
import { type FuncDef, type FuncTable, fn } from '../go/func.ts';
import { compileRegexp, quoteMeta } from '../go/regexp.ts';
import { canBackquote, quote } from '../go/strconv.ts';
import { nilled, strings, type Value } from '../go/value.ts';
import { failure } from './failure.ts';
import { lenient, withMust } from './must-variants.ts';

type Regexp = ReturnType<typeof compileRegexp>;

const matches = fn('string, string', (pattern: string, text: string) => compileRegexp(pattern).test(text));

export const regexFunctions: FuncTable = {
  ...pair('regexFind', 'string, string', (regexp, text: string) => regexp.find(text) ?? ''),
  ...pair('regexFindAll', 'string, string, int', (regexp, text: string, count: number) => listOf(regexp.findAll(text, count))),
  ...pair('regexReplaceAll', 'string, string, string', (regexp, text: string, by: string) => regexp.replaceAll(text, by)),
  ...pair('regexReplaceAllLiteral', 'string, string, string', (regexp, text: string, by: string) => regexp.replaceAllLiteral(text, by)),
  ...pair('regexSplit', 'string, string, int', (regexp, text: string, count: number) => listOf(regexp.split(text, count))),
  mustRegexMatch: matches,
  regexMatch: lenient(matches, () => false),
  regexQuoteMeta: fn('string', quoteMeta),
};

/** The function under its name and its `must…` name, which differ in how they compile the pattern. */
function pair(name: string, signature: string, run: (regexp: Regexp, ...args: never[]) => Value): FuncTable {
  const strict = fn(signature, (pattern: string, ...args) => run(compileRegexp(pattern), ...(args as never[])));
  const panicking = fn(signature, (pattern: string, ...args) => run(mustCompile(pattern), ...(args as never[])));
  const { [name]: _, ...counterpart } = withMust({ [name]: strict });
  return { ...counterpart, [name]: panicking as FuncDef };
}

function mustCompile(pattern: string): Regexp {
  try {
    return compileRegexp(pattern);
  } catch (error) {
    throw failure(`regexp: Compile(${canBackquote(pattern) ? `\`${pattern}\`` : quote(pattern)}): ${errorText(error)}`);
  }
}

/** A `[]string`, nil if nothing was found or asked for. */
function listOf(found: readonly string[] | null | undefined): Value {
  const list = strings([...(found ?? [])]);
  return list.length === 0 ? nilled(list) : list;
}
