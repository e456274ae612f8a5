/** Makes src/kubernetes-schema/schemas.ts from the OpenAPI documents of Kubernetes (api/openapi-spec/swagger.json of each version). */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Packed, PackedDefinition } from '../src/kubernetes-schema/schema-table.ts';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly { readonly group: string; readonly version: string; readonly kind: string }[];
}

/** Definitions that stand for a form of their own. */
const SPECIAL: Readonly<Record<string, string>> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'I',
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'Q',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'o',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'o',
};

/** Packs the documents, given as `1.37=FILE`, oldest first. */
export function packSchemas(sources: readonly string[]): void {
  const documents = sources.map((source) => source.split('=') as [string, string]);
  const definitions: Record<string, PackedDefinition[]> = {};
  const kinds: Record<string, string> = {};
  for (const [at, [, file]] of documents.entries()) {
    const all: Record<string, Schema> = JSON.parse(readFileSync(file, 'utf8')).definitions;
    for (const [name, schema] of Object.entries(all)) {
      if (SPECIAL[name]) continue;
      const text = definitionText(schema, all);
      definitions[name] ??= [];
      const variants = definitions[name];
      const last = variants.at(-1);
      if (last && last[2] === text && last[1] === at - 1) last[1] = at;
      else variants.push([at, at, text]);
      for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
        // Kinds such as DeleteOptions are of every group: no manifest holds them.
        if ((schema['x-kubernetes-group-version-kind'] ?? []).length === 1) kinds[`${group ? `${group}/` : ''}${version} ${kind}`] = name;
      }
    }
  }
  const packed: Packed = { versions: documents.map(([version]) => version), definitions, kinds };
  const text = gzipSync(JSON.stringify(packed), { level: 9 }).toString('base64');
  const versions = `${documents[0]?.[0]} to ${documents.at(-1)?.[0]}`;
  writeFileSync(
    'src/kubernetes-schema/schemas.ts',
    `/** The objects of Kubernetes ${versions}: JSON, gzip, base64. Made by \`tsx tools/main.ts kubernetes-schemas\` from Kubernetes' OpenAPI. */\nexport const PACKED =\n  '${text}';\n`,
  );
  console.log(`${Object.keys(definitions).length} definitions, ${Object.keys(kinds).length} kinds, ${text.length} characters`);
}

/** `name:CODE;name!:CODE`, with `!` for required fields; `*` for an object of any fields, `?` for any value. */
function definitionText(schema: Schema, all: Readonly<Record<string, Schema>>): string {
  if (!schema.properties) return schema.type === 'object' ? '*' : schema.type ? `=${code(schema, all)}` : '?';
  const fields = Object.entries(schema.properties).map(([name, field]) => {
    const mark = schema.required?.includes(name) ? '!' : '';
    return `${name}${mark}:${code(field, all)}`;
  });
  return fields.sort().join(';');
}

/** s string, i integer, n number, b boolean, I integer or string, Q quantity, o object, a anything, [ list of, { map of, # definition. */
function code(schema: Schema, all: Readonly<Record<string, Schema>>): string {
  if (schema.$ref) {
    const name = schema.$ref.slice('#/definitions/'.length);
    return SPECIAL[name] ?? (all[name]?.type === 'string' ? 's' : `#${name}`);
  }
  switch (schema.type) {
    case 'string':
      return 's';
    case 'integer':
      return 'i';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'array':
      return `[${schema.items ? code(schema.items, all) : 'a'}`;
    case 'object':
      return schema.additionalProperties ? `{${code(schema.additionalProperties, all)}` : 'o';
    default:
      return 'a';
  }
}
