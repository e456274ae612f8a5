/** `--enable-dns`: renders that need addresses of hosts, with a resolver of the test's own. */
import { expect, test } from 'vitest';
import { type TemplateDeps, type TemplateRequest, templateChart } from '../../../src/action/render/template-chart.ts';
import type { LogEntry } from '../../../src/base/log.ts';
import { DEFAULT_PROFILE } from '../../../src/helm/profile.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import { memoryFileSystem } from '../../../src/host/memory/files.ts';
import { NO_LAYERS } from '../../../src/values/layers.ts';

const SOURCE = {
  version: '',
  verify: false,
  keyring: '',
  repo: '',
  username: '',
  password: '',
  certFile: '',
  keyFile: '',
  caFile: '',
  insecureSkipTlsVerify: false,
  plainHttp: false,
  passCredentials: false,
};

async function rendered(template: string, enableDns: boolean) {
  const asked: string[] = [];
  const log: LogEntry[] = [];
  const deps: TemplateDeps = {
    files: memoryFileSystem({
      'demo/Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\ndeprecated: true\n',
      'demo/templates/a.yaml': template,
    }),
    profile: DEFAULT_PROFILE,
    log: (entry) => log.push(entry),
    cwd: '/',
    stdin: () => new Uint8Array(),
    clock: fixedClock(0n),
    random: { bytes: (count) => new Uint8Array(count) },
    lookupHost: async (name) => {
      asked.push(name);
      return { one: '10.0.0.1', two: '10.0.0.2' }[name] ?? '';
    },
  };
  const request: TemplateRequest = { chart: '/demo', source: SOURCE, values: NO_LAYERS, enableDns, options: {} };
  const outcome = await templateChart(deps, request).then(
    ({ manifests }) => manifests.map(({ content }) => content).join(''),
    (error: Error) => error.message,
  );
  return { outcome, asked, log };
}

const HOSTS =
  '{{ $_ := set .Values "n" 1 }}{{ define "h" }}{{ getHostByName . }}{{ end }}a: {{ getHostByName "one" }} {{ include "h" "two" }} {{ tpl "{{ getHostByName `one` }}" . }}\n';

test('each host is looked up once, through include and tpl too', async () => {
  expect(await rendered(HOSTS, true)).toMatchObject({ outcome: 'a: 10.0.0.1 10.0.0.2 10.0.0.1\n', asked: ['one', 'two'] });
});

test('messages are printed once', async () => {
  const template = `{{ define "x" }}metadata: {annotations: {helm.sh/hook: never}}\n{{ end }}{{ include "x" . }}a: {{ getHostByName "one" }}\n`;
  const { log } = await rendered(template, true);
  expect(log.filter(({ level }) => level !== 'debug').map(({ message }) => message)).toEqual([
    'this chart is deprecated',
    'skipping unknown hooks',
  ]);
});

test('without the flag no server is used', async () => {
  expect(await rendered(HOSTS, false)).toMatchObject({ outcome: 'a:   \n', asked: [] });
});

test('a host without an address is refused', async () => {
  const { outcome } = await rendered('a: {{ getHostByName "three" }}\n', true);
  expect(outcome).toContain('error calling getHostByName: invalid argument to Intn');
});
