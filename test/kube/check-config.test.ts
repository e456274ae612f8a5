/** kubeconfig files that are none are refused in the words of Helm 4.3.1. */
import { expect, test } from 'vitest';
import { parseYaml } from '../../src/codec/yaml/parse.ts';
import { checkConfig } from '../../src/kube/config/check-config.ts';

function said(text: string): string {
  try {
    checkConfig(parseYaml(text));
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
}

const FIELD = (kind: string, field: string, type: string) => `json: cannot unmarshal ${kind} into Go struct field ${field} of type ${type}`;

test.each([
  ['kind: Config\napiVersion: v1\nclusters: []\n', 'fine'],
  ['{}\n', 'fine'],
  ['kind: Pod\n', 'no kind "Pod" is registered for version "v1" in scheme "pkg/runtime/scheme.go:111"'],
  ['apiVersion: v2\n', 'no kind "Config" is registered for version "v2" in scheme "pkg/runtime/scheme.go:111"'],
  ['clusters: 3\n', FIELD('number', 'Config.clusters', '[]v1.NamedCluster')],
  ['clusters: [x]\n', FIELD('string', 'Config.clusters', 'v1.NamedCluster')],
  ['clusters: [{cluster: {server: 1}}]\n', FIELD('number', 'Cluster.clusters.cluster.server', 'string')],
  ['clusters: [{cluster: {certificate-authority-data: "!!"}}]\n', 'illegal base64 data at input byte 0'],
  ['users: [{user: {exec: {args: x}}}]\n', FIELD('string', 'ExecConfig.users.user.exec.args', '[]string')],
  ['contexts: [{context: x}]\n', FIELD('string', 'NamedContext.contexts.context', 'v1.Context')],
  ['current-context: 3\n', FIELD('number', 'Config.current-context', 'string')],
])('%j: %s', (text, words) => {
  expect(said(text)).toBe(words);
});
