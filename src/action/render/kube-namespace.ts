/** The namespace that kubectl and Helm work in if none is named: that of the kubeconfig's current context. */

import { parseYaml } from '../../codec/yaml/parse.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { type Dict, isDict, isList, type Value } from '../../go/value.ts';
import { exists, type FileSystem } from '../../host/files.ts';

export interface KubeNamespaceOptions {
  /** Wins over all files. */
  readonly namespace: string;
  /** kubeconfig files; earlier ones win. */
  readonly kubeconfigs: readonly string[];
  /** Instead of the files' current context. */
  readonly context: string;
}

/** Helm's namespace: the given one, that of the context, else `default`. Files that are missing or broken count as empty. */
export function kubeNamespace(files: FileSystem, { namespace, kubeconfigs, context }: KubeNamespaceOptions): string {
  if (namespace !== '') return namespace;
  const configs = kubeconfigs.flatMap((path) => {
    const config = readConfig(files, path);
    return config ? [config] : [];
  });
  const current = context || firstText(configs.map((config) => config.get('current-context')));
  if (current === '') return 'default';
  const named = configs.flatMap((config) => entries(config.get('contexts'))).find((one) => one.get('name') === current);
  const body = named?.get('context');
  return (isDict(body) && firstText([body.get('namespace')])) || 'default';
}

/** The clusters of all contexts by the contexts' names; earlier files win. */
export function contextClusters(files: FileSystem, kubeconfigs: readonly string[]): Map<string, string> {
  const clusters = new Map<string, string>();
  for (const path of kubeconfigs) {
    for (const each of entries(readConfig(files, path)?.get('contexts'))) {
      const [name, body] = [String(each.get('name')), each.get('context')];
      if (!clusters.has(name)) clusters.set(name, isDict(body) ? String(body.get('cluster') ?? '') : '');
    }
  }
  return clusters;
}

function readConfig(files: FileSystem, path: string): Dict | undefined {
  if (!exists(files, path)) return undefined;
  try {
    const config = parseYaml(decodeUtf8(files.read(path)));
    return isDict(config) ? config : undefined;
  } catch {
    return undefined;
  }
}

function entries(value: Value | undefined): Dict[] {
  return isList(value) ? value.filter(isDict) : [];
}

function firstText(values: readonly (Value | undefined)[]): string {
  return values.find((value) => typeof value === 'string' && value !== '')?.toString() ?? '';
}
