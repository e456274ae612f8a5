/** Holds the Kubernetes rules' verdicts beside kubeconform's, on the same schemas, document by document. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkObjects } from '../src/check/kubernetes-objects.ts';
import { parseYaml } from '../src/codec/yaml/parse.ts';
import { isDict, type Value } from '../src/go/value.ts';

/** The rules that kubeconform has, too. */
const SHARED = new Set(['kubernetes/unknown-field', 'kubernetes/missing-field', 'kubernetes/wrong-type', 'kubernetes/not-an-object']);

type Schema = Record<string, unknown>;

export interface KubeconformOptions {
  readonly kubeconform: string;
  /** Kubernetes' api/openapi-spec/swagger.json of the version. */
  readonly swagger: string;
  readonly version: string;
  /** Manifest files, or folders of them. */
  readonly paths: readonly string[];
  readonly show: number;
}

/** Compares; returns how many documents differ. */
export function compareWithKubeconform({ kubeconform, swagger, version, paths, show }: KubeconformOptions): number {
  const work = mkdtempSync(join(tmpdir(), 'chartwright-kubeconform-'));
  try {
    writeSchemas(swagger, join(work, 'schemas'));
    const documents = paths.flatMap(filesBelow).flatMap((file) => documentsOf(file));
    mkdirSync(join(work, 'documents'));
    for (const [i, { text }] of documents.entries()) writeFileSync(join(work, 'documents', `${i}.yaml`), text);
    const theirs = verdicts(kubeconform, work, version);
    let compared = 0;
    const different: string[] = [];
    for (const [i, { file, value, text }] of documents.entries()) {
      const verdict = theirs.get(i);
      if (!verdict || verdict.status === 'statusSkipped' || verdict.status === 'statusError') continue;
      compared++;
      const own = checkObjects([value], { kubeVersion: version, namespace: 'default' }).filter(({ rule }) => SHARED.has(rule));
      if ((own.length === 0) === (verdict.status === 'statusValid')) continue;
      const ours = own.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') || 'valid';
      different.push(`${file}: ${/^kind:.*$/m.exec(text)?.[0]}\n  kubeconform ${verdict.status}: ${verdict.msg}\n  chartwright ${ours}`);
    }
    for (const each of different.slice(0, show)) console.log(each);
    console.log(`${compared - different.length} of ${compared} documents have the same verdict`);
    return different.length;
  } finally {
    rmSync(work, { recursive: true });
  }
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(path, name));
}

function documentsOf(file: string): { file: string; text: string; value: Value }[] {
  return readFileSync(file, 'utf8')
    .split(/^---.*$/m)
    .flatMap((text) => {
      try {
        const value = parseYaml(text);
        return isDict(value) && value.size > 0 ? [{ file, text, value }] : [];
      } catch {
        return [];
      }
    });
}

interface Verdict {
  readonly status: string;
  readonly msg: string;
}

function verdicts(kubeconform: string, work: string, version: string): Map<number, Verdict> {
  const location = join(work, 'schemas', '{{.ResourceKind}}{{.KindSuffix}}.json');
  const flags = [
    '-strict',
    '-verbose',
    '-output',
    'json',
    '-ignore-missing-schemas',
    '-kubernetes-version',
    `${version}.0`,
    '-schema-location',
    location,
  ];
  const { stdout, error } = spawnSync(kubeconform, [...flags, join(work, 'documents')], { maxBuffer: 1 << 30 });
  if (error) throw error;
  const { resources } = JSON.parse(String(stdout)) as { resources: (Verdict & { filename: string })[] };
  return new Map(resources.map(({ filename, ...verdict }) => [Number(/(\d+)\.yaml$/.exec(filename)?.[1]), verdict]));
}

/** A JSON Schema per kind, references resolved, as kubeconform's schemas are made: fields may be null unless they are required. */
function writeSchemas(swagger: string, folder: string): void {
  mkdirSync(folder);
  const { definitions } = JSON.parse(readFileSync(swagger, 'utf8')) as { definitions: Record<string, Schema> };
  const resolve = (schema: Schema, required: boolean, above: readonly string[]): Schema => {
    const ref = (schema.$ref as string | undefined)?.slice('#/definitions/'.length);
    if (ref !== undefined) {
      if (ref.endsWith('.IntOrString')) return { oneOf: [{ type: ['string', 'null'] }, { type: ['integer', 'null'] }] };
      if (ref.endsWith('.Quantity')) return { oneOf: [{ type: ['string', 'null'] }, { type: ['number', 'null'] }] };
      return above.includes(ref) ? {} : resolve(definitions[ref] as Schema, required, [...above, ref]);
    }
    const { type, properties, items, additionalProperties } = schema as Record<string, Schema>;
    const needed = (schema.required as string[] | undefined) ?? [];
    return {
      ...(type && { type: required ? type : [type, 'null'] }),
      ...(needed.length > 0 && { required: needed }),
      ...(items && { items: resolve(items, false, above) }),
      ...(additionalProperties && { additionalProperties: resolve(additionalProperties, false, above) }),
      ...(properties && {
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, each]) => [name, resolve(each as Schema, needed.includes(name), above)]),
        ),
      }),
    };
  };
  for (const [name, schema] of Object.entries(definitions)) {
    const kinds = (schema['x-kubernetes-group-version-kind'] as { group: string; version: string; kind: string }[] | undefined) ?? [];
    if (kinds.length !== 1) continue;
    const { group, version, kind } = kinds[0]!;
    const suffix = group === '' ? version : `${group.split('.')[0]}-${version}`;
    writeFileSync(join(folder, `${kind.toLowerCase()}-${suffix}.json`), JSON.stringify(resolve(schema, true, [name])));
  }
}
