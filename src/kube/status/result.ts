/** What the kstatus rules make of an object (github.com/fluxcd/cli-utils v1.2.2, pkg/kstatus/status). */

export type Status = 'Current' | 'InProgress' | 'Failed' | 'Terminating' | 'NotFound' | 'Unknown';

/** A condition in "abnormal is true" form: Reconciling or Stalled. */
export interface Condition {
  readonly type: 'Reconciling' | 'Stalled';
  readonly status: 'True';
  readonly reason: string;
  readonly message: string;
}

export interface StatusResult {
  readonly status: Status;
  readonly message: string;
  readonly conditions: readonly Condition[];
  /** Why the status is unknown. */
  readonly error?: string;
}

/** The object is not formed as its rules expect; waiting treats its status as unknown. */
export class StatusError extends Error {}

export function current(message: string): StatusResult {
  return { status: 'Current', message, conditions: [] };
}

export function inProgress(reason: string, message: string): StatusResult {
  return { status: 'InProgress', message, conditions: [{ type: 'Reconciling', status: 'True', reason, message }] };
}

export function failed(reason: string, message: string): StatusResult {
  return { status: 'Failed', message, conditions: [{ type: 'Stalled', status: 'True', reason, message }] };
}
