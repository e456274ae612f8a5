/** Several failures as one. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import type { ApplyDeps } from './deps.ts';

/** An error of several, the first of them its cause. */
export function joinedFaults(errors: readonly unknown[], separator: string): Error {
  const [first] = errors;
  if (errors.length === 1 && first instanceof Error) return first;
  return new ChartwrightError('cluster', errors.map(errorText).join(separator), { cause: first });
}

/** What failed of one step: a line each; Helm 3 counts them, as hashicorp's go-multierror does. */
export function stepFault({ profile }: Pick<ApplyDeps, 'profile'>, faults: readonly unknown[]): Error {
  if (!profile.countsFaults) return joinedFaults(faults, '\n');
  const count = `${faults.length} error${faults.length === 1 ? '' : 's'} occurred:`;
  const words = faults.map((fault) => `\n\t* ${errorText(fault)}`).join('');
  return new ChartwrightError('cluster', `${count}${words}\n\n`, { cause: faults[0] });
}

/** Throws the error with words before it. */
export function throwFault(words: string, error: unknown): never {
  throw wrapError(words, error, 'cluster');
}
