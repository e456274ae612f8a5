/** Manifests as helm-diff 3.15 reads them: documents by the name that it gives to their objects. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { printYaml, printYamlInOrder } from '../../codec/yaml/print.ts';
import { trimSpace } from '../../go/space.ts';
import { quote } from '../../go/strconv.ts';
import { isDict, isList, type Value } from '../../go/value.ts';

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

/** Throws `manifest` errors for what is no YAML. */
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
  const value = parsed(content);
  const [apiVersion, kind] = [textAt(value, 'apiVersion'), textAt(value, 'kind')];
  if (apiVersion === '' && kind === '') return [];
  if (kind.endsWith('List')) {
    const items = isDict(value) ? value.get('items') : undefined;
    return isList(items) ? items.flatMap((item) => readDocument(printYamlInOrder(item), options)) : [];
  }
  const metadata = isDict(value) ? value.get('metadata') : undefined;
  const annotations = isDict(metadata) ? metadata.get('annotations') : undefined;
  if (!options.tests && TESTS.includes(textAt(annotations, 'helm.sh/hook'))) return [];
  const namespace = textAt(metadata, 'namespace') || options.namespace;
  const name =
    isDict(annotations) && annotations.has('helm-diff/base-name') ? textAt(annotations, 'helm-diff/base-name') : textAt(metadata, 'name');
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.lastIndexOf('/')) : apiVersion;
  return [
    {
      name: `${namespace}, ${name}, ${kind} (${group})`,
      kind,
      content: options.normalize ? printYaml(value) : content,
      keep: textAt(annotations, 'helm.sh/resource-policy') === 'keep',
    },
  ];
}

function parsed(content: string): Value {
  try {
    return parseYaml(content, { integers: true });
  } catch (error) {
    throw new ChartwrightError('manifest/syntax', `YAML unmarshal error: ${errorText(error)}\nCan't unmarshal ${content}`, {
      cause: error,
    });
  }
}

function textAt(table: Value | undefined, key: string): string {
  const value = isDict(table) ? table.get(key) : undefined;
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
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
