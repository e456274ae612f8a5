/** Colours of statuses, namespaces and headers. */
import type { ReleaseStatus } from '../../release/record/release.ts';

export interface Paint {
  readonly status: (status: ReleaseStatus) => string;
  readonly namespace: (text: string) => string;
  readonly header: (text: string) => string;
}

export const plain: Paint = { status: (status) => status, namespace: (text) => text, header: (text) => text };
