/** The sets of values that a chart brings along: examples in ci/, and what its unit tests set. */
import { attempt, ChartwrightError, errorText } from '../../../base/errors.ts';
import type { Chart } from '../../../chart/chart.ts';
import { fileText } from '../../../chart/chart.ts';
import { parseYaml } from '../../../codec/yaml/parse.ts';
import { type Dict, isDict, type Value } from '../../../go/value.ts';
import { findSuites, type SuiteDeps } from '../unittest/find-suites.ts';
import { userValues } from '../unittest/user-values.ts';
import type { AnnotationFault } from './annotation-reading.ts';

export interface NamedSet {
  /** `ci/x-values.yaml`, or `tests/x_test.yaml: name`. */
  readonly name: string;
  readonly values: Dict;
}

const EXAMPLES = /^ci\/.*values\.ya?ml$/;
const SUITES = ['tests/*_test.yaml', 'tests/**/*_test.yaml', 'unittests/**/*_test.yaml'];

/** `warn` gets what is wrong with examples, which are then left out. */
export function exampleSets(chart: Chart, warn?: (fault: AnnotationFault) => void): NamedSet[] {
  return chart.raw
    .filter(({ name }) => EXAMPLES.test(name))
    .flatMap((file) => {
      let values: Value | undefined;
      try {
        values = parseYaml(fileText(file));
      } catch (error) {
        warn?.(leftOut(file.name, error));
      }
      return isDict(values ?? null) ? [{ name: file.name, values: values as Dict }] : [];
    });
}

function leftOut(file: string, error: unknown): AnnotationFault {
  const { position, reason } = error instanceof ChartwrightError ? error : {};
  const { line = 1, column = 1 } = position ?? {};
  return { file, line, column, message: `left out: ${reason ?? errorText(error)}`, isWarning: true };
}

/** What tests set, but for those that wait for a failure. `warn` gets what is wrong with suites, which are then left out. */
export function testSets(chart: Chart, path: string, deps: SuiteDeps, warn?: (fault: AnnotationFault) => void): NamedSet[] {
  const options = { files: SUITES, valuesFiles: [], chartTestsPath: '', strict: false, withSubcharts: false };
  const seen = new Set<string>();
  const { suites, broken } = findSuites(path, chart, deps, options);
  for (const { file, error } of broken.filter((each, i) => broken.findIndex(({ file }) => file === each.file) === i)) {
    const { line = 1, column = 1 } = error.position ?? {};
    warn?.({
      file: file.startsWith(`${path}/`) ? file.slice(path.length + 1) : file,
      line,
      column,
      message: `left out: ${error.message}`,
      isWarning: true,
    });
  }
  return suites.flatMap((suite) => {
    if (seen.has(suite.file + suite.snapshotId + suite.name)) return [];
    seen.add(suite.file + suite.snapshotId + suite.name);
    return suite.tests
      .filter(({ assertions }) => assertions.every((assertion) => assertion?.expectsRendering !== false))
      .flatMap((test) => {
        const values = attempt(() => userValues(suite, test, deps.files, deps.cwd));
        return values ? [{ name: `${suite.file}: ${test.name}`, values }] : [];
      });
  });
}
