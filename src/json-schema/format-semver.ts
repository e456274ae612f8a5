/** Semantic versions by the letter of the standard. */
import { quoteRune } from '../go/strconv.ts';

const NAMES = ['major', 'minor', 'patch'];

export function semverFault(text: string): string | undefined {
  const [main, build] = cut(text, '+');
  const [core, prerelease] = cut(main, '-');
  return buildFault(build) ?? prereleaseFault(prerelease) ?? coreFault(core);
}

function cut(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function buildFault(build: string | undefined): string | undefined {
  if (build === undefined) return undefined;
  if (build === '') return 'build is empty';
  for (const identifier of build.split('.')) {
    if (identifier === '') return 'build identifier is empty';
    const odd = oddIn(identifier);
    if (odd !== undefined) return `invalid character ${odd} in build identifier`;
  }
  return undefined;
}

function prereleaseFault(prerelease: string | undefined): string | undefined {
  for (const identifier of prerelease?.split('.') ?? []) {
    if (identifier === '') return 'pre-release identifier is empty';
    const odd = oddIn(identifier);
    if (odd !== undefined) return `invalid character ${odd} in pre-release identifier`;
    if (/^0\d+$/.test(identifier)) return 'pre-release numeric identifier starts with zero';
  }
  return undefined;
}

function oddIn(identifier: string): string | undefined {
  const odd = /[^0-9a-zA-Z-]/u.exec(identifier)?.[0];
  return odd === undefined ? undefined : quoteRune(odd.codePointAt(0) as number);
}

function coreFault(core: string): string | undefined {
  const versions = core.split('.');
  if (versions.length !== 3) return 'versionCore must have 3 numbers separated by dot';
  for (const [i, version] of versions.entries()) {
    if (version === '') return `${NAMES[i]} is empty`;
    if (/^0./s.test(version)) return `${NAMES[i]} starts with zero`;
    if (!/^\d+$/.test(version)) return `${NAMES[i]} contains non-digit`;
  }
  return undefined;
}
