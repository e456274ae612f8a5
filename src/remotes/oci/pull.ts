/** Fetches what a manifest holds, by media type, each part checked against its digest. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { type Descriptor, DOCKER_LIST, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST, verifyContent } from './descriptor.ts';
import type { Repository } from './repository.ts';

export interface Pulled {
  readonly manifest: { readonly descriptor: Descriptor; readonly data: Uint8Array };
  /** The manifest and the parts of wanted types, in the manifest's order. */
  readonly parts: readonly { readonly descriptor: Descriptor; readonly data: Uint8Array }[];
}

const MANIFEST_LIMIT = 4 * 1024 * 1024;

/** Pulls the parts whose types are wanted, several at a time. Throws `failed to perform "FetchReference" on source: …`. */
export async function pullArtifact(repository: Repository, reference: string, wanted: readonly string[]): Promise<Pulled> {
  const manifest = await performing('FetchReference', 'source', async () => {
    if (reference === '') throw new ChartwrightError('usage', 'invalid reference');
    return repository.fetchManifest(reference);
  });
  const children = await performing('Successors', 'source', async () => {
    if (manifest.data.length > MANIFEST_LIMIT)
      throw new ChartwrightError(
        'network',
        `content size ${manifest.data.length} exceeds push size limit ${MANIFEST_LIMIT}: size exceeds limit`,
      );
    verifyContent(manifest.data, manifest.descriptor);
    return successors(manifest.descriptor, manifest.data);
  });
  const own = wanted.includes(manifest.descriptor.mediaType) ? [manifest] : [];
  const parts = await Promise.all(
    children.filter(({ mediaType }) => wanted.includes(mediaType)).map((child) => pullPart(repository, child, wanted)),
  );
  return { manifest, parts: [...own, ...parts.flat()] };
}

async function pullPart(repository: Repository, descriptor: Descriptor, wanted: readonly string[]): Promise<Pulled['parts']> {
  const data = await performing('Fetch', 'source', () => repository.fetch(descriptor));
  await performing('Push', 'destination', async () => verifyContent(data, descriptor));
  const children = successors(descriptor, data).filter(({ mediaType }) => wanted.includes(mediaType));
  const parts = await Promise.all(children.map((child) => pullPart(repository, child, wanted)));
  return [{ descriptor, data }, ...parts.flat()];
}

/** What a manifest or an index points to; nothing for anything else. */
function successors({ mediaType }: Descriptor, data: Uint8Array): Descriptor[] {
  if (![OCI_MANIFEST, DOCKER_MANIFEST, OCI_INDEX, DOCKER_LIST].includes(mediaType)) return [];
  let manifest: { config?: Descriptor; layers?: Descriptor[]; manifests?: Descriptor[]; subject?: Descriptor };
  try {
    manifest = JSON.parse(new TextDecoder().decode(data));
  } catch (error) {
    throw new ChartwrightError('network', data.length === 0 ? 'unexpected end of JSON input' : errorText(error), { cause: error });
  }
  const { config, layers, manifests } = manifest ?? {};
  return [...(config ? [config] : []), ...(layers ?? []), ...(manifests ?? [])].filter(isDescriptor);
}

function isDescriptor(value: unknown): value is Descriptor {
  const { mediaType, digest, size } = (value ?? {}) as Partial<Descriptor>;
  return typeof mediaType === 'string' && typeof digest === 'string' && typeof size === 'number';
}

/** Says which step of a copy failed, and on which side. */
export async function performing<T>(step: string, side: 'source' | 'destination', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw wrapError(`failed to perform "${step}" on ${side}`, error);
  }
}
