/** `%YAML` and `%TAG` lines. */

import { scanHandle, scanUri } from './property.ts';
import type { Scanner } from './scanner.ts';
import { isBlank, isBlankOrEnd, isWord } from './source.ts';
import { makeToken, type Token } from './token.ts';

/** Scans the directive whose `%` is at the cursor, with its line. */
export function scanDirective(scanner: Scanner): Token {
  const { source } = scanner;
  const start = source.mark();
  source.skip();
  const name = scanName(scanner);
  let token: Token;
  if (name === 'YAML') token = makeToken('version-directive', start, scanVersion(scanner));
  else if (name === 'TAG') token = makeToken('tag-directive', start, ...scanTagPair(scanner));
  else throw scanner.error('found unknown directive name');
  source.need(1);
  scanner.skipRestOfLine();
  return token;
}

function scanName(scanner: Scanner): string {
  const { source } = scanner;
  const from = source.at;
  while (isWord(source.peek())) source.skip();
  source.need(1);
  const name = source.text.slice(from, source.at);
  if (name === '') throw scanner.error('could not find expected directive name');
  if (!isBlankOrEnd(source.peek())) throw scanner.error('found unexpected non-alphabetical character');
  return name;
}

/** `1.1` as `major.minor` without leading zeros. */
function scanVersion(scanner: Scanner): string {
  skipBlanks(scanner);
  const major = scanNumber(scanner);
  if (scanner.source.peek() !== 46) throw scanner.error("did not find expected digit or '.' character");
  scanner.source.skip();
  return `${major}.${scanNumber(scanner)}`;
}

function scanNumber(scanner: Scanner): number {
  const { source } = scanner;
  let value = 0;
  let length = 0;
  source.need(1);
  for (let unit = source.peek(); unit >= 48 && unit <= 57; unit = source.peek()) {
    if (++length > 2) throw scanner.error('found extremely long version number');
    value = value * 10 + unit - 48;
    source.skip();
  }
  source.need(1);
  if (length === 0) throw scanner.error('did not find expected version number');
  return value;
}

function scanTagPair(scanner: Scanner): [handle: string, prefix: string] {
  const { source } = scanner;
  skipBlanks(scanner);
  const handle = scanHandle(scanner, true);
  source.need(1);
  if (!isBlank(source.peek())) throw scanner.error('did not find expected whitespace');
  skipBlanks(scanner);
  const prefix = scanUri(scanner, '', false);
  source.need(1);
  if (!isBlankOrEnd(source.peek())) throw scanner.error('did not find expected whitespace or line break');
  return [handle, prefix];
}

function skipBlanks(scanner: Scanner): void {
  while (isBlank(scanner.source.peek())) scanner.source.skip();
  scanner.source.need(1);
}
