/** Releases live and die as with Helm, on the API server of the tests and, with CHARTWRIGHT_CLUSTER=KUBECONFIG, on a real one. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import golden from '../golden/releases.json' with { type: 'json' };
import former from '../golden/releases-3.json' with { type: 'json' };
import { type ApiServer, startApiServer } from '../support/api-server/server.ts';
import { inProcess, type Program } from '../support/program.ts';
import { namespaceName, playReleases } from './play.ts';
import { SESSIONS } from './rows.ts';

const cluster = process.env.CHARTWRIGHT_CLUSTER;

const asHelm3: Program = (args, options) => inProcess(['--helm-version', '3.22', ...args], options);

describe.each([
  ['', golden, inProcess, SESSIONS],
  ['3', former, asHelm3, SESSIONS.filter((session) => session.former)],
] as const)('releases%s', (version, { answers }, program, sessions) => {
  // All play on one cluster.
  const first = version === '' ? 0 : 50;
  let server: ApiServer | undefined;
  beforeAll(async () => {
    if (!cluster) server = await startApiServer();
  });
  afterAll(() => server?.close());

  test.each(sessions.map((session, index) => [session.name, session, index] as const))('%s', async (name, session, index) => {
    const kubeconfig = server?.kubeconfig ?? readFileSync(cluster as string, 'utf8');
    const said = await playReleases(program, session, kubeconfig, namespaceName(first + index));
    expect(said).toEqual((answers as Record<string, unknown>)[name]);
  });
});
