/** All suites of command-line rows. */
import type { Suite } from '../support/rows.ts';
import { differencesHelm3Suite, differencesSuite } from './differences.rows.ts';
import { flagsSuite } from './flags.rows.ts';
import { flagsHelm3Suite } from './flags-helm3.rows.ts';
import { HELM3_SUITES } from './helm3-suites.ts';
import { installSuite } from './install.rows.ts';
import { lintSuite } from './lint.rows.ts';
import { packageSuite } from './package.rows.ts';
import { showSuite } from './show.rows.ts';
import { templateSuite } from './template.rows.ts';

export const SUITES: readonly Suite[] = [
  templateSuite,
  flagsSuite,
  flagsHelm3Suite,
  installSuite,
  lintSuite,
  packageSuite,
  showSuite,
  differencesSuite,
  differencesHelm3Suite,
  ...HELM3_SUITES,
];
