/** All suites of command-line rows. */
import type { Suite } from '../support/rows.ts';
import { flagsSuite } from './flags.rows.ts';
import { installSuite } from './install.rows.ts';
import { lintSuite } from './lint.rows.ts';
import { packageSuite } from './package.rows.ts';
import { showSuite } from './show.rows.ts';
import { templateSuite } from './template.rows.ts';

export const SUITES: readonly Suite[] = [templateSuite, flagsSuite, installSuite, lintSuite, packageSuite, showSuite];
