/** Fetches what a manifest holds, by media type, each part checked against its digest. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { type Limiter, limiter } from '../../base/limiter.ts';
import { ANSWER_LIMITS, PARALLEL_FETCHES } from '../limits.ts';
import { type Descriptor, DOCKER_LIST, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST, refuseLarge, verifyContent } from './descriptor.ts';
import { decodeManifest, decodeManifestIndex } from './manifest.ts';
import type { Repository } from './repository.ts';

export interface Pulled {
  readonly manifest: { readonly descriptor: Descriptor; readonly data: Uint8Array };
  /** The manifest and the parts of wanted types, in the manifest's order. */
  readonly parts: readonly { readonly descriptor: Descriptor; readonly data: Uint8Array }[];
}

/** Pulls the parts whose types are wanted, several at a time, each content once. Throws `failed to perform "FetchReference" on source: …`. */
export async function pullArtifact(repository: Repository, reference: string, wanted: readonly string[]): Promise<Pulled> {
  const manifest = await performing('FetchReference', 'source', async () => {
    if (reference === '') throw new ChartwrightError('usage', 'invalid reference');
    return repository.fetchManifest(reference);
  });
  const children = await performing('Successors', 'source', async () => {
    refuseLarge(manifest.descriptor.size, ANSWER_LIMITS.metadata);
    verifyContent(manifest.data, manifest.descriptor);
    return successors(manifest.descriptor, manifest.data);
  });
  const own = wanted.includes(manifest.descriptor.mediaType) ? [manifest] : [];
  const job: Job = { repository, wanted, fetches: limiter(PARALLEL_FETCHES.layers), contents: new Map() };
  return { manifest, parts: [...own, ...(await pullParts(children, job))] };
}

interface Job {
  readonly repository: Repository;
  readonly wanted: readonly string[];
  readonly fetches: Limiter;
  /** What is fetched, by digest and type. */
  readonly contents: Map<string, Promise<Pulled['parts']>>;
}

async function pullParts(descriptors: readonly Descriptor[], job: Job): Promise<Pulled['parts']> {
  const some = descriptors.filter(({ mediaType }) => job.wanted.includes(mediaType));
  const parts = await Promise.all(some.map((each) => pullOnce(each, job)));
  return parts.flat();
}

function pullOnce(descriptor: Descriptor, job: Job): Promise<Pulled['parts']> {
  const key = `${descriptor.digest} ${descriptor.mediaType} ${descriptor.size}`;
  const known = job.contents.get(key) ?? pullPart(descriptor, job);
  job.contents.set(key, known);
  return known;
}

async function pullPart(descriptor: Descriptor, job: Job): Promise<Pulled['parts']> {
  const data = await job.fetches(async () => {
    const fetched = await performing('Fetch', 'source', () => job.repository.fetch(descriptor));
    await performing('Push', 'destination', async () => verifyContent(fetched, descriptor));
    return fetched;
  });
  return [{ descriptor, data }, ...(await pullParts(successors(descriptor, data), job))];
}

/** What a manifest or an index points to; nothing for anything else. */
function successors({ mediaType }: Descriptor, data: Uint8Array): readonly Descriptor[] {
  if (mediaType === OCI_MANIFEST || mediaType === DOCKER_MANIFEST) {
    const { subject, config, layers } = decodeManifest(data);
    return [...(subject ? [subject] : []), config, ...(layers ?? [])];
  }
  if (mediaType !== OCI_INDEX && mediaType !== DOCKER_LIST) return [];
  const { subject, manifests } = decodeManifestIndex(data);
  return [...(subject ? [subject] : []), ...(manifests ?? [])];
}

/** Says which step of a copy failed, and on which side. */
export async function performing<T>(step: string, side: 'source' | 'destination', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw wrapError(`failed to perform "${step}" on ${side}`, error);
  }
}
