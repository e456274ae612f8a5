/** What an object is called, as go-yaml 2 decodes it for helm-diff: texts, and the text of what is something else. */
import { ChartwrightError } from '../../base/errors.ts';
import { composeYaml } from '../../codec/yaml/compose.ts';
import type { YamlMapping, YamlNode } from '../../codec/yaml/node.ts';
import { resolveTyped } from '../../codec/yaml/resolve.ts';
import { byteLength, byteSlice } from '../../go/utf8.ts';
import { isDict, type Value } from '../../go/value.ts';

export interface Head {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly annotations: ReadonlyMap<string, string>;
}

/** `value` is what the text holds. Throws what cannot be a text, or a table if there should be one, with the lines. */
export function readHead(text: string, value: Value): Head {
  return quickHead(value) ?? new HeadReader().head(composeYaml(text));
}

/** Undefined unless all is there as text. */
function quickHead(value: Value): Head | undefined {
  if (!isDict(value)) return undefined;
  const metadata = value.get('metadata') ?? new Map<string, Value>();
  const annotations = isDict(metadata) ? (metadata.get('annotations') ?? new Map<string, Value>()) : null;
  if (!isDict(metadata) || !isDict(annotations)) return undefined;
  const [apiVersion, kind, namespace, name] = [value.get('apiVersion'), value.get('kind'), metadata.get('namespace'), metadata.get('name')];
  const isText = (one: Value | undefined): one is string | undefined => one === undefined || typeof one === 'string';
  if (!isText(apiVersion) || !isText(kind) || !isText(namespace) || !isText(name)) return undefined;
  if (![...annotations.values()].every((one) => typeof one === 'string')) return undefined;
  return {
    apiVersion: apiVersion ?? '',
    kind: kind ?? '',
    metadata: { namespace: namespace ?? '', name: name ?? '' },
    annotations: annotations as ReadonlyMap<string, string>,
  };
}

const ANNOTATIONS = 'map[string]string';
const METADATA = `struct { Namespace string; Name string; Annotations ${ANNOTATIONS} }`;

class HeadReader {
  readonly #faults: string[] = [];

  head(root: YamlNode | undefined): Head {
    const object = this.#table(root, 'manifest.metadata');
    const apiVersion = this.#text(object?.get('apiVersion'));
    const kind = this.#text(object?.get('kind'));
    const metadata = this.#table(object?.get('metadata'), METADATA);
    const names = { namespace: this.#text(metadata?.get('namespace')), name: this.#text(metadata?.get('name')) };
    const annotations = [...(this.#table(metadata?.get('annotations'), ANNOTATIONS) ?? [])].map(
      ([key, node]) => [key, this.#text(node)] as const,
    );
    if (this.#faults.length > 0) throw new ChartwrightError('yaml/type', ['yaml: unmarshal errors:', ...this.#faults].join('\n  '));
    return { apiVersion, kind, metadata: names, annotations: new Map(annotations) };
  }

  #text(node: YamlNode | undefined): string {
    const real = node && followAlias(node);
    if (!real || isNull(real)) return '';
    return real.kind === 'scalar' ? real.value : (this.#typeMismatch(real, 'string') ?? '');
  }

  #table(node: YamlNode | undefined, type: string): ReadonlyMap<string, YamlNode> | undefined {
    const real = node && followAlias(node);
    if (!real || isNull(real)) return undefined;
    return real.kind === 'mapping' ? fieldsOf(real) : this.#typeMismatch(real, type);
  }

  #typeMismatch(node: YamlNode, type: string): undefined {
    this.#faults.push(`line ${node.line}: cannot unmarshal ${described(node)} into ${type}`);
  }
}

function followAlias(node: YamlNode): YamlNode {
  return node.kind === 'alias' ? followAlias(node.target) : node;
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.implicit && resolveTyped(node.value).type === 'null';
}

/** Fields by name; those of merge keys count if there are no own ones. */
function fieldsOf({ keys, values }: YamlMapping): ReadonlyMap<string, YamlNode> {
  const own = new Map<string, YamlNode>();
  const merged: YamlNode[] = [];
  keys.forEach((key, i) => {
    if (key.kind !== 'scalar') return;
    if (key.value === '<<' && key.implicit) merged.push(followAlias(values[i]!));
    else own.set(key.value, values[i]!);
  });
  const tables = merged.flatMap((node) => (node.kind === 'sequence' ? node.items.map(followAlias) : [node]));
  for (const table of tables) {
    if (table.kind !== 'mapping') continue;
    for (const [key, node] of fieldsOf(table)) if (!own.has(key)) own.set(key, node);
  }
  return own;
}

function described(node: YamlNode): string {
  if (node.kind !== 'scalar') return node.kind === 'sequence' ? '!!seq' : '!!map';
  const text = byteLength(node.value) > 10 ? `${byteSlice(node.value, 0, 7)}...` : node.value;
  return `${node.implicit ? `!!${resolveTyped(node.value).type}` : '!!str'} \`${text}\``;
}
