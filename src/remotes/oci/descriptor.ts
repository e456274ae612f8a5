/** Descriptors: how a registry names content, by type, digest and size. */
import { ChartwrightError } from '../../base/errors.ts';
import { platformCrypto } from '../../host/crypto/crypto.ts';
import type { DigestAlgorithm } from '../../host/crypto/provider.ts';
import { digestFault } from './reference.ts';

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const ARTIFACT_MANIFEST = 'application/vnd.oci.artifact.manifest.v1+json';
/** What is kept as a manifest; anything else is a blob. */
export const MANIFESTS = [DOCKER_MANIFEST, DOCKER_LIST, OCI_MANIFEST, OCI_INDEX, ARTIFACT_MANIFEST];

/** Refuses content that states more bytes than are read, in ORAS's words (content/limitedstorage.go of oras-go 2.6.2). */
export function refuseLarge(size: number, most: number): void {
  if (size > most)
    throw new ChartwrightError('network', `read failed: content size ${size} exceeds push size limit ${most}: size exceeds limit`);
}

/** Checks fetched bytes against their descriptor; throws ORAS's words. */
export function verifyContent(data: Uint8Array, { digest, size }: Descriptor): void {
  if (data.length < size)
    throw new ChartwrightError(
      'network',
      `read failed: expected content size of ${size}, got ${data.length}, for digest ${digest}: unexpected EOF`,
    );
  if (data.length > size) throw new ChartwrightError('network', 'trailing data');
  const fault = digestFault(digest);
  if (fault) throw new ChartwrightError('network', `read failed: failed to validate ${digest}: ${fault}`);
  const [algorithm = '', encoded] = digest.split(':');
  if (platformCrypto().digest(algorithm as DigestAlgorithm, data) !== encoded) throw new ChartwrightError('network', 'mismatched digest');
}
