/** Rules for pods: phase, readiness, crash loops and the time a pod gets to be scheduled. */
import { at, type Fields } from '../json.ts';
import { conditionsOf, findCondition, stringField } from './fields.ts';
import { current, failed, inProgress, StatusError, type StatusResult } from './result.ts';

/** Milliseconds for which an unschedulable pod still counts as in progress. */
export const SCHEDULE_WINDOW = 15_000;

/** `now`: milliseconds since the epoch. */
export function podStatus(pod: Fields, now: number): StatusResult {
  const phase = stringField(pod, '', 'status', 'phase');
  const conditions = conditionsOf(pod);
  switch (phase) {
    case 'Succeeded':
      return current('Pod has completed successfully');
    case 'Failed':
      return current('Pod has completed, but not successfully');
    case 'Running':
      return findCondition(conditions, 'Ready', 'True') ? current('Pod is Ready') : runningNotReady(pod);
    case 'Pending':
      return findCondition(conditions, 'PodScheduled', 'False')?.reason === 'Unschedulable'
        ? unschedulable(pod, now)
        : inProgress('PodPending', 'Pod is in the Pending phase');
    case '':
      return inProgress('PodNotObserved', 'Pod phase not available');
    default:
      throw new StatusError(`unknown phase ${phase}`);
  }
}

function runningNotReady(pod: Fields): StatusResult {
  const statuses = at(pod, 'status', 'containerStatuses');
  const looping = (Array.isArray(statuses) ? statuses : [])
    .filter((one) => at(one, 'state', 'waiting', 'reason') === 'CrashLoopBackOff')
    .map((one) => at(one, 'name'))
    .filter((name) => name !== undefined);
  if (looping.length > 0) return failed('ContainerCrashLooping', `Containers in CrashLoop state: ${looping.join(',')}`);
  return inProgress('PodRunningNotReady', 'Pod is running but is not Ready');
}

function unschedulable(pod: Fields, now: number): StatusResult {
  const created = Date.parse(stringField(pod, '', 'metadata', 'creationTimestamp'));
  if (now - SCHEDULE_WINDOW < created) return inProgress('PodNotScheduled', 'Pod has not been scheduled');
  return failed('PodUnschedulable', 'Pod could not be scheduled');
}
