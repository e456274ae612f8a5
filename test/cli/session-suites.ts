/** All suites of command-line sessions. */
import type { SessionSuite } from '../support/session.ts';
import { dependencySuite } from './dependency.sessions.ts';
import { HELM3_SESSIONS } from './helm3-suites.ts';
import { pluginSuite } from './plugin.sessions.ts';
import { pluginHelm3Suite } from './plugin-helm3.sessions.ts';
import { pullSuite } from './pull.sessions.ts';
import { registrySuite } from './registry.sessions.ts';
import { repoSuite } from './repo.sessions.ts';
import { schemaSuite } from './schema.sessions.ts';

export const SESSIONS: readonly SessionSuite[] = [
  repoSuite,
  pullSuite,
  dependencySuite,
  pluginSuite,
  pluginHelm3Suite,
  registrySuite,
  schemaSuite,
  ...HELM3_SESSIONS,
];
