/** How requests are authenticated by the methods of a kubeconfig, as in Helm 4.3.1. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { inProcess, type Program, spawned } from '../../support/program.ts';
import { startTlsServer, type TlsServer } from '../../support/tls-server.ts';

/** A real Helm, to record what it does. */
const program: Program = process.env.CHARTWRIGHT_HELM ? spawned([process.env.CHARTWRIGHT_HELM]) : inProcess;

let server: TlsServer;
let folder: string;
const usual = () => server.answer;
let answer: ReturnType<typeof usual>;

beforeAll(async () => {
  server = await startTlsServer();
  answer = server.answer;
});
afterAll(() => server.close());
beforeEach(() => {
  server.answer = answer;
  server.asked.length = 0;
  server.proxy.connects.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'access-'));
  mkdirSync(join(folder, 'work'));
  for (const [name, text] of [
    ['ca.pem', server.ca],
    ['client.pem', server.client.cert],
    ['client.key', server.client.key],
    ['token', 'token-of-a-file\n'],
  ] as const)
    writeFileSync(join(folder, name), text);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const base64 = (text: string) => Buffer.from(text).toString('base64');

async function list(cluster: object, user: object, ...words: string[]) {
  const full = { server: `https://127.0.0.1:${server.port}`, 'certificate-authority': 'ca.pem', ...cluster };
  const config = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'c' },
    clusters: [{ name: 'k', cluster: full }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
  };
  writeFileSync(join(folder, 'config'), JSON.stringify(config));
  const env = { HOME: folder, KUBECONFIG: join(folder, 'config'), PATH: process.env.PATH ?? '' };
  const { exit, stderr, stdout } = await program(['list', '-q', ...words], { home: folder, env, stdin: '' });
  const who = [...new Set(server.asked.map((one) => [one.authorization, one.client, one.serverName].join('|')))];
  return { exit, said: (stdout + stderr).replaceAll(String(server.port), 'PORT').replaceAll(folder, 'FOLDER'), who };
}

const done = (...who: string[]) => ({ exit: 0, said: '', who });

test('a token', async () => expect(await list({}, { token: 'secret' })).toEqual(done('Bearer secret||')));
test('the token of a file', async () => expect(await list({}, { tokenFile: 'token' })).toEqual(done('Bearer token-of-a-file||')));
test('a name and a password', async () =>
  expect(await list({}, { username: 'jane', password: 'word' })).toEqual(done(`Basic ${base64('jane:word')}||`)));
test('a certificate in files', async () =>
  expect(await list({}, { 'client-certificate': 'client.pem', 'client-key': 'client.key' })).toEqual(done('|jane|')));
test('a certificate in the kubeconfig', async () => {
  const user = { 'client-certificate-data': base64(server.client.cert), 'client-key-data': base64(server.client.key) };
  const cluster = { 'certificate-authority': undefined, 'certificate-authority-data': base64(server.ca) };
  expect(await list(cluster, user)).toEqual(done('|jane|'));
});
test('the name of the server', async () =>
  expect(await list({ 'tls-server-name': 'api.test' }, { token: 'secret' })).toEqual(done('Bearer secret||api.test')));
test('another name than the server has', async () => {
  const { exit, said, who } = await list({ 'tls-server-name': 'other.test' }, { token: 'secret' });
  expect([exit, who]).toEqual([1, []]);
  expect(said).toBe(
    'Error: kubernetes cluster unreachable: Get "https://127.0.0.1:PORT/version": tls: failed to verify certificate: x509: certificate is valid for api.test, not other.test\n',
  );
});
test('no check of the server', async () => {
  const cluster = { 'certificate-authority': undefined, 'insecure-skip-tls-verify': true };
  expect(await list(cluster, { token: 'secret' })).toEqual(done('Bearer secret||'));
});
test('a server that nobody vouches for', async () => {
  const { exit, said, who } = await list({ 'certificate-authority': undefined }, { token: 'secret' });
  expect([exit, who]).toEqual([1, []]);
  expect(said).toBe(
    'Error: kubernetes cluster unreachable: Get "https://127.0.0.1:PORT/version": tls: failed to verify certificate: x509: certificate signed by unknown authority\n',
  );
});
test('a proxy', async () => {
  const cluster = { 'proxy-url': `http://me:word@127.0.0.1:${server.proxy.port}` };
  expect(await list(cluster, { token: 'secret' })).toEqual(done('Bearer secret||'));
  expect([...new Set(server.proxy.connects)]).toEqual([`127.0.0.1:${server.port} Basic ${base64('me:word')}`]);
});
test('somebody else', async () => {
  await list({}, { token: 'secret', as: 'joe', 'as-uid': '7', 'as-groups': ['a', 'b'], 'as-user-extra': { scope: ['x'] } });
  const { headers } = server.asked[0]!;
  expect(Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('impersonate-')))).toEqual({
    'impersonate-user': 'joe',
    'impersonate-uid': '7',
    'impersonate-group': 'a, b',
    'impersonate-extra-scope': 'x',
  });
});
test('a plugin runs again after its token was refused', async () => {
  const script = join(folder, 'plugin');
  writeFileSync(join(folder, 'count'), '');
  writeFileSync(
    script,
    `#!/bin/sh\necho x >> ${join(folder, 'count')}\nn=$(wc -l < ${join(folder, 'count')} | tr -d ' ')\necho '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"token-'$n'"}}'\n`,
  );
  chmodSync(script, 0o755);
  const exec = { command: script, apiVersion: 'client.authentication.k8s.io/v1', interactiveMode: 'Never' };
  expect(await list({}, { exec })).toEqual(done('Bearer token-1||'));
  server.asked.length = 0;
  writeFileSync(join(folder, 'count'), '');
  server.answer = (asked) =>
    asked.authorization === 'Bearer token-1' && !asked.path.startsWith('/version') ? UNAUTHORIZED : answer(asked);
  const refused = await list({}, { exec });
  expect(refused).toEqual({
    exit: 1,
    said: 'Error: list: failed to list: Unauthorized\n',
    who: ['Bearer token-1||'],
  });
  expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('x\nx\n');
});
const UNAUTHORIZED = {
  status: 401,
  body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: 'Unauthorized', reason: 'Unauthorized', code: 401 },
};
/** An id-token that ends at a time in seconds. */
const idToken = (exp: number) =>
  [{ alg: 'none' }, { exp, iss: 'https://issuer.test' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
  '.x';
const oidc = (config: object) => ({
  'auth-provider': { name: 'oidc', config: { 'idp-issuer-url': 'https://127.0.0.1:1', 'client-id': 'me', ...config } },
});

test('an id-token', async () => {
  const token = idToken(4_000_000_000);
  expect(await list({}, oidc({ 'id-token': token }))).toEqual(done(`Bearer ${token}||`));
});
test('an id-token that has expired', async () => {
  const { exit, said, who } = await list({}, oidc({ 'id-token': idToken(1_000_000_000) }));
  expect([exit, who]).toEqual([1, []]);
  expect(said).toBe(
    'Error: kubernetes cluster unreachable: Get "https://127.0.0.1:PORT/version": No valid id-token, and cannot refresh without refresh-token\n',
  );
});
test('an id-token is refreshed, and stored', async () => {
  const [old, fresh] = [idToken(1_000_000_000), idToken(4_000_000_000)];
  const issuer = `https://127.0.0.1:${server.port}/issuer`;
  server.answer = (asked) => {
    if (asked.path.endsWith('/openid-configuration')) return { status: 200, body: { token_endpoint: `${issuer}/token` } };
    if (asked.path.endsWith('/token')) return { status: 200, body: { id_token: fresh, access_token: 'a', refresh_token: 'next' } };
    return answer(asked);
  };
  const config = { 'idp-issuer-url': issuer, 'client-secret': 'word', 'refresh-token': 'first', 'id-token': old };
  const user = oidc({ ...config, 'idp-certificate-authority-data': base64(server.ca) });
  expect(await list({}, user)).toEqual(done('||', `Basic ${base64('me:word')}||`, `Bearer ${fresh}||`));
  const kept = readFileSync(join(folder, 'config'), 'utf8');
  expect([kept.includes(fresh), kept.includes('next'), kept.includes(old)]).toEqual([true, true, false]);
  server.asked.length = 0;
  const again = await program(['list', '-q'], { home: folder, env: { HOME: folder, KUBECONFIG: join(folder, 'config') }, stdin: '' });
  expect([again.exit, server.asked.map(({ authorization }) => authorization)]).toEqual([0, [`Bearer ${fresh}`, `Bearer ${fresh}`]]);
});
test('a refresh token that is refused', async () => {
  const issuer = `https://127.0.0.1:${server.port}/issuer`;
  server.answer = (asked) =>
    asked.path.endsWith('/token')
      ? { status: 400, body: { error: 'invalid_grant', error_description: 'too old' } }
      : { status: 200, body: { token_endpoint: `${issuer}/token` } };
  const config = { 'idp-issuer-url': issuer, 'refresh-token': 'first', 'idp-certificate-authority-data': base64(server.ca) };
  const { exit, said } = await list({}, oidc(config));
  expect([exit, said]).toEqual([
    1,
    'Error: kubernetes cluster unreachable: Get "https://127.0.0.1:PORT/version": failed to refresh token: oauth2: "invalid_grant" "too old"\n',
  ]);
});
test('a redirect does not take credentials along', async () => {
  const other = await startTlsServer();
  server.answer = ({ path }) => ({ status: 307, headers: { location: `https://127.0.0.1:${other.port}${path}` } });
  const { exit } = await list({}, { token: 'secret' });
  expect([exit, other.asked]).toEqual([1, []]);
  await other.close();
});
test('nothing secret is printed', async () => {
  const { said } = await list({}, { username: 'jane', password: 'pass-word' }, '--debug');
  const more = await list({ 'proxy-url': `http://me:proxy-word@127.0.0.1:1` }, { token: 'secret-token' }, '--debug');
  expect(said + more.said).not.toMatch(/pass-word|proxy-word|secret-token/);
});
