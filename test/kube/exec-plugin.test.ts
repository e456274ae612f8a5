/** Credential plugins; the words are those of Helm 4.3.1. */
import { describe, expect, test } from 'vitest';
import { execPlugin, type PluginDeps } from '../../src/kube/config/exec-plugin.ts';
import type { ExecPlugin } from '../../src/kube/config/kube-config.ts';

const V1 = 'client.authentication.k8s.io/v1';
const PLUGIN: ExecPlugin = { apiVersion: V1, command: 'login', interactiveMode: 'Never' };
const credential = (status: object) => JSON.stringify({ kind: 'ExecCredential', apiVersion: V1, status });

function plugin(stdout: string, exec: Partial<ExecPlugin> = {}, deps: Partial<PluginDeps> = {}) {
  return execPlugin(
    { ...PLUGIN, ...exec },
    { server: 'https://server' },
    { run: () => ({ stdout, code: 0 }), canAsk: () => false, now: () => 0, ...deps },
  );
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
  test('tells it about the cluster, where that is asked for', () => {
    const seen: unknown[] = [];
    const run: PluginDeps['run'] = (...words) => {
      seen.push(words);
      return { stdout: credential({ token: 'x' }), code: 0 };
    };
    plugin('', { args: ['a'], env: [{ name: 'K', value: 'v' }], provideClusterInfo: true }, { run })();
    const info = `{"kind":"ExecCredential","apiVersion":"${V1}","spec":{"cluster":{"server":"https://server","config":null},"interactive":false}}\n`;
    expect(seen).toEqual([['login', ['a'], { K: 'v', KUBERNETES_EXEC_INFO: info }, false]]);
  });

  test('runs it again only when the credentials have expired', () => {
    let [runs, now] = [0, 0];
    const run = () => ({ stdout: credential({ token: String(++runs), expirationTimestamp: '1970-01-01T00:00:10Z' }), code: 0 });
    const ask = plugin('', {}, { run, now: () => now });
    expect([ask().token, ask().token]).toEqual(['1', '1']);
    now = 10_001;
    expect(ask().token).toBe('2');
  });

  test('says why it could not be run', () => {
    const missing = () => {
      throw Object.assign(new Error('spawn login ENOENT'), { code: 'ENOENT' });
    };
    const ask = plugin('', { installHint: 'get it' }, { run: missing });
    expect(said(ask)).toMatch(/^getting credentials: exec: executable login not found\n\nIt looks like[\s\S]*\n\nget it$/);
    expect(said(ask)).toBe('getting credentials: exec: executable login not found');
    const failing = plugin('', {}, { run: () => ({ stdout: '', code: 3 }) });
    expect(said(failing)).toBe('getting credentials: exec: executable login failed with exit code 3');
    const asking = plugin('', { interactiveMode: 'Always' });
    expect(said(asking)).toBe('getting credentials: exec plugin cannot support interactive mode: standard input is not a terminal');
    expect(() => plugin('', { apiVersion: 'v3' })).toThrow('exec plugin: invalid apiVersion "v3"');
  });
});
