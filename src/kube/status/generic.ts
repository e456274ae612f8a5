/** Rules for objects of any kind: deletion, observed generation and the standard conditions. */
import type { Fields } from '../json.ts';
import { conditionsOf, stringField, typedField } from './fields.ts';
import { current, failed, inProgress, type StatusResult } from './result.ts';

/** What is known independently of the kind; undefined if the kind's own rules decide. */
export function genericStatus(object: Fields): StatusResult | undefined {
  if (typedField(object, 'string', 'metadata', 'deletionTimestamp'))
    return { status: 'Terminating', message: 'Resource scheduled for deletion', conditions: [] };
  return generationStatus(object) ?? standardConditions(object);
}

function generationStatus(object: Fields): StatusResult | undefined {
  const generation = typedField(object, 'integer', 'metadata', 'generation');
  if (generation === undefined) return undefined;
  const observed = typedField(object, 'integer', 'status', 'observedGeneration');
  if (observed === undefined || observed === generation) return undefined;
  const kind = stringField(object, '', 'kind');
  return inProgress('LatestGenerationNotObserved', `${kind} generation is ${generation}, but latest observed generation is ${observed}`);
}

function standardConditions(object: Fields): StatusResult | undefined {
  for (const { type, status, reason, message } of conditionsOf(object)) {
    if (status !== 'True') continue;
    if (type === 'Reconciling') return inProgress(reason, message);
    if (type === 'Stalled') return failed(reason, message);
  }
  return undefined;
}

/** The last resort for kinds without rules: a Ready condition, if there is one. */
export function readyCondition(object: Fields): StatusResult | undefined {
  for (const { type, status, reason, message } of conditionsOf(object)) {
    if (type !== 'Ready') continue;
    if (status === 'True') return current('Resource is Ready');
    if (status === 'False' || status === 'Unknown') return inProgress(reason, message);
  }
  return undefined;
}
