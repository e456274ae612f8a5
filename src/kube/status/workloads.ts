/** Rules for the controllers of pods: replica counts, revisions and progress. */
import type { Fields } from '../json.ts';
import { conditionsOf, findCondition, intField, stringField, typedField } from './fields.ts';
import { current, failed, inProgress, type StatusResult } from './result.ts';

/** Progress deadline with which the controller never sets a Progressing condition. */
const NO_DEADLINE = 2 ** 31 - 1;

export function deploymentStatus(object: Fields): StatusResult {
  const conditions = conditionsOf(object);
  const late = conditions.find((one) => one.type === 'Progressing' && one.reason === 'ProgressDeadlineExceeded');
  if (late) return { ...failed(late.reason, late.message), message: 'Progress deadline exceeded' };
  const progressing =
    intField(object, NO_DEADLINE, 'spec', 'progressDeadlineSeconds') === NO_DEADLINE ||
    conditions.some((one) => one.type === 'Progressing' && one.status === 'True' && one.reason === 'NewReplicaSetAvailable');

  const wanted = intField(object, 1, 'spec', 'replicas');
  const replicas = intField(object, 0, 'status', 'replicas');
  const updated = intField(object, 0, 'status', 'updatedReplicas');
  const ready = intField(object, 0, 'status', 'readyReplicas');
  const available = intField(object, 0, 'status', 'availableReplicas');
  if (wanted > replicas) return inProgress('LessReplicas', `Replicas: ${replicas}/${wanted}`);
  if (wanted > updated) return inProgress('LessUpdated', `Updated: ${updated}/${wanted}`);
  if (replicas > wanted) return inProgress('ExtraPods', `Pending termination: ${replicas - wanted}`);
  if (updated > available) return inProgress('LessAvailable', `Available: ${available}/${updated}`);
  if (wanted > ready) return inProgress('LessReady', `Ready: ${ready}/${wanted}`);
  if (!progressing) return inProgress('ReplicaSetNotAvailable', 'ReplicaSet not Available');
  if (!findCondition(conditions, 'Available', 'True')) return inProgress('DeploymentNotAvailable', 'Deployment not Available');
  return current(`Deployment is available. Replicas: ${replicas}`);
}

export function replicaSetStatus(object: Fields): StatusResult {
  if (findCondition(conditionsOf(object), 'ReplicaFailure', 'True'))
    return inProgress('ReplicaFailure', 'Replica Failure condition. Check Pods');
  const wanted = intField(object, 1, 'spec', 'replicas');
  const replicas = intField(object, 0, 'status', 'replicas');
  const ready = intField(object, 0, 'status', 'readyReplicas');
  const available = intField(object, 0, 'status', 'availableReplicas');
  const labelled = intField(object, 0, 'status', 'fullyLabeledReplicas');
  if (wanted > labelled) return inProgress('LessLabelled', `Labelled: ${labelled}/${wanted}`);
  if (wanted > available) return inProgress('LessAvailable', `Available: ${available}/${wanted}`);
  if (wanted > ready) return inProgress('LessReady', `Ready: ${ready}/${wanted}`);
  if (replicas > wanted) return inProgress('ExtraPods', `Pending termination: ${replicas - wanted}`);
  return current(`ReplicaSet is available. Replicas: ${replicas}`);
}

export function statefulSetStatus(object: Fields): StatusResult {
  if (stringField(object, '', 'spec', 'updateStrategy', 'type') === 'OnDelete')
    return current('StatefulSet is using the ondelete update strategy');
  const wanted = intField(object, 1, 'spec', 'replicas');
  const ready = intField(object, 0, 'status', 'readyReplicas');
  const replicas = intField(object, 0, 'status', 'replicas');
  if (wanted > replicas) return inProgress('LessReplicas', `Replicas: ${replicas}/${wanted}`);
  if (wanted > ready) return inProgress('LessReady', `Ready: ${ready}/${wanted}`);
  if (replicas > wanted) return inProgress('ExtraPods', `Pending termination: ${replicas - wanted}`);
  return statefulSetRollout(object, wanted, replicas);
}

function statefulSetRollout(object: Fields, wanted: number, replicas: number): StatusResult {
  const partition = intField(object, -1, 'spec', 'updateStrategy', 'rollingUpdate', 'partition');
  if (partition !== -1) {
    const updated = intField(object, 0, 'status', 'updatedReplicas');
    const expected = wanted - partition;
    if (updated < expected) return inProgress('PartitionRollout', `updated: ${updated}/${expected}`);
    return current(`Partition rollout complete. updated: ${updated}`);
  }
  const up = intField(object, 0, 'status', 'currentReplicas');
  if (wanted > up) return inProgress('LessCurrent', `current: ${up}/${wanted}`);
  const revision = (name: string) => stringField(object, '', 'status', name);
  if (revision('currentRevision') !== revision('updateRevision'))
    return inProgress('RevisionMismatch', 'Waiting for updated revision to match current');
  return current(`All replicas scheduled as expected. Replicas: ${replicas}`);
}

/** The controller sets both generations, so that a DaemonSet without them has not been seen by it yet. */
export function daemonSetStatus(object: Fields): StatusResult {
  const kind = stringField(object, '', 'kind');
  if (typedField(object, 'integer', 'metadata', 'generation') === undefined)
    return inProgress('NoGeneration', `${kind} metadata.generation not found`);
  if (typedField(object, 'integer', 'status', 'observedGeneration') === undefined)
    return inProgress('NoObservedGeneration', `${kind} status.observedGeneration not found`);

  const wanted = intField(object, -1, 'status', 'desiredNumberScheduled');
  const scheduled = intField(object, 0, 'status', 'currentNumberScheduled');
  const updated = intField(object, 0, 'status', 'updatedNumberScheduled');
  const available = intField(object, 0, 'status', 'numberAvailable');
  const ready = intField(object, 0, 'status', 'numberReady');
  if (wanted === -1) return inProgress('NoDesiredNumber', 'Missing .status.desiredNumberScheduled');
  if (wanted > scheduled) return inProgress('LessCurrent', `Current: ${scheduled}/${wanted}`);
  if (wanted > updated) return inProgress('LessUpdated', `Updated: ${updated}/${wanted}`);
  if (wanted > available) return inProgress('LessAvailable', `Available: ${available}/${wanted}`);
  if (wanted > ready) return inProgress('LessReady', `Ready: ${ready}/${wanted}`);
  return current(`All replicas scheduled as expected. Replicas: ${wanted}`);
}
