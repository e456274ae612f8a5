/** Rules for hooks, whose Jobs and Pods are waited for until they end (Helm v4.3.1, internal/statusreaders). */
import type { Fields } from '../json.ts';
import { stringField } from './fields.ts';
import { jobEnd } from './other-kinds.ts';
import { failed, inProgress, type StatusResult } from './result.ts';

export function jobCompletion(job: Fields): StatusResult {
  return jobEnd(job) ?? inProgress('JobInProgress', 'Job in progress');
}

export function podCompletion(pod: Fields): StatusResult {
  const name = stringField(pod, '', 'metadata', 'name');
  switch (stringField(pod, '', 'status', 'phase')) {
    case 'Succeeded':
      return { ...failed('', `pod ${name} succeeded`), status: 'Current' };
    case 'Failed':
      return failed('PodFailed', `pod ${name} failed`);
    default:
      return inProgress('PodInProgress', 'Pod in progress');
  }
}
