/** Two sources of manifests that are compared, and what they render to. */
import type { Chart } from '../../chart/chart.ts';
import type { RenderedObject } from '../../diff/change.ts';
import type { SideInput } from '../../diff/side.ts';
import type { Profile } from '../../helm/profile.ts';

/** A side in one environment, which can be rendered and explained. Each call begins with the same random bytes. */
export interface DiffSource {
  readonly helm: string;
  readonly kubeVersion: string;
  /** By the rules of its Helm, or by these. */
  readonly render: (profile?: Profile) => Promise<Rendered>;
  readonly explain: () => Promise<Pick<SideInput, 'documents' | 'values'>>;
}

export interface Rendered {
  /** With the dependencies that take part. */
  readonly chart: Chart;
  /** As it is loaded, with all its dependencies. */
  readonly declared: Chart;
  readonly objects: readonly RenderedObject[];
}

export interface ComparedSources {
  readonly environment: string;
  readonly before: DiffSource;
  readonly after: DiffSource;
}
