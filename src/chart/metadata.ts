/** The metadata of a chart: Chart.yaml, and Chart.lock beside it. */
import type { Dict, Value } from '../go/value.ts';

export interface Maintainer {
  readonly name: string;
  readonly email: string;
  readonly url: string;
}

/** A chart that another one needs. */
export interface Dependency {
  readonly name: string;
  /** A version or a range of versions. */
  readonly version: string;
  readonly repository: string;
  /** Paths into the values, comma-separated: the first that holds a boolean decides whether the chart takes part. */
  readonly condition: string;
  readonly tags: readonly string[];
  /** What condition and tags came to; false until dependencies are processed, unless the file has true. */
  readonly enabled: boolean;
  /** Each a name below the subchart's `exports`, or a table `{child, parent}`. */
  readonly importValues: readonly Value[];
  readonly alias: string;
}

/** Every field of Chart.yaml; text is empty if a field is absent. */
export interface Metadata {
  readonly name: string;
  readonly home: string;
  readonly sources: readonly string[];
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly maintainers: readonly Maintainer[];
  readonly icon: string;
  readonly apiVersion: string;
  readonly condition: string;
  readonly tags: string;
  readonly appVersion: string;
  readonly deprecated: boolean;
  /** A `map[string]string`, Go's nil one if the field is absent. */
  readonly annotations: Dict;
  readonly kubeVersion: string;
  readonly dependencies: readonly Dependency[];
  /** `dependencies: []` is written out: Helm then looks into subcharts for their own dependencies, which it does not if there is no such field. */
  readonly emptyDependencies?: boolean;
  /** `application`, `library` or empty. */
  readonly type: string;
}

/** Chart.lock, or requirements.lock of a v1 chart. */
export interface Lock {
  /** RFC 3339, as written; empty if absent. */
  readonly generated: string;
  readonly digest: string;
  readonly dependencies: readonly Dependency[];
  /** The list as it is written back, if the file has none (`null`) or nulls in it. */
  readonly listed?: readonly (Dependency | null)[] | null;
}
