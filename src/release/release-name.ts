/** What may be a release's name. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';

const PATTERN = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const MAX_LENGTH = 53;

/** Throws a `usage` error with Helm's messages if a release can't have this name. */
export function checkReleaseName(name: string): void {
  const reason = releaseNameFault(name);
  if (reason) throw new ChartwrightError('usage', `release name ${quote(name)}: ${reason}`);
}

/** Why a release can't have this name, with Helm's messages; undefined if it can. */
export function releaseNameFault(name: string): string | undefined {
  return name === ''
    ? 'no name provided'
    : name.length > MAX_LENGTH || !name.split('.').every((label) => LABEL.test(label))
      ? `invalid release name, must match regex ${PATTERN} and the length must not be longer than ${MAX_LENGTH}`
      : undefined;
}
