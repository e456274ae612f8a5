/** The sets of values that a chart brings along: examples in ci/, and what its unit tests set. */
import { attempt } from '../../../base/errors.ts';
import type { Chart } from '../../../chart/chart.ts';
import { fileText } from '../../../chart/chart.ts';
import { parseYaml } from '../../../codec/yaml/parse.ts';
import { type Dict, isDict } from '../../../go/value.ts';
import { findSuites, type SuiteDeps } from '../unittest/find-suites.ts';
import { userValues } from '../unittest/user-values.ts';

export interface NamedSet {
  /** `ci/x-values.yaml`, or `tests/x_test.yaml: name`. */
  readonly name: string;
  readonly values: Dict;
}

const EXAMPLES = /^ci\/.*values\.ya?ml$/;
const SUITES = ['tests/*_test.yaml', 'tests/**/*_test.yaml', 'unittests/**/*_test.yaml'];

export function exampleSets(chart: Chart): NamedSet[] {
  return chart.raw
    .filter(({ name }) => EXAMPLES.test(name))
    .flatMap((file) => {
      const values = attempt(() => parseYaml(fileText(file)));
      return isDict(values ?? null) ? [{ name: file.name, values: values as Dict }] : [];
    });
}

/** What tests set, but for those that wait for a failure. */
export function testSets(chart: Chart, path: string, deps: SuiteDeps): NamedSet[] {
  const options = { files: SUITES, valuesFiles: [], chartTestsPath: '', strict: false, withSubcharts: false };
  const seen = new Set<string>();
  return findSuites(path, chart, deps, options).suites.flatMap((suite) => {
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
