/** Waiting by polling; rules and words are those of Helm 4.3.1 with --wait=legacy. */
import { describe, expect, test } from 'vitest';
import type { KubeObject } from '../../../src/kube/client.ts';
import { settle } from '../../support/manual-timers.ts';
import { object, setUp, start } from './fixture.ts';
import { refusal } from './scripted-client.ts';

const DEADLINE = 'context deadline exceeded';

/** What one look finds. */
async function look(target: KubeObject, ...others: KubeObject[]): Promise<boolean> {
  const { timers, waiter } = setUp('legacy', target, ...others);
  const wait = await start('waitWithJobs', waiter, [target], 1_000);
  await timers.pass(1_000);
  if (wait.end !== 'ready') expect(wait.end).toBe(DEADLINE);
  return wait.end === 'ready';
}

const service = (spec: object, status: object = {}) => object('Service', 's', { spec, status });
const owned = (fields: object) =>
  object('ReplicaSet', 'dep-1', {
    metadata: { labels: { a: 'b' }, ownerReferences: [{ controller: true, uid: 'u' }], creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: { template: { metadata: { labels: { a: 'b', 'pod-template-hash': '1' } }, spec: { volumes: [] } } },
    ...fields,
  });
const deployment = (spec: object = {}) =>
  object('Deployment', 'dep', {
    metadata: { uid: 'u', generation: 1 },
    spec: {
      replicas: 4,
      selector: { matchLabels: { a: 'b' } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      template: { metadata: { labels: { a: 'b' }, creationTimestamp: null }, spec: {} },
      ...spec,
    },
    status: { observedGeneration: 1 },
  });
const daemonSet = (status: object, updateStrategy: object = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } }) =>
  object('DaemonSet', 'ds', { metadata: { generation: 2 }, spec: { updateStrategy }, status: { observedGeneration: 2, ...status } });
const statefulSet = (status: object, spec: object = {}) =>
  object('StatefulSet', 'set', {
    metadata: { generation: 2 },
    spec: { replicas: 3, updateStrategy: { type: 'RollingUpdate' }, ...spec },
    status: { observedGeneration: 2, ...status },
  });
const readyPod = (status: string) =>
  object('Pod', 'p', { metadata: { labels: { a: 'b' } }, status: { conditions: [{ type: 'Ready', status }] } });

describe('ready', () => {
  test.each<[boolean, KubeObject, KubeObject[]]>([
    [true, object('ConfigMap', 'cm'), []],
    [true, readyPod('True'), []],
    [false, readyPod('False'), []],
    [true, object('PersistentVolumeClaim', 'pvc', { status: { phase: 'Bound' } }), []],
    [false, object('PersistentVolumeClaim', 'pvc', { status: { phase: 'Pending' } }), []],
    [true, service({ type: 'ExternalName' }), []],
    [false, service({ type: 'ClusterIP' }), []],
    [true, service({ type: 'ClusterIP', clusterIP: 'None' }), []],
    [false, service({ type: 'LoadBalancer', clusterIP: '10.0.0.1' }), []],
    [true, service({ type: 'LoadBalancer', clusterIP: '10.0.0.1', externalIPs: ['1.2.3.4'] }), []],
    [true, service({ type: 'LoadBalancer', clusterIP: '10.0.0.1' }, { loadBalancer: { ingress: [{ ip: '1.2.3.4' }] } }), []],
    [false, deployment(), []],
    [true, deployment({ paused: true }), []],
    [false, deployment(), [owned({ status: { readyReplicas: 2 } })]],
    [true, deployment(), [owned({ status: { readyReplicas: 3 } })]],
    [false, deployment({ template: { spec: { other: true } } }), [owned({ status: { readyReplicas: 4 } })]],
    [false, deployment({ strategy: { type: 'Recreate' } }), [owned({ status: { readyReplicas: 3 } })]],
    [false, daemonSet({ observedGeneration: 1 }), []],
    [true, daemonSet({}, { type: 'OnDelete' }), []],
    [false, daemonSet({ desiredNumberScheduled: 10, updatedNumberScheduled: 9 }), []],
    [false, daemonSet({ desiredNumberScheduled: 10, updatedNumberScheduled: 10, numberReady: 8 }), []],
    [true, daemonSet({ desiredNumberScheduled: 10, updatedNumberScheduled: 10, numberReady: 9 }), []],
    [true, statefulSet({}, { updateStrategy: { type: 'OnDelete' } }), []],
    [false, statefulSet({ updatedReplicas: 2, readyReplicas: 3 }), []],
    [false, statefulSet({ updatedReplicas: 3, readyReplicas: 2 }), []],
    [false, statefulSet({ updatedReplicas: 3, readyReplicas: 3, currentRevision: 'a', updateRevision: 'b' }), []],
    [true, statefulSet({ updatedReplicas: 3, readyReplicas: 3, currentRevision: 'b', updateRevision: 'b' }), []],
    [
      true,
      statefulSet(
        { updatedReplicas: 1, readyReplicas: 3, currentRevision: 'a', updateRevision: 'b' },
        { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
      ),
      [],
    ],
    [false, object('ReplicationController', 'rc', { metadata: { generation: 1 }, spec: { selector: { a: 'b' } } }), []],
    [true, object('ReplicationController', 'rc', { spec: { selector: { a: 'b' } } }), [readyPod('True')]],
    [false, object('ReplicaSet', 'rs', { spec: { selector: { matchLabels: { a: 'b' } } } }), [readyPod('False')]],
    [true, object('CustomResourceDefinition', 'crd', { status: { conditions: [{ type: 'NamesAccepted', status: 'False' }] } }), []],
    [false, object('CustomResourceDefinition', 'crd', { status: { conditions: [{ type: 'Established', status: 'False' }] } }), []],
    [false, object('Job', 'job', { spec: { completions: 2 }, status: { succeeded: 1 } }), []],
    [true, object('Job', 'job', { spec: { completions: 2 }, status: { succeeded: 2 } }), []],
  ])('%s %j %j', async (expected, target, others) => {
    expect(await look(target, ...others)).toBe(expected);
  });

  test('a Job that has failed too often ends the wait, where Jobs are waited for', async () => {
    const job = object('Job', 'job', { spec: { backoffLimit: 1 }, status: { failed: 2 } });
    const { client, timers, waiter } = setUp('legacy', job);
    expect((await start('wait', waiter, [job])).end).toBe('ready');
    const wait = await start('waitWithJobs', waiter, [job]);
    for (let i = 0; i < 30; i++) await timers.pass(2_000);
    expect(wait.end).toBe('context deadline exceeded');
    expect(client.requests.filter((request) => request === 'get jobs').length).toBe(30);
  });
});

describe('polling', () => {
  const claim = (phase: string) => object('PersistentVolumeClaim', 'pvc', { status: { phase } });

  test('looks again every two seconds', async () => {
    const { client, timers, waiter } = setUp('legacy', claim('Pending'));
    const wait = await start('wait', waiter, [claim('Pending')]);
    client.put(claim('Bound'));
    await timers.pass(1_999);
    expect(wait.end).toBeUndefined();
    await timers.pass(1);
    expect(wait.end).toBe('ready');
  });

  test('bears thirty failures of the server in a row', async () => {
    const { client, timers, waiter } = setUp('legacy', claim('Pending'));
    for (let i = 0; i < 31; i++) client.fail('get persistentvolumeclaims', refusal(503, 'ServiceUnavailable', 'not now'));
    const wait = await start('wait', waiter, [claim('Pending')], 100_000);
    await timers.pass(59_000);
    expect(wait.end).toBeUndefined();
    await timers.pass(1_000);
    expect(wait.end).toBe('not now');
  });

  test('does not bear what asking again can not change', async () => {
    const { client, waiter } = setUp('legacy', claim('Pending'));
    client.fail('get persistentvolumeclaims', refusal(403, 'Forbidden', 'forbidden'));
    expect((await start('wait', waiter, [claim('Pending')])).end).toBe('forbidden');
  });

  test('waits until objects are gone', async () => {
    const { client, timers, waiter } = setUp('legacy', claim('Bound'));
    const wait = await start('waitForDelete', waiter, [claim('Bound')]);
    client.remove('PersistentVolumeClaim', 'pvc');
    await timers.pass(2_000);
    expect(wait.end).toBe('ready');
  });
});

describe('hooks', () => {
  const job = (...conditions: object[]) => object('Job', 'job', { status: { conditions } });

  test.each([
    [job({ type: 'Complete', status: 'True' }), 'ready'],
    [job({ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }), 'job job failed: BackoffLimitExceeded'],
    [object('Pod', 'p', { status: { phase: 'Succeeded' } }), 'ready'],
    [object('Pod', 'p', { status: { phase: 'Failed' } }), 'pod p failed'],
    [object('ConfigMap', 'cm'), 'ready'],
  ])('%j: %s', async (hook, end) => {
    const { waiter } = setUp('legacy', hook);
    expect((await start('watchUntilReady', waiter, [hook])).end).toBe(end);
  });

  test('end with a change, with their deletion or with the time', async () => {
    const { client, timers, waiter } = setUp('legacy', job());
    const first = await start('watchUntilReady', waiter, [job()]);
    client.put(job({ type: 'Complete', status: 'True' }));
    await settle();
    expect(first.end).toBe('ready');
    client.put(job());
    const second = await start('watchUntilReady', waiter, [job()]);
    client.remove('Job', 'job');
    await settle();
    expect(second.end).toBe('ready');
    const third = await start('watchUntilReady', waiter, [job()], 1_000);
    await timers.pass(1_000);
    expect(third.end).toBe('timed out waiting for the condition');
  });
});
