/** All mistakes in the annotations of a chart as one error. */
import { ChartwrightError } from '../../../base/errors.ts';
import { placeText } from '../../../diagnostics/code-frame.ts';
import type { Problem } from '../unittest/problem.ts';
import type { AnnotationFault } from './annotation-reading.ts';

/** Its position is that of the first mistake; its message has a line for each. */
export class AnnotationErrors extends ChartwrightError {
  static override readonly name = 'AnnotationErrors';
  readonly problems: readonly Problem[];

  constructor(faults: readonly AnnotationFault[]) {
    const problems = faults.map(faultProblem);
    super('schema/invalid', problems.map(problemLine).join('\n'), { position: problems[0]?.position });
    this.problems = problems;
  }
}

export function faultProblem({ file, line, column, message }: AnnotationFault): Problem {
  return { code: 'schema/invalid', message, position: { file, line, column } };
}

/** `values.yaml:3:9: message` */
export function problemLine({ message, position }: Problem): string {
  return position ? `${placeText(position)}: ${message}` : message;
}
