/** Where release records are kept. A store of another kind is one more file that makes a Driver. */
import { ChartwrightError } from '../base/errors.ts';
import type { Release } from '../release/record/release.ts';
import type { ReleaseHead } from './release-head.ts';

export interface Driver {
  /** Throws `ReleaseNotFound`. */
  readonly get: (key: string) => Promise<Release>;
  /** All records of the namespace, or of all if the driver has none. Those that can't be read are passed over. */
  readonly list: (keep: (release: Release) => boolean) => Promise<Release[]>;
  /** As `list`, for what lists show; absent if that would be no faster. */
  readonly heads?: (keep: (head: ReleaseHead) => boolean) => Promise<ReleaseHead[]>;
  /** Records by the store's own labels (name, owner, status, version). Throws `ReleaseNotFound` if there is none. */
  readonly query: (labels: Readonly<Record<string, string>>) => Promise<Release[]>;
  /** Throws `ReleaseExists`. */
  readonly create: (key: string, release: Release) => Promise<void>;
  readonly update: (key: string, release: Release) => Promise<void>;
  readonly delete: (key: string) => Promise<Release>;
}

export class ReleaseNotFound extends ChartwrightError {
  constructor() {
    super('cluster', 'release: not found');
  }
}

export class ReleaseExists extends ChartwrightError {
  constructor() {
    super('cluster', 'release: already exists');
  }
}

export class NoDeployedReleases extends ChartwrightError {
  constructor(name: string) {
    super('cluster', `"${name}" has no deployed releases`);
  }
}

/** Labels that the store gives of itself; users may not set them. */
const SYSTEM_LABELS = new Set(['name', 'owner', 'status', 'version', 'createdAt', 'modifiedAt']);

/** What the user set of the labels of a record. */
export function userLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !SYSTEM_LABELS.has(name)));
}

/** The labels by which records are found. */
export function recordLabels({ name, version, info }: Release): Record<string, string> {
  return { name, owner: 'helm', status: info.status, version: String(version) };
}

/** Throws if a value could not be a label's, with the message of apimachinery's validation. */
export function checkLabelValues(labels: Readonly<Record<string, string>>): void {
  for (const value of Object.values(labels)) {
    const faults: string[] = [];
    if (value.length > 63) faults.push('must be no more than 63 bytes');
    if (value !== '' && !/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(value)) faults.push(BAD_LABEL);
    if (faults.length > 0) throw new ChartwrightError('cluster', `invalid label value: "${value}": ${faults.join('; ')}`);
  }
}

const BAD_LABEL =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
