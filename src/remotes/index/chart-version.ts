/** One version of a chart in an index: its metadata, and where to get it. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Metadata } from '../../chart/metadata.ts';
import { finishedDependency, metadataShape, type RawMetadata } from '../../chart/parse-metadata.ts';
import { DuplicateDependency, validateMetadata } from '../../chart/validate-metadata.ts';
import { FLAG, listOf, type Shape, structOf, TEXT } from '../../codec/struct/decode-struct.ts';
import { RFC3339 } from '../../codec/struct/rfc3339.ts';
import type { Value } from '../../go/value.ts';

/** The data of a version in an index beside its metadata. */
export interface Location {
  /** Where the package is, relative to the repository or absolute; undefined is Go's nil. */
  readonly urls: readonly string[] | undefined;
  /** RFC 3339, '' where absent. */
  readonly created: string;
  readonly removed: boolean;
  /** SHA-256 of the package in hex; '' where absent. */
  readonly digest: string;
  /** Fields of old that are only passed on. */
  readonly checksum: string;
  readonly engine: string;
  readonly tillerVersion: string;
  readonly url: string;
}

export interface ChartVersion extends Location {
  readonly metadata: Metadata;
}

type RawLocation = Omit<Location, 'urls'> & { readonly urls: string[] | undefined };

/** A version as it is in an index, not yet checked. */
export interface RawVersion {
  readonly metadata: RawMetadata;
  readonly location: RawLocation;
}

const OWN = new Set(['urls', 'created', 'removed', 'digest', 'checksum', 'engine', 'tillerversion', 'url']);

/** The shape of a version. Strings in its metadata must be strings: YAML's numbers are written out only beside it. */
export function versionShape(): Shape<RawVersion> {
  const metadata = metadataShape('repo.ChartVersion');
  const location = structOf<RawLocation>('repo.ChartVersion', {
    urls: ['urls', listOf(TEXT)],
    created: ['created', RFC3339],
    removed: ['removed', FLAG],
    digest: ['digest', TEXT],
    checksum: ['checksum', TEXT],
    engine: ['engine', TEXT],
    tillerVersion: ['tillerVersion', TEXT],
    url: ['url', TEXT],
  });
  return {
    name: 'repo.ChartVersion',
    zero: () => ({ metadata: metadata.zero(), location: location.zero() }),
    decode(value, current, context) {
      if (!(value instanceof Map)) return { ...current, location: location.decode(value, current.location, context) };
      const own = new Map<string, Value>();
      const rest = new Map<string, Value>();
      for (const [key, item] of value) (OWN.has(key) || OWN.has(key.toLowerCase()) ? own : rest).set(key, item);
      return {
        metadata: metadata.decode(rest, current.metadata, { ...context, path: `${context.path}.Metadata`, exact: true }),
        location: location.decode(own, current.location, context),
      };
    },
  };
}

/** The version with its metadata checked and cleaned; throws `validation: …`. Two dependencies of one name are let pass: some servers strip aliases. */
export function checkedVersion({ metadata: raw, location }: RawVersion): ChartVersion {
  const named = { ...raw, apiVersion: raw.apiVersion || 'v1' };
  try {
    return { ...location, metadata: validateMetadata(named) };
  } catch (error) {
    if (!(error instanceof DuplicateDependency)) throw error;
    const dependencies = (raw.dependencies ?? []).map((each) => {
      if (!each) throw new ChartwrightError('chart', 'validation: dependencies must not contain empty or null nodes');
      return finishedDependency(each);
    });
    return { ...location, metadata: { ...validateMetadata({ ...named, dependencies: undefined }), dependencies } };
  }
}
