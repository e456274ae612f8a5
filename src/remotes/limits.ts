/** Limits on the size of responses, and on the number of parallel requests. */
import { LARGEST_CHART } from '../chart/archive.ts';

/** Fetches that continue at the same time, by what fetches. */
export const PARALLEL_FETCHES = {
  /** Indexes, by `repo update` and `dependency update`. */
  indexes: 16,
  /** Packages, by `dependency update` and `dependency build`. */
  packages: 8,
  /** Parts of an artifact, as ORAS has it. */
  layers: 3,
} as const;

/** Bytes of answers that are read. */
export const ANSWER_LIMITS = {
  /** A package, an index, a values file: what a chart may have unpacked, and a little more. */
  file: LARGEST_CHART + (16 << 20),
  /** A list of tags or a manifest, as ORAS has it (registry/remote/utils.go of oras-go 2.6.2). */
  metadata: 4 << 20,
  /** A token (registry/remote/auth/client.go). */
  token: 128 << 10,
  /** What comes with a refusal (registry/remote/internal/errutil/errutil.go). */
  refusal: 8 << 10,
} as const;
