/** All suites of command-line rows. */
import type { Suite } from '../support/rows.ts';
import { templateSuite } from './template.rows.ts';

export const SUITES: readonly Suite[] = [templateSuite];
