/** Waiting by watching; the words are Helm 4.3.1's. */
import { describe, expect, test } from 'vitest';
import type { KubeObject } from '../../../src/kube/client.ts';
import { settle } from '../../support/manual-timers.ts';
import { object, setUp, start } from './fixture.ts';
import { refusal } from './scripted-client.ts';

const config = object('ConfigMap', 'cm');
const waiting = () => object('PersistentVolumeClaim', 'pvc', { status: { phase: 'Pending' } });
const bound = () => object('PersistentVolumeClaim', 'pvc', { status: { phase: 'Bound' } });
const NOT_BOUND = 'resource PersistentVolumeClaim/d/pvc not ready. status: InProgress, message: PVC is not Bound. phase: Pending';
const job = (conditions: unknown[]) =>
  object('Job', 'job', { spec: { completions: 1 }, status: { startTime: 'x', failed: 1, conditions } });
const pod = (name: string, fields: object) => object('Pod', name, fields as Record<string, unknown>);

describe('wait', () => {
  test('ends at once where everything is ready, and with nothing to wait for', async () => {
    const { waiter } = setUp('watcher', config, bound());
    expect((await start('wait', waiter, [config, bound()])).end).toBe('ready');
    expect((await start('wait', waiter, [])).end).toBe('ready');
  });

  test('ends when the last object has become ready', async () => {
    const { client, waiter, log } = setUp('watcher', config, waiting());
    const wait = await start('wait', waiter, [config, waiting()]);
    expect(wait.end).toBeUndefined();
    client.put(bound());
    await settle();
    expect(wait.end).toBe('ready');
    expect(log.map(({ message, attributes }) => [message, ...attributes.map(([, value]) => value)].join(' '))).toEqual([
      'waiting for resources 2 1m0s',
      'waiting for resource d pvc PersistentVolumeClaim Current Unknown',
      'waiting for resource d pvc PersistentVolumeClaim Current InProgress',
      'waiting for resource d pvc PersistentVolumeClaim Current InProgress',
      'all resources achieved desired status Current 2',
    ]);
  });

  test('names what is not ready when the time is over, in the order of the objects', async () => {
    const claim = waiting();
    const absent = object('Foo', 'foo');
    const { timers, waiter } = setUp('watcher', claim);
    const wait = await start('wait', waiter, [absent, claim], 3_000);
    await timers.pass(2_999);
    expect(wait.end).toBeUndefined();
    await timers.pass(1);
    expect(wait.end).toBe(`resource Foo/d/foo not ready. status: Unknown, message: \n${NOT_BOUND}\ncontext deadline exceeded`);
  });

  test('waits for half a minute where no time is given', async () => {
    const { timers, waiter } = setUp('watcher', waiting());
    const wait = await start('wait', waiter, [waiting()], 0);
    await timers.pass(29_999);
    expect(wait.end).toBeUndefined();
    await timers.pass(1);
    expect(wait.end).toBe(`${NOT_BOUND}\ncontext deadline exceeded`);
  });

  test('is cancelled by the caller', async () => {
    const { abort, timers, waiter } = setUp('watcher', waiting());
    const wait = await start('wait', waiter, [waiting()]);
    abort.abort();
    await timers.pass(0);
    expect(wait.end).toBe(`${NOT_BOUND}\ncontext canceled`);
  });

  test('does not wait for a Deployment that is paused', async () => {
    const paused = object('Deployment', 'dep', { spec: { paused: true, replicas: 1 } });
    const { waiter } = setUp('watcher', paused);
    expect((await start('wait', waiter, [paused])).end).toBe('ready');
  });

  test('ends when nothing but failures is left', async () => {
    const stalled = object('Foo', 'foo', { status: { conditions: [{ type: 'Stalled', status: 'True', message: 'no way' }] } });
    const { client, waiter } = setUp('watcher', waiting(), stalled);
    const wait = await start('wait', waiter, [stalled, waiting()]);
    expect(wait.end).toBeUndefined();
    client.put(bound());
    await settle();
    expect(wait.end).toBe('resource Foo/d/foo not ready. status: Failed, message: no way');
  });

  test('counts a Job as ready when it has started, or when it has ended', async () => {
    const { client, waiter } = setUp('watcher', job([]));
    expect((await start('wait', waiter, [job([])])).end).toBe('ready');
    const wait = await start('waitWithJobs', waiter, [job([])]);
    expect(wait.end).toBeUndefined();
    client.put(job([{ type: 'Failed', status: 'True' }]));
    await settle();
    expect(wait.end).toBe('resource Job/d/job not ready. status: Failed, message: Job Failed. failed: 1/1');
  });

  test('fails a StatefulSet whose pods crash, but not for those on their way out', async () => {
    const set = object('StatefulSet', 'set', { spec: { replicas: 1, selector: { matchLabels: { a: 'b' } } }, status: { replicas: 1 } });
    const crashing = (metadata: object) => ({
      metadata: { labels: { a: 'b' }, ...metadata },
      status: { phase: 'Running', containerStatuses: [{ name: 'c', state: { waiting: { reason: 'CrashLoopBackOff' } } }] },
    });
    const { client, waiter } = setUp('watcher', set, pod('out', crashing({ deletionTimestamp: 'x' })));
    const wait = await start('wait', waiter, [set]);
    expect(wait.end).toBeUndefined();
    client.put(pod('in', crashing({})));
    client.put({ ...set });
    await settle();
    expect(wait.end).toBe('resource StatefulSet/d/set not ready. status: Failed, message: 1 pods have failed');
  });

  test('fails a pod that no node takes within 15 seconds', async () => {
    const conditions = [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }];
    const lonely = pod('p', { metadata: { creationTimestamp: '2026-01-01T00:00:00Z' }, status: { phase: 'Pending', conditions } });
    const { timers, waiter } = setUp('watcher', lonely);
    const wait = await start('wait', waiter, [lonely]);
    await timers.pass(14_999);
    expect(wait.end).toBeUndefined();
    await timers.pass(1);
    expect(wait.end).toBe('resource Pod/d/p not ready. status: Failed, message: Pod could not be scheduled');
  });
});

describe('watches', () => {
  test('there is one per kind and namespace', async () => {
    const [one, two] = [object('ConfigMap', 'one'), object('ConfigMap', 'two')];
    const { client, waiter } = setUp('watcher', one, two, waiting());
    await start('wait', waiter, [one, two, waiting()]);
    expect([...client.requests].sort()).toEqual([
      'list configmaps',
      'list persistentvolumeclaims',
      'watch configmaps',
      'watch persistentvolumeclaims',
    ]);
  });

  test('a watch that ends goes on; one whose version is too old starts from a new list', async () => {
    const { client, timers, waiter } = setUp('watcher', waiting());
    const wait = await start('wait', waiter, [waiting()]);
    await timers.pass(5_000);
    client.endWatches('persistentvolumeclaims');
    await timers.pass(0);
    expect(client.requests.flatMap((request) => (request.endsWith(' events') ? [] : request.split(' ')[0]))).toEqual([
      'list',
      'watch',
      'watch',
    ]);
    const gone = { kind: 'Status', apiVersion: 'v1', metadata: {}, code: 410, reason: 'Expired' } as KubeObject;
    client.endWatches('persistentvolumeclaims', { type: 'ERROR', object: gone });
    await timers.pass(800);
    expect(client.requests.flatMap((request) => (request.endsWith(' events') ? [] : request.split(' ')[0]))).toEqual([
      'list',
      'watch',
      'watch',
      'list',
      'watch',
    ]);
    client.put(bound());
    await settle();
    expect(wait.end).toBe('ready');
  });

  test('requests to a server that fails or cannot be reached are repeated', async () => {
    const { client, timers, waiter } = setUp('watcher', bound());
    client.fail('list persistentvolumeclaims', refusal(500, 'InternalError', 'no'));
    client.fail('list persistentvolumeclaims', new Error('dial tcp: connection refused'));
    const wait = await start('wait', waiter, [bound()]);
    await timers.pass(800);
    expect(wait.end).toBeUndefined();
    await timers.pass(1_600);
    expect(wait.end).toBe('ready');
  });

  test('what is forbidden ends the wait', async () => {
    const { client, waiter } = setUp('watcher', waiting());
    client.fail('list persistentvolumeclaims', refusal(403, 'Forbidden', 'persistentvolumeclaims is forbidden'));
    const wait = await start('wait', waiter, [waiting()]);
    expect(wait.end).toBe('failed to list /v1, Kind=PersistentVolumeClaim: persistentvolumeclaims is forbidden');
    client.fail('watch persistentvolumeclaims', refusal(403, 'Forbidden', 'cannot watch'));
    expect((await start('wait', waiter, [waiting()])).end).toBe('cannot watch');
  });
});

describe('waitForDelete', () => {
  test('ends at once for what is not there, and when the last object has gone', async () => {
    const { client, waiter } = setUp('watcher', config);
    expect((await start('waitForDelete', waiter, [waiting()])).end).toBe('ready');
    const wait = await start('waitForDelete', waiter, [waiting(), config]);
    expect(wait.end).toBeUndefined();
    client.remove('ConfigMap', 'cm');
    await settle();
    expect(wait.end).toBe('ready');
  });

  test('ends when the kind itself has gone', async () => {
    const foo = object('Foo', 'foo');
    const { client, timers, waiter } = setUp('watcher', foo);
    const wait = await start('waitForDelete', waiter, [foo]);
    client.fail('watch foos', refusal(404, 'NotFound', 'the server could not find the requested resource'));
    await timers.pass(2_000);
    client.endWatches('foos');
    await timers.pass(0);
    expect(wait.end).toBe('ready');
  });

  test('names what still exists', async () => {
    const leaving = object('ConfigMap', 'cm', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } });
    const { timers, waiter } = setUp('watcher', leaving);
    const wait = await start('waitForDelete', waiter, [leaving], 1_000);
    await timers.pass(1_000);
    expect(wait.end).toBe(
      'resource ConfigMap/d/cm still exists. status: Terminating, message: Resource scheduled for deletion\ncontext deadline exceeded',
    );
  });
});

describe('watchUntilReady', () => {
  test.each([
    ['Succeeded', 'ready'],
    ['Failed', 'resource Pod/d/p not ready. status: Failed, message: pod p failed'],
  ])('ends with a pod that has %s', async (phase, end) => {
    const { client, waiter } = setUp('watcher', pod('p', { status: { phase: 'Running' } }), config);
    const wait = await start('watchUntilReady', waiter, [pod('p', {}), config]);
    expect(wait.end).toBeUndefined();
    client.put(pod('p', { status: { phase } }));
    await settle();
    expect(wait.end).toBe(end);
  });

  test('is all that hookOnly waits for', async () => {
    const { waiter, timers } = setUp('hookOnly', waiting(), job([]));
    expect((await start('wait', waiter, [waiting()])).end).toBe('ready');
    expect((await start('waitWithJobs', waiter, [job([])])).end).toBe('ready');
    expect((await start('waitForDelete', waiter, [waiting()])).end).toBe('ready');
    const wait = await start('watchUntilReady', waiter, [job([])], 1_000);
    await timers.pass(1_000);
    expect(wait.end).toBe('resource Job/d/job not ready. status: InProgress, message: Job in progress\ncontext deadline exceeded');
  });

  test('other strategies are refused', () => {
    expect(() => setUp('')).toThrow('wait strategy not set. Choose one of: watcher, hookOnly, legacy');
    expect(() => setUp('x')).toThrow('unknown wait strategy (sx). Valid values are: watcher, hookOnly, legacy');
  });
});

describe('progress', () => {
  test('shows what is not ready yet, with the latest warning about it', async () => {
    const set = object('StatefulSet', 'set', { spec: { replicas: 1, selector: {} } });
    const event = (name: string, lastTimestamp: string, reason: string) =>
      object('Event', name, { involvedObject: { kind: 'Pod', name: 'set-0', namespace: 'd' }, lastTimestamp, reason, message: 'because' });
    const { timers, waiter, progress } = setUp('watcher', config, set, event('b', '2026-01-02', 'Late'), event('a', '2026-01-01', 'Early'));
    await start('wait', waiter, [config, set], 10_000);
    await timers.pass(6_000);
    expect(progress).toEqual([
      {
        total: 2,
        pending: [
          { kind: 'StatefulSet', namespace: 'd', name: 'set', status: 'InProgress', message: 'Replicas: 0/1', warning: 'Late: because' },
        ],
      },
    ]);
  });
});
