/**
 * The scaffold of `create` against that of Helm 4.3.1: for the same values both render the same objects. What Helm
 * rendered is kept as checksums of the documents, keys sorted.
 */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { silent } from '../../src/base/log.ts';
import { scaffold } from '../../src/chart/scaffold/scaffold.ts';
import { lintChart } from '../../src/check/lint-chart.ts';
import { DEFAULT_PROFILE } from '../../src/helm/profile.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { memoryFileSystem } from '../../src/host/memory/files.ts';
import { systemRandom } from '../../src/host/random.ts';
import { loadChart } from '../../src/library/node.ts';
import { render } from '../../src/render/render.ts';
import { mergeValues } from '../../src/values/layers.ts';

const RELEASES = ['web', 'my-demo-x', 'r'.repeat(50)];

/** What is set, and the checksum of what is rendered for each release. */
const ROWS: readonly (readonly [set: string, sums: readonly string[]])[] = [
  ['', ['9af88edcf4bdf7a9', '7ee5e54f53ad492d', '3303c86a3b44b18d']],
  ['replicaCount=3', ['dc56894b7ee7ffaa', 'ebcc5a1e14ac03d9', '435fd707ea1e77dc']],
  ['ingress.enabled=true', ['8c9ae73e581d3db2', '8383e45c02647772', '786574aab7792618']],
  ['httpRoute.enabled=true', ['ce86d2882fd4cc3b', 'b6aa8118a5782749', 'f2683058c23096c5']],
  ['autoscaling.enabled=true', ['215d65faae7b1ec8', 'd6f1f3ed0591fa0a', 'd515b6a16b8883dc']],
  ['serviceAccount.create=false', ['cf24e7ec307a1ec5', '04a2c24e4170d566', '44ab7e8d3f4576e5']],
  ['serviceAccount.create=false,serviceAccount.name=x', ['2dd808da5d4072ed', '80ceada38d9a57f3', '5798b2a9634ffff8']],
  ['serviceAccount.name=own,serviceAccount.automount=false', ['a4372e72f006d947', 'fbfa95f39df0a64d', 'a050a764deb3e583']],
  ['nameOverride=other', ['937bfeb34d7f2761', '68ff45c5c49f3f5b', '4f5eb5b22ab76ce9']],
  ['fullnameOverride=whole', ['79a3987ecc7399d8', 'c9ab5794be2908a9', 'e9ea2b769809d4a2']],
  ['image.tag=9,image.repository=r,image.pullPolicy=Always', ['a26c6ad561d31c81', '429ac256377a4784', 'fb24b68855baa6dd']],
  ['imagePullSecrets[0].name=s', ['7ee61110828b30de', '26f7d539e571e075', '96abf297e0903706']],
  ['podAnnotations.a=b,podLabels.c=d', ['0bbea4d4669596e5', 'f6199b6a52b7c9f5', '95140fc1a04bd600']],
  ['podSecurityContext.fsGroup=1,securityContext.runAsUser=2', ['e4fec5ae029399df', 'e344703dba22ec3b', '560f4ba3a4d2e393']],
  ['service.type=NodePort,service.port=8080', ['4c264b85c29a64cf', 'b8bc2c01c3cf9067', '55a400c61146cf89']],
  ['service.type=LoadBalancer', ['a26c2df301add12d', '06993ca024578e3e', 'eb7037f8a3e9cd91']],
  [
    'ingress.enabled=true,ingress.className=nginx,ingress.annotations.a=b,ingress.tls[0].secretName=t,ingress.tls[0].hosts[0]=h',
    ['7b8b2ecf452aee6d', 'fc0cb76e53a66bc5', '05454d5527869da3'],
  ],
  [
    'ingress.enabled=true,ingress.hosts[0].host=a.b,ingress.hosts[0].paths[0].path=/x,ingress.hosts[0].paths[1].path=/y,ingress.hosts[0].paths[1].pathType=Exact,ingress.hosts[1].host=c.d,ingress.hosts[1].paths[0].path=/',
    ['7643e2de97bc8f8f', '4451e22e293cac92', '6a8da568b224a6b4'],
  ],
  [
    'httpRoute.enabled=true,httpRoute.annotations.a=b,httpRoute.hostnames=null,httpRoute.rules[0].matches[0].path.value=/a,httpRoute.rules[0].filters[0].type=URLRewrite,httpRoute.rules[1].matches[0].path.value=/b',
    ['dafd2f70203c6cbe', 'a59f5c1577c95345', 'a4375d447e94bbcc'],
  ],
  ['httpRoute.enabled=true,httpRoute.parentRefs[0].namespace=gw', ['ee8a152182fca5b2', 'a0f1a8dff7910abf', 'b71d8143818dcd42']],
  ['resources.limits.cpu=1,livenessProbe=null,readinessProbe=null', ['db8713fd635184c5', 'c15ac49749c1fca2', '31259740b937efec']],
  [
    'autoscaling.enabled=true,autoscaling.targetMemoryUtilizationPercentage=70,autoscaling.targetCPUUtilizationPercentage=null,autoscaling.minReplicas=2',
    ['1572c28b8756c9bb', '02f29ad1cf8852ca', '44ffbb8757292650'],
  ],
  [
    'volumes[0].name=v,volumes[0].emptyDir.x=y,volumeMounts[0].name=v,volumeMounts[0].mountPath=/m',
    ['7bec7d5843cc04ff', '1e4652c56773885e', '5b60f988cd0771ef'],
  ],
  ['nodeSelector.a=b,tolerations[0].key=k,affinity.nodeAffinity.x=y', ['28d4fadc11aeb63b', 'c9ce706970e0bec0', 'aeee7eb9f704b880']],
];

const files = Object.fromEntries(scaffold('demo', 'v2').map(({ name, text }) => [name, text]));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

function sumOf(manifest: string): string {
  const documents = parseAllDocuments(manifest) as { toJS(): unknown }[];
  const text = documents.map((document) => JSON.stringify(sorted(document.toJS()))).join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

test.each(ROWS)('%s', async (set, sums) => {
  const chart = await loadChart(files);
  const values = () => mergeValues({ values: set ? [set] : [] }, () => new Uint8Array());
  expect(RELEASES.map((name) => sumOf(render(chart, { values: values(), release: { name } }).manifest))).toEqual(sums);
});

test('the scaffold has nothing that lint objects to', () => {
  const folder = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/demo/${name}`, text]));
  const found = lintChart({
    files: memoryFileSystem(folder),
    folder: '/demo',
    values: new Map(),
    namespace: 'default',
    skipSchemaValidation: false,
    profile: DEFAULT_PROFILE,
    log: silent,
    clock: fixedClock(0n),
    random: systemRandom,
  });
  expect(found.map(({ code }) => code)).toEqual(['chart/icon']);
});
