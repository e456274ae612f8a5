/** Credential plugins; the words are those of Helm 4.3.1. */
import { describe, expect, test } from 'vitest';
import { type Clock, fixedClock } from '../../src/host/clock.ts';
import { type MemoryProgram, memoryProcesses } from '../../src/host/memory/processes.ts';
import { execPlugin } from '../../src/kube/config/exec-plugin.ts';
import type { ExecPlugin } from '../../src/kube/config/kube-config.ts';

const V1 = 'client.authentication.k8s.io/v1';
const PLUGIN: ExecPlugin = { apiVersion: V1, command: 'login', interactiveMode: 'Never' };
const credential = (status: object) => JSON.stringify({ kind: 'ExecCredential', apiVersion: V1, status });

/** A plugin whose program does this; undefined if there is no such program. */
function plugin(does: string | MemoryProgram | undefined, exec: Partial<ExecPlugin> = {}, clock: Clock = fixedClock(0n)) {
  const program = typeof does === 'string' ? () => does : does;
  const processes = memoryProcesses(program ? { '/bin/login': program } : {});
  return execPlugin({ ...PLUGIN, ...exec }, { server: 'https://server' }, { processes, env: { PATH: '/bin' }, clock }).credentials;
}

function said(ask: () => unknown): string {
  try {
    return JSON.stringify(ask());
  } catch (error) {
    return (error as Error).message;
  }
}

describe('what a plugin prints', () => {
  test.each([
    [credential({ token: 'x' }), '{"token":"x"}'],
    [`kind: ExecCredential\napiVersion: ${V1}\nstatus: {token: x}\n`, '{"token":"x"}'],
    [
      'nope',
      `getting credentials: decoding stdout: couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
    ],
    ['{', "getting credentials: decoding stdout: couldn't get version/kind; json parse error: unexpected end of JSON input"],
    [
      '',
      `getting credentials: exec plugin is configured to use API version ${V1}, plugin returned version client.authentication.k8s.io/__internal`,
    ],
    [
      credential({ token: 'x' }).replace('/v1"', '/v1beta1"'),
      `getting credentials: exec plugin is configured to use API version ${V1}, plugin returned version ${V1}beta1`,
    ],
    [
      credential({}).replace('ExecCredential', 'Foo'),
      `getting credentials: decoding stdout: no kind "Foo" is registered for version "${V1}" in scheme "pkg/runtime/scheme.go:111"`,
    ],
    [credential({}).replace(',"status":{}', ''), "getting credentials: exec plugin didn't return a status field"],
    [credential({}), "getting credentials: exec plugin didn't return a token or cert/key pair"],
    [credential({ clientKeyData: 'x' }), 'getting credentials: exec plugin returned only certificate or key, not both'],
    [
      credential({ clientCertificateData: 'x', clientKeyData: 'x' }),
      'getting credentials: failed parsing client key/certificate: tls: failed to find any PEM data in certificate input',
    ],
  ])('%j', (stdout, words) => {
    expect(said(plugin(stdout))).toBe(words);
  });
});

describe('running it', () => {
  test('gives it the cluster if the configuration requests it', () => {
    const seen: unknown[] = [];
    const run: MemoryProgram = (...words) => {
      seen.push(...words);
      return credential({ token: 'x' });
    };
    plugin(run, { args: ['a'], env: [{ name: 'K', value: 'v' }], provideClusterInfo: true })();
    const info = `{"kind":"ExecCredential","apiVersion":"${V1}","spec":{"cluster":{"server":"https://server","config":null},"interactive":false}}\n`;
    expect(seen).toEqual([{ program: 'login', args: ['a'], env: { PATH: '/bin', K: 'v', KUBERNETES_EXEC_INFO: info } }, { stderr: 2 }]);
  });

  test('runs it again only when the credentials have expired', () => {
    let [runs, now] = [0, 0];
    const run = () => credential({ token: String(++runs), expirationTimestamp: '1970-01-01T00:00:10Z' });
    const ask = plugin(run, {}, { now: () => BigInt(now) * 1_000_000n, zone: 'UTC' });
    expect([ask().token, ask().token]).toEqual(['1', '1']);
    now = 10_001;
    expect(ask().token).toBe('2');
  });

  test('has the reason why it could not be run', () => {
    const ask = plugin(undefined, { installHint: 'get it' });
    expect(said(ask)).toMatch(/^getting credentials: exec: executable login not found\n\nIt looks like[\s\S]*\n\nget it$/);
    expect(said(ask)).toBe('getting credentials: exec: executable login not found');
    const failing = plugin(() => ({ exitCode: 3 }));
    expect(said(failing)).toBe('getting credentials: exec: executable login failed with exit code 3');
    const asking = plugin('', { interactiveMode: 'Always' });
    expect(said(asking)).toBe('getting credentials: exec plugin cannot support interactive mode: standard input is not a terminal');
    expect(() => plugin('', { apiVersion: 'v3' })).toThrow('exec plugin: invalid apiVersion "v3"');
  });
});
