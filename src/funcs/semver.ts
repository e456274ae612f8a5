/** Versions and constraints as templates compare them. */
import { type FuncTable, fn } from '../go/func.ts';
import { parseConstraint } from '../semver/constraint.ts';
import { parseVersion, versionObject } from '../semver/version.ts';

export const semverFunctions: FuncTable = {
  semver: fn('string', (text: string) => versionObject(parseVersion(text))),
  semverCompare: fn('string, string', (constraint: string, version: string) => {
    const range = parseConstraint(constraint);
    return range.check(parseVersion(version));
  }),
};
