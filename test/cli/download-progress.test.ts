/** The line about downloads: only for those that continue for more than a second. */
import { expect, test } from 'vitest';
import { downloadProgress } from '../../src/cli/terminal/download-progress.ts';

const MB = 1_000_000;

/** Shows these steps, [milliseconds, url, received, total], and returns what was written at each. */
function shown(steps: readonly (readonly [number, string, number, number | undefined])[]): string[] {
  let now = 0;
  let written = '';
  const progress = downloadProgress({ err: (text) => (written += text), clock: { now: () => BigInt(now) * 1_000_000n, zone: 'UTC' } });
  return steps.map(([at, url, received, total]) => {
    [now, written] = [at, ''];
    progress.show(url, received, total);
    return written;
  });
}

test.each<[string, Parameters<typeof shown>[0], string[]]>([
  [
    'a short one says nothing',
    [
      [0, 'http://h/a.tgz', MB, 2 * MB],
      [900, 'http://h/a.tgz', 2 * MB, 2 * MB],
    ],
    ['', ''],
  ],
  [
    'a long one is drawn ten times a second, and cleared at its end',
    [
      [0, 'http://h/x/a.tgz?q', 0, 4 * MB],
      [1000, 'http://h/x/a.tgz?q', MB, 4 * MB],
      [1050, 'http://h/x/a.tgz?q', 2 * MB, 4 * MB],
      [1200, 'http://h/x/a.tgz?q', 4 * MB, 4 * MB],
    ],
    ['', '\r\x1b[Ka.tgz [======>                 ] 1.0 of 4.0 MB', '', '\r\x1b[K'],
  ],
  [
    'without a length only what is there',
    [
      [0, 'http://h/i', 0, undefined],
      [1500, 'http://h/i', MB, undefined],
    ],
    ['', '\r\x1b[Ki 1.0 MB'],
  ],
  [
    'several are added up',
    [
      [0, 'http://h/a', 0, MB],
      [0, 'http://h/b', 0, MB],
      [1500, 'http://h/a', MB / 2, MB],
      [1700, 'http://h/b', MB / 2, MB],
    ],
    [
      '',
      '',
      '\r\x1b[K2 downloads [======>                 ] 0.5 of 2.0 MB',
      '\r\x1b[K2 downloads [============>           ] 1.0 of 2.0 MB',
    ],
  ],
])('%s', (_, steps, wanted) => {
  expect(shown(steps)).toEqual(wanted);
});
