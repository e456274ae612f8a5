/** Rows and sessions of other suites, answered by Helm 3.22.0. */
import type { Row, Suite } from '../support/rows.ts';
import type { SessionSuite } from '../support/session.ts';
import { dependencySuite } from './dependency.sessions.ts';
import { installSuite } from './install.rows.ts';
import { lintSuite } from './lint.rows.ts';
import { packageSuite } from './package.rows.ts';
import { registrySuite } from './registry.sessions.ts';
import { repoSuite } from './repo.sessions.ts';
import { schemaSuite } from './schema.sessions.ts';
import { showSuite } from './show.rows.ts';
import { templateSuite } from './template.rows.ts';

/** Helm 3 prints the time of each debug message. */
const printsTimes = (lines: readonly string[]): boolean => lines.some((line) => line.includes('--debug'));
/** A Helm 3 that is built from source takes Kubernetes for 1.20, a release for what it was built against. */
const KUBERNETES = ['deprecated APIs'];

/** A row with a Kubernetes version that does not depend on how Helm was built. */
const withVersion = (row: Row): Row => ({
  ...row,
  line: row.line.replace(/^template (?!.*--kube-version)/, 'template --kube-version 1.33.1 '),
});

function onHelm3(suite: Suite, leftOut: readonly string[] = []): Suite {
  const without = [...KUBERNETES, ...leftOut];
  // Packages of Helm 3 hold the time at which they are made, so their sums vary.
  const rows = suite.rows.filter(({ name, line, sums }) => !sums && !printsTimes([line]) && !without.includes(name)).map(withVersion);
  return { name: `${suite.name}-helm3`, helm: '3.22.0', rows, follows: true };
}

function sessionsOnHelm3(suite: SessionSuite, leftOut: readonly string[] = []): SessionSuite {
  const sessions = suite.sessions.filter(({ name, steps }) => !printsTimes(steps) && !leftOut.includes(name));
  return { name: `${suite.name}-helm3`, helm: '3.22.0', sessions, follows: true };
}

export const HELM3_SUITES: readonly Suite[] = [
  onHelm3(templateSuite),
  onHelm3(installSuite),
  onHelm3(lintSuite),
  onHelm3(packageSuite),
  onHelm3(showSuite),
];

export const HELM3_SESSIONS: readonly SessionSuite[] = [
  sessionsOnHelm3(repoSuite),
  sessionsOnHelm3(dependencySuite),
  sessionsOnHelm3(registrySuite),
  sessionsOnHelm3(schemaSuite),
];
