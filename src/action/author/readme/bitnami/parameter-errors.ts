/** All mistakes in the comments of a values file as one error. */
import { ChartwrightError } from '../../../../base/errors.ts';
import type { ReadmeProblem } from './check-parameters.ts';

/** What is wrong with comments, each with its line; the first is the error's position. */
export class ParameterErrors extends ChartwrightError {
  readonly problems: readonly ReadmeProblem[];

  constructor(file: string, problems: readonly ReadmeProblem[]) {
    const [{ message, line }] = problems as readonly [ReadmeProblem];
    super('values', message, { position: { file, line } });
    this.problems = problems;
  }
}
