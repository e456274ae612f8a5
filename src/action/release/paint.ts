/** Colours of statuses, namespaces and headers. */
import type { ReleaseStatus } from '../../release/record/release.ts';

export interface Paint {
  readonly status: (status: ReleaseStatus) => string;
  readonly namespace: (text: string) => string;
  readonly header: (text: string) => string;
}

export const plain: Paint = { status: (status) => status, namespace: (text) => text, header: (text) => text };

const STATUS_COLORS: Readonly<Partial<Record<ReleaseStatus, number>>> = {
  deployed: 32,
  failed: 31,
  unknown: 31,
  'pending-install': 33,
  'pending-upgrade': 33,
  'pending-rollback': 33,
  uninstalling: 33,
};

const colored = (text: string, code: number): string => `\x1b[${code}m${text}\x1b[0m`;

/** As terminals show it. */
export const colors: Paint = {
  status: (status) => (STATUS_COLORS[status] ? colored(status, STATUS_COLORS[status]) : status),
  namespace: (text) => colored(text, 36),
  header: (text) => `\x1b[1m${text}\x1b[22m`,
};
