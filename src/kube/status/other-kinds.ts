/** Rules for the remaining built-in kinds. */
import type { Fields } from '../json.ts';
import { conditionsOf, intField, stringField } from './fields.ts';
import { current, failed, inProgress, type StatusResult } from './result.ts';

/** A Job counts as current from its start on; see `jobCompletion` for waiting until its end. */
export function jobStatus(job: Fields): StatusResult {
  const ended = jobEnd(job);
  if (ended) return ended;
  if (stringField(job, '', 'status', 'startTime') === '') return inProgress('JobNotStarted', 'Job not started');
  const [succeeded, active, broken] = ['succeeded', 'active', 'failed'].map((name) => intField(job, 0, 'status', name));
  return current(`Job in progress. success:${succeeded}, active: ${active}, failed: ${broken}`);
}

/** The status of a Job that is complete or has failed. */
export function jobEnd(job: Fields): StatusResult | undefined {
  const completions = intField(job, intField(job, 1, 'spec', 'parallelism'), 'spec', 'completions');
  for (const { type, status } of conditionsOf(job)) {
    if (status !== 'True') continue;
    if (type === 'Complete') return current(`Job Completed. succeeded: ${intField(job, 0, 'status', 'succeeded')}/${completions}`);
    if (type === 'Failed') return failed('JobFailed', `Job Failed. failed: ${intField(job, 0, 'status', 'failed')}/${completions}`);
  }
  return undefined;
}

export function claimStatus(claim: Fields): StatusResult {
  const phase = stringField(claim, 'unknown', 'status', 'phase');
  return phase === 'Bound' ? current('PVC is Bound') : inProgress('NotBound', `PVC is not Bound. phase: ${phase}`);
}

export function serviceStatus(service: Fields): StatusResult {
  const balanced = stringField(service, 'ClusterIP', 'spec', 'type') === 'LoadBalancer';
  if (balanced && stringField(service, '', 'spec', 'clusterIP') === '')
    return inProgress('NoIPAssigned', 'ClusterIP not set. Service type: LoadBalancer');
  return current('Service is ready');
}

export function crdStatus(crd: Fields): StatusResult {
  for (const { type, status, reason, message } of conditionsOf(crd)) {
    if (type === 'NamesAccepted' && status === 'False') return failed(reason, message);
    if (type !== 'Established') continue;
    if (status === 'False' && reason !== 'Installing') return failed(reason, message);
    if (status === 'True') return current('CRD is established');
  }
  return inProgress('Installing', 'Install in progress');
}
