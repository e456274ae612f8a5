/** Manifests as helm-diff 3.15 reads them: documents by the name that it gives to their objects. */

import { ChartwrightError, errorText } from '../../base/errors.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { printYaml, printYamlInOrder } from '../../codec/yaml/print.ts';
import { trimSpace } from '../../go/space.ts';
import { quote } from '../../go/strconv.ts';
import { isDict, isList } from '../../go/value.ts';
import { HOOK_ANNOTATIONS } from '../../release/hook.ts';
import { readHead } from './read-head.ts';

export interface Spec {
  /** `NAMESPACE, NAME, KIND (GROUP)` */
  readonly name: string;
  readonly kind: string;
  readonly content: string;
  /** Helm leaves it where it is when it is gone from the release. */
  readonly keep: boolean;
}

export type Specs = ReadonlyMap<string, Spec>;

export interface ReadOptions {
  readonly namespace: string;
  readonly normalize: boolean;
  /** Reads the hooks of tests, too. */
  readonly tests: boolean;
  readonly warn: (text: string) => void;
}

const TESTS = ['test', 'test-success'];

/** Throws `manifest` errors for what is not valid YAML. */
export function readSpecs(manifest: string, options: ReadOptions): Specs {
  const specs = new Map<string, Spec>();
  for (const piece of `\n${manifest}`.split('\n---\n')) {
    const content = trimSpace(piece);
    if (content === '') continue;
    for (const spec of readDocument(content, options)) {
      if (specs.has(spec.name)) options.warn(`Error: Found duplicate key ${quote(spec.name)} in manifest`);
      else specs.set(spec.name, spec);
    }
  }
  return specs;
}

function readDocument(content: string, options: ReadOptions): Spec[] {
  const value = reading(content, () => parseYaml(content, { integers: true }));
  const { apiVersion, kind, metadata, annotations } = reading(content, () => readHead(content, value));
  if (apiVersion === '' && kind === '') return [];
  if (kind.endsWith('List')) {
    const items = isDict(value) ? value.get('items') : undefined;
    return isList(items) ? items.flatMap((item) => readDocument(printYamlInOrder(item), options)) : [];
  }
  if (!options.tests && TESTS.includes(annotations.get(HOOK_ANNOTATIONS.events) ?? '')) return [];
  const namespace = metadata.namespace || options.namespace;
  const name = annotations.get('helm-diff/base-name') ?? metadata.name;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.lastIndexOf('/')) : apiVersion;
  return [
    {
      name: `${namespace}, ${name}, ${kind} (${group})`,
      kind,
      content: options.normalize ? printYaml(value) : content,
      keep: annotations.get('helm.sh/resource-policy') === 'keep',
    },
  ];
}

function reading<T>(content: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ChartwrightError('manifest/syntax', `YAML unmarshal error: ${errorText(error)}\nCan't unmarshal ${content}`, {
      cause: error,
    });
  }
}

/** The specs under the names of their templates, as `diff release` compares them. */
export function byTemplate(specs: Specs): Specs {
  const found = new Map<string, Spec>();
  const count = new Map<string, number>();
  for (const name of [...specs.keys()].sort()) {
    const spec = specs.get(name)!;
    const source = spec.content.split('\n')[0]!.replace('# Source: ', '');
    const nth = (count.get(source) ?? 0) + 1;
    count.set(source, nth);
    found.set(found.has(source) ? `${source} ${nth}` : source, spec);
  }
  return found;
}
