/** What a schema has against a value: a tree of reasons, printed as santhosh-tekuri/jsonschema prints it. */
import { quote } from '../go/strconv.ts';
import { escapeToken } from './pointer.ts';

/** The way to a value from the root: the last step, and those before it. */
export interface Path {
  readonly parent: Path | undefined;
  readonly token: string;
}

/**
 * A reason. `group` holds several reasons for one value; a `reference` with one reason below it is
 * not printed itself.
 */
export interface Failure {
  readonly kind: 'plain' | 'group' | 'reference';
  readonly path: Path | undefined;
  readonly text: () => string;
  readonly causes: readonly Failure[];
  readonly fault?: Fault | undefined;
}

/** What is wrong, for those who do not only print it. */
export type Fault = { readonly kind: 'type' } | { readonly kind: 'missing' | 'unknown'; readonly names: readonly string[] };

/** Stands for any failure if only the fact matters. */
export const FAILED: Failure = { kind: 'plain', path: undefined, text: () => '', causes: [] };

/** A text in single quotes, escaped as in Go except for double quotes. */
export function singleQuote(text: string): string {
  return `'${quote(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** Several of them, a comma between. */
export function quoteAll(texts: readonly string[]): string {
  return texts.map(singleQuote).join(', ');
}

/** The reasons below a failure of the whole; a group does not count as one of its own. */
export function reasons(failure: Failure): readonly Failure[] {
  return failure.kind === 'group' ? failure.causes : [failure];
}

/** `- at '/a/b': got string, want integer`, each reason on a line of its own with its causes indented below. */
export function printReasons(failures: readonly Failure[], depth = 0): string {
  return failures.map((each) => printReason(each, depth)).join('');
}

function printReason(failure: Failure, depth: number): string {
  if (failure.kind === 'reference' && failure.causes.length === 1) return printReasons(failure.causes, depth);
  const line = `\n${'  '.repeat(depth)}- at ${singleQuote(pointerOf(failure.path))}: ${failure.text()}`;
  return line + printReasons(failure.causes, depth + 1);
}

/** The way to the value of the first reason that has none below it. */
export function firstPath([first]: readonly Failure[]): string[] {
  if (!first) return [];
  return first.causes.length > 0 ? firstPath(first.causes) : tokensOf(first.path);
}

function tokensOf(path: Path | undefined): string[] {
  const tokens: string[] = [];
  for (let at = path; at; at = at.parent) tokens.unshift(at.token);
  return tokens;
}

/** One value that is wrong, and why. */
export interface Reason {
  readonly path: readonly string[];
  readonly text: string;
  readonly fault?: Fault;
}

/** The reasons by the values that are wrong; what has alternatives is one. */
export function eachReason(failures: readonly Failure[]): Reason[] {
  return failures.flatMap((failure): Reason[] => {
    if (failure.kind !== 'plain' && failure.causes.length > 0) return eachReason(failure.causes);
    const { path, fault } = failure;
    return [{ path: tokensOf(path), text: failure.text() + printReasons(failure.causes, 1), ...(fault && { fault }) }];
  });
}

/** The path as a JSON pointer. */
export function pointerOf(path: Path | undefined): string {
  let out = '';
  for (let at = path; at; at = at.parent) out = `/${escapeToken(at.token)}${out}`;
  return out;
}
