/** What is waited for is shown: as events, and on a terminal. */
import { expect, test } from 'vitest';
import type { ReleaseEvent, ReleaseSession } from '../../src/action/release/session.ts';
import { waiterFor } from '../../src/action/release/waiting.ts';
import { waitDisplay } from '../../src/cli/wait-progress.ts';
import { object, target } from '../kube/wait/fixture.ts';
import { scriptedClient } from '../kube/wait/scripted-client.ts';
import { manualTimers, settle } from '../support/manual-timers.ts';

const pending = (name: string, warning?: string) => ({
  ...{ kind: 'Job', namespace: 'd', name, status: 'InProgress' as const, message: 'Job in progress' },
  ...(warning !== undefined && { warning }),
});

test('events show what is pending, and when nothing is', async () => {
  const set = object('StatefulSet', 'set', { spec: { replicas: 1, selector: {} } });
  const events: ReleaseEvent[] = [];
  const timers = manualTimers();
  const abort = new AbortController();
  const session = {
    client: async () => scriptedClient(set),
    ...{ timers, random: () => 0, log: () => {}, signal: abort.signal, onEvent: (event: ReleaseEvent) => void events.push(event) },
  } as unknown as ReleaseSession;
  const waiter = await waiterFor(session, 'watcher', { name: 'one', version: 2 });
  const waiting = waiter.wait([target(set)], 10_000);
  waiting.catch(() => {});
  await settle();
  await timers.pass(3_000);
  abort.abort();
  await expect(waiting).rejects.toThrow('context canceled');
  const event = { step: 'progress', release: 'one', revision: 2 };
  expect(events).toEqual([
    {
      ...event,
      progress: {
        total: 1,
        pending: [{ kind: 'StatefulSet', namespace: 'd', name: 'set', status: 'InProgress', message: 'Replicas: 0/1' }],
      },
    },
    { ...event, progress: { total: 1, pending: [] } },
  ]);
});

test('a terminal shows the newest picture alone', () => {
  let out = '';
  const display = waitDisplay({ err: (text) => (out += text) });
  display.show({ total: 3, pending: [pending('a', 'BackOff: \u001b[31mred\nline'), pending('b')] });
  expect(out).toBe('\x1b[?7lwaiting for 2 of 3\n  Job/a: Job in progress – BackOff: [31mred line\n  Job/b: Job in progress\n\x1b[?7h');
  out = '';
  display.show({ total: 3, pending: Array.from({ length: 10 }, (_, index) => pending(`j${index}`)) });
  expect(out.startsWith('\x1b[3A\x1b[J\x1b[?7lwaiting for 10 of 3\n')).toBe(true);
  expect(out.endsWith('  Job/j7: Job in progress\n  and 2 more\n\x1b[?7h')).toBe(true);
  out = '';
  display.show({ total: 3, pending: [] });
  display.show({ total: 3, pending: [] });
  expect(out).toBe('\x1b[10A\x1b[J');
});
