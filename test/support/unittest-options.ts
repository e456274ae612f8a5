/** The options of `unittest` without flags. */
import type { UnittestOptions } from '../../src/action/author/unittest/run-charts.ts';

export const NO_FLAGS: UnittestOptions = {
  files: ['tests/*_test.yaml'],
  valuesFiles: [],
  chartTestsPath: '',
  strict: false,
  withSubcharts: true,
  failFast: false,
  skipSchemaValidation: false,
  updateSnapshots: false,
};
