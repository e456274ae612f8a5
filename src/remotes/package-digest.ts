/** The digest of a package as indexes and registries give it. */
import { ChartwrightError } from '../base/errors.ts';

/** A digest that is no hex. */
export class UndecodableDigest extends ChartwrightError {}

/** Lower-case hex without `sha256:`; '' stays. Throws in the words of Go's encoding/hex and Helm. */
export function packageDigest(digest: string): string {
  const bare = digest.includes(':') ? digest.slice(digest.indexOf(':') + 1) : digest;
  if (bare === '') return '';
  const bad = /[^0-9a-fA-F]/u.exec(bare);
  if (bad) throw new UndecodableDigest('usage', `encoding/hex: invalid byte: ${byteName(bad[0])}`);
  if (bare.length % 2 === 1) throw new UndecodableDigest('usage', 'encoding/hex: odd length hex string');
  if (bare.length !== 64) throw new ChartwrightError('usage', `invalid digest length: ${bare.length / 2}`);
  return bare.toLowerCase();
}

function byteName(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code} '${character}'`;
}
