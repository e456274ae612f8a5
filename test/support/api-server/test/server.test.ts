/** The API server of the tests answers as a real one; with CHARTWRIGHT_CLUSTER=KUBECONFIG a real one is held against the same answers. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import golden from '../../../golden/api-server.json' with { type: 'json' };
import { type ApiServer, startApiServer } from '../server.ts';
import { type Access, playSession } from './play.ts';
import { SESSIONS } from './rows.ts';

const cluster = process.env.CHARTWRIGHT_CLUSTER;

describe(`answers of ${golden.server}`, () => {
  let server: ApiServer | undefined;
  let access: Access;
  beforeAll(async () => {
    if (cluster) {
      const config = readFileSync(cluster, 'utf8');
      access = { url: /server: "?(https?:[^"},\s]+)/.exec(config)?.[1] as string, token: /token: ([^}\s]+)/.exec(config)?.[1] as string };
    } else {
      server = await startApiServer();
      access = { url: server.url };
    }
  });
  afterAll(() => server?.close());

  test.each(SESSIONS.map((session, index) => [session.name, session, index] as const))('%s', async (name, session, index) => {
    const replies = await playSession(access, session, `n${process.pid}x${index}`);
    const expected = (golden.answers as Record<string, unknown[]>)[name] as unknown[];
    for (const [place, reply] of replies.entries()) expect(reply, `answer ${place} of ${name}`).toEqual(expected[place]);
    expect(replies.length).toBe(expected.length);
  });
});
