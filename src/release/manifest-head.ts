/** What Helm reads of a document before it sorts it: kind, name and annotations, decoded by encoding/json's rules. */
import { ChartwrightError, wrapError } from '../base/errors.ts';
import { jsonKind } from '../codec/json/json-kind.ts';
import { formatFloat32 } from '../codec/yaml/float32.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { inYaml, type YamlPath } from '../codec/yaml/position.ts';
import { sortedKeys } from '../go/utf8.ts';
import { type Dict, GoInt, type Value } from '../go/value.ts';

export interface ManifestHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly annotations: ReadonlyMap<string, string>;
}

const METADATA = 'struct { Name string "json:\\"name\\""; Annotations map[string]string "json:\\"annotations\\"" }';
const NAME = ['metadata', 'name'];
const ANNOTATIONS = ['metadata', 'annotations'];
const EMPTY: ManifestHead = { apiVersion: '', kind: '', name: '', annotations: new Map() };

/**
 * Parses a document and takes its head. Throws a `manifest` error with Helm's words, `file` named, if the document is not
 * valid YAML, no mapping, or a field is of the wrong kind.
 */
export function manifestHead(document: string, file: string): ManifestHead {
  try {
    return inYaml(document, () => decodeHead(parseYaml(document, { integers: true })));
  } catch (error) {
    const isType = error instanceof ChartwrightError && (error.code === 'manifest/type' || error.code === 'yaml/type');
    throw wrapError(`YAML parse error on ${file}`, error, isType ? 'manifest/type' : 'manifest/syntax');
  }
}

function decodeHead(value: Value): ManifestHead {
  if (value === null) return EMPTY;
  if (!(value instanceof Map)) throw mismatch(value, 'Go value of type util.SimpleHead', []);
  const fields = fieldsOf(value, ['apiVersion', 'kind', 'metadata']);
  const text = (name: string) => decodeString(fields.get(name), `Go struct field SimpleHead.${name} of type string`, [name]);
  const apiVersion = text('apiVersion');
  const kind = text('kind');
  const metadata = fields.get('metadata') ?? null;
  if (metadata === null) return { ...EMPTY, apiVersion, kind };
  if (!(metadata instanceof Map)) throw mismatch(metadata, `Go struct field SimpleHead.metadata of type ${METADATA}`, ['metadata']);
  const inner = fieldsOf(metadata, ['name', 'annotations']);
  const annotations = decodeAnnotations(inner.get('annotations') ?? null);
  return { apiVersion, kind, name: decodeString(inner.get('name'), 'Go struct field .metadata.name of type string', NAME), annotations };
}

/** The values of the named fields; encoding/json takes keys in any case, and the last of them in sorted order. */
function fieldsOf(map: Dict, names: readonly string[]): Map<string, Value> {
  const found = new Map<string, Value>();
  const wanted = new Map(names.map((name) => [name.toLowerCase(), name]));
  for (const key of sortedKeys(map)) {
    const name = wanted.get(key.toLowerCase());
    const value = name === undefined ? null : (map.get(key) as Value);
    if (name !== undefined && value !== null) found.set(name, value);
  }
  return found;
}

function decodeAnnotations(value: Value): Map<string, string> {
  const annotations = new Map<string, string>();
  if (value === null) return annotations;
  if (!(value instanceof Map)) throw mismatch(value, 'Go struct field .metadata.annotations of type map[string]string', ANNOTATIONS);
  for (const key of sortedKeys(value)) {
    annotations.set(key, decodeString(value.get(key), 'Go struct field .metadata.annotations of type string', [...ANNOTATIONS, key]));
  }
  return annotations;
}

/** sigs.k8s.io/yaml turns scalars into text where the target is text. */
function decodeString(value: Value | undefined, target: string, path: YamlPath): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return String(value);
  if (value instanceof GoInt) return String(value.value);
  if (typeof value === 'number') return formatFloat32(value);
  throw mismatch(value, target, path);
}

function mismatch(value: Value, target: string, path: YamlPath): ChartwrightError {
  const words = `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${jsonKind(value)} into ${target}`;
  return new ChartwrightError('manifest/type', words, { path });
}
