/** Manifests as objects with their places on the server. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { NoMatchError } from './api-error.ts';
import type { KubeClient, KubeObject, Mapping } from './client.ts';
import { decodeDocument, ValidationError } from './decode.ts';

/** One object of a release. */
export interface Resource {
  readonly mapping: Mapping;
  /** Empty for kinds without namespaces. */
  readonly namespace: string;
  readonly name: string;
  /** As the manifest has it; replaced by what the server answers. */
  object: KubeObject;
}

export interface BuildOptions {
  readonly client: KubeClient;
  /** For objects that name none. */
  readonly namespace: string;
  /** Asks first whether the server checks fields. */
  readonly validate: boolean;
}

/** The objects of a manifest, in its order. Throws a `cluster` error for all documents that are not objects or of no kind that the server knows. */
export async function buildResources(manifest: string, options: BuildOptions): Promise<Resource[]> {
  const resources: Resource[] = [];
  const faults: unknown[] = [];
  if (options.validate) await options.client.checksFields();
  for (const text of documents(manifest)) {
    try {
      const { objects, isList } = decodeDocument(text, options.validate);
      if (isList) resources.push(...(await locatedList(objects, options)));
      else for (const object of objects) resources.push(await located(object, options));
    } catch (error) {
      faults.push(error);
      if (error instanceof ValidationError) break;
    }
  }
  if (faults.length > 0) throw joinErrors(faults);
  return resources;
}

/** Several errors as apimachinery's aggregate prints them, each once; the first is the cause. */
export function joinErrors(errors: readonly unknown[]): Error {
  const [first] = errors;
  const words = [...new Set(errors.map(errorText))];
  if (words.length === 1 && first instanceof Error) return first;
  return new ChartwrightError('cluster', `[${words.join(', ')}]`, { cause: first });
}

/** Documents with anything in them. */
function documents(manifest: string): string[] {
  return manifest.split(/^---[ \t]*(?:#.*)?$/m).filter((text) => /^[ \t]*[^\s#]/m.test(text));
}

/** The objects of a list. Throws what is unknown of all of them. */
async function locatedList(objects: readonly KubeObject[], options: BuildOptions): Promise<Resource[]> {
  const resources: Resource[] = [];
  const faults: unknown[] = [];
  for (const object of objects) {
    try {
      resources.push(await located(object, options));
    } catch (error) {
      const { cause } = error as ChartwrightError;
      if (!(cause instanceof NoMatchError)) throw error;
      faults.push(new ChartwrightError('cluster', `unable to recognize ${cause.message}`, { cause }));
    }
  }
  if (faults.length > 0) throw joinErrors(faults);
  return resources;
}

async function located(object: KubeObject, { client, namespace }: BuildOptions): Promise<Resource> {
  const { name = '', namespace: own = '' } = object.metadata;
  const mapping = await mapped(client, object, name, own);
  if (!mapping.namespaced) return { mapping, namespace: '', name, object };
  const place = own || namespace;
  return { mapping, namespace: place, name, object: { ...object, metadata: { ...object.metadata, namespace: place } } };
}

async function mapped(client: KubeClient, { apiVersion, kind }: KubeObject, name: string, namespace: string): Promise<Mapping> {
  const [group, version] = apiVersion.includes('/') ? (apiVersion.split('/') as [string, string]) : ['', apiVersion];
  try {
    return await client.mapping({ group, version, kind });
  } catch (error) {
    if (!(error instanceof NoMatchError)) throw error;
    const where = `resource mapping not found for name: "${name}" namespace: "${namespace}" from ""`;
    throw new ChartwrightError('cluster', `${where}: ${error.message}\nensure CRDs are installed first`, { cause: error });
  }
}

/** Whether two are the same object of the server, whichever version of its group they speak. */
export function isSameObject(a: Resource, b: Resource): boolean {
  return a.name === b.name && a.namespace === b.namespace && a.mapping.group === b.mapping.group && a.mapping.kind === b.mapping.kind;
}

/** `apps/v1, Kind=Deployment`, as Go prints it. */
export const kindText = ({ group, version, kind }: Mapping): string => `${group}/${version}, Kind=${kind}`;
