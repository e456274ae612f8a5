/** How a refused YAML text is reported: go-yaml's words and its own way of counting lines, beside the true position. */
import { ChartwrightError } from '../../../base/errors.ts';

/** A place in the text; line and column count from 0, as libyaml's marks do. */
export interface Mark {
  readonly line: number;
  readonly column: number;
}

/** Refuses with words that name no line: `yaml: problem`. `at`: if it is all the same, counting from 1. */
export function refuse(problem: string, at?: Mark, code: 'yaml/syntax' | 'yaml/type' | 'yaml/duplicate-key' = 'yaml/syntax'): never {
  const position = at && { file: '', line: at.line, column: at.column };
  throw new ChartwrightError(code, `yaml: ${problem}`, { reason: problem, position });
}

/** Runs what recurses as deep as the text nests: go-yaml counts to 10000 levels, JavaScript's stack may end earlier. */
export function refuseOverflow<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) refuse('exceeded max depth of 10000');
    throw error;
  }
}

/** The scanner met a character it cannot take. go-yaml leaves out the line if it is the first. */
export function scannerError(problem: string, mark: Mark): ChartwrightError {
  return located(problem, mark, mark.line === 0 ? 0 : mark.line + 1);
}

/**
 * A token is where the grammar has no place for it. go-yaml names the line before the token's, or before that of the
 * construct around it if the token's is the first line.
 */
export function parserError(problem: string, mark: Mark, context?: Mark): ChartwrightError {
  return located(problem, mark, mark.line || (context?.line ?? 0));
}

function located(problem: string, mark: Mark, named: number): ChartwrightError {
  const where = named === 0 ? '' : `line ${named}: `;
  return new ChartwrightError('yaml/syntax', `yaml: ${where}${problem}`, {
    reason: problem,
    position: { file: '', line: mark.line + 1, column: mark.column + 1 },
  });
}
