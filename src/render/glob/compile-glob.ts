/**
 * Globs as `.Files.Glob` takes them: `*` and `?` within a folder, `**` across, `[a-c]`, `[!xy]`, `{one,two}`, `\` escapes.
 * Ours because no library for JavaScript answers as gobwas/glob v0.2.3 does, which Helm uses: see matchers.ts.
 */
import { byteText } from './byte-text.ts';
import { choice } from './combine.ts';
import { commonParts } from './common-parts.ts';
import { any, list, type Matcher, NOTHING, range, SUPER, single, text } from './matchers.ts';
import { type GlobNode, parseGlob } from './parse.ts';
import { sequence, simplified } from './simplify.ts';

const SEPARATORS: readonly number[] = ['/'.charCodeAt(0)];

/** A test of names against the pattern; one that can't be read matches everything, as in Helm. */
export function compileGlob(pattern: string): (name: string) => boolean {
  const root = parseGlob(pattern);
  if (!root) return () => true;
  const matcher = compile(root);
  return (name) => matcher.match(byteText(name));
}

function compile(node: GlobNode): Matcher {
  switch (node.kind) {
    case 'choice': {
      const shorter = commonParts(node.children);
      return shorter ? compile(shorter) : choice(node.children.map(piece));
    }
    case 'pattern':
      return node.children.length === 0 ? NOTHING : simplified(sequence(node.children.map(piece)));
    case 'any':
      return any(SEPARATORS);
    case 'super':
      return SUPER;
    case 'single':
      return single(SEPARATORS);
    case 'nothing':
      return NOTHING;
    case 'list':
      return node.not || node.codes.length > 1 ? list(node.codes, node.not) : text(byteText(String.fromCodePoint(...node.codes)));
    case 'range':
      return range(node.low, node.high, node.not);
    case 'text':
      return text(node.bytes);
    default:
      return node satisfies never;
  }
}

function piece(node: GlobNode): Matcher {
  return simplified(compile(node));
}
