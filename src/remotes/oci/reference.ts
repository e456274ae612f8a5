/** References to artifacts in a registry, `host[:port]/repository[:tag][@digest]`, as ORAS and Helm read them. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { parseRequestUri } from '../../go/url/parse.ts';

export interface Reference {
  /** Host, and port if one is given. */
  readonly registry: string;
  readonly repository: string;
  /** A tag or a digest, '' for neither. */
  readonly reference: string;
}

/** As Helm sees it: the tag's `+` turned into `_`, the digest apart. */
export interface ChartReference {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** '' if there is none. */
  readonly digest: string;
}

const REPOSITORY = /^[a-z0-9]+(?:(?:[._]|__|-*)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-*)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/;
const HEX_LENGTHS: Record<string, number> = { sha256: 64, sha384: 96, sha512: 128 };

function refuse(reason: string): never {
  throw new ChartwrightError('usage', `invalid reference: ${reason}`);
}

/** Parses a reference; throws `invalid reference: …`. */
export function parseReference(text: string): Reference {
  const slash = text.indexOf('/');
  if (slash < 0) refuse('missing registry or repository');
  const registry = text.slice(0, slash);
  const path = text.slice(slash + 1);
  const at = path.indexOf('@');
  const name = at < 0 ? path : path.slice(0, at);
  const colon = name.indexOf(':');
  const repository = colon < 0 ? name : name.slice(0, colon);
  const tag = colon < 0 ? '' : name.slice(colon + 1);
  checkRegistry(registry);
  if (!REPOSITORY.test(repository)) refuse(`invalid repository ${quote(repository)}`);
  if (at < 0) {
    if (tag !== '' && !TAG.test(tag)) refuse(`invalid tag ${quote(tag)}`);
    return { registry, repository, reference: tag };
  }
  const digest = path.slice(at + 1);
  if (digest !== '') checkDigest(digest);
  return { registry, repository, reference: digest };
}

/** Throws `invalid reference: invalid registry "…"` for what is not a host with an optional port. */
export function checkRegistry(registry: string): void {
  let host: string | undefined;
  try {
    host = parseRequestUri('dummy://' + registry).host;
  } catch {
    // Said below.
  }
  if (host === undefined || host === '' || host !== registry) refuse(`invalid registry ${quote(registry)}`);
}

function checkDigest(digest: string): void {
  const fault = digestFault(digest);
  if (fault) refuse(`invalid digest ${quote(digest)}: ${fault}`);
}

/** What is wrong with a digest such as `sha256:…`, undefined if nothing is. */
export function digestFault(digest: string): string | undefined {
  const [algorithm = '', encoded = ''] = digest.split(/:(.*)/s);
  if (algorithm === '' || encoded === '') return 'invalid checksum digest format';
  const length = HEX_LENGTHS[algorithm];
  if (length === undefined) return DIGEST.test(digest) ? 'unsupported digest algorithm' : 'invalid checksum digest format';
  if (encoded.length !== length) return 'invalid checksum digest length';
  return /^[0-9a-f]+$/.test(encoded) ? undefined : 'invalid checksum digest format';
}

/** The reference as text: `host/repository:tag` or `host/repository@digest`. */
export function formatReference({ registry, repository, reference }: Reference): string {
  if (reference === '') return `${registry}/${repository}`;
  return `${registry}/${repository}${digestFault(reference) ? ':' : '@'}${reference}`;
}

/** The host that requests go to; Docker Hub's differs from its name. */
export function registryOf({ registry }: { readonly registry: string }): string {
  return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}

/** Parses a chart's reference with or without `oci://`; throws as parseReference. */
export function parseChartReference(text: string): ChartReference {
  const bare = text.replace(/^oci:\/\//, '');
  const at = bare.lastIndexOf('@');
  const digest = at < 0 ? '' : bare.slice(at + 1);
  const { registry, repository, reference } = parseReference(underscored(at < 0 ? bare : bare.slice(0, at)));
  return { registry, repository, tag: reference, digest };
}

/** The text that Helm prints and sends for a chart's reference; a tag wins over a digest. */
export function formatChartReference({ registry, repository, tag, digest }: ChartReference): string {
  return tag === '' ? `${registry}/${repository}@${digest}` : formatReference({ registry, repository, reference: tag });
}

/** Tags may not hold `+`. Helm replaces every occurrence of the tag's text, even one in the path. */
function underscored(text: string): string {
  const parts = text.split(':');
  const tag = parts.at(-1) as string;
  if (parts.length < 2 || tag.includes('/') || tag === '') return text;
  return text.replaceAll(tag, tag.replaceAll('+', '_'));
}
