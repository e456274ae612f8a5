/** Releases live and die as with Helm, on the API server of the tests and, with CHARTWRIGHT_CLUSTER=KUBECONFIG, on a real one. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import golden from '../golden/releases.json' with { type: 'json' };
import { type ApiServer, startApiServer } from '../support/api-server/server.ts';
import { inProcess } from '../support/program.ts';
import { namespaceName, playReleases } from './play.ts';
import { SESSIONS } from './rows.ts';

const cluster = process.env.CHARTWRIGHT_CLUSTER;

describe(`what ${golden.helm} says on ${golden.server}`, () => {
  let server: ApiServer | undefined;
  beforeAll(async () => {
    if (!cluster) server = await startApiServer();
  });
  afterAll(() => server?.close());

  test.each(SESSIONS.map((session, index) => [session.name, session, index] as const))('%s', async (name, session, index) => {
    const kubeconfig = server?.kubeconfig ?? readFileSync(cluster as string, 'utf8');
    const said = await playReleases(inProcess, session, kubeconfig, namespaceName(index));
    expect(said).toEqual((golden.answers as Record<string, unknown>)[name]);
  });
});
