/** `test`: runs the tests of a release. */
import { clusterSession, paintOf } from '../cluster.ts';
import { command, exactly } from '../command.ts';
import { completeRelease } from '../complete/releases.ts';
import { bool, commaList, duration } from '../flag.ts';

export const test = command({
  use: 'test [RELEASE]',
  short: 'run tests for a release',
  long: `
Runs the tests of a release: the hooks of its chart with the annotation helm.sh/hook: test.
Each is created and waited for; the results are printed and recorded.
`,
  examples: `
  # all tests, with the logs of their Pods
  PROGRAM test web --logs

  # all but one
  PROGRAM test web --filter '!name=web-slow-test'
`,
  flags: {
    timeout: duration('time to wait for any individual Kubernetes operation (like Jobs for hooks)', { default: 300_000 }),
    logs: bool('dump the logs from test pods (this runs after all tests are complete, but before any cleanup)'),
    filter: commaList(
      'specify tests by attribute (currently "name") using attribute=value syntax or \'!attribute=value\' to exclude a test (can specify multiple or separate values with commas: name=test1,name=test2)',
    ),
    hideNotes: bool('if set, do not show notes in test output. Does not affect presence in chart metadata', {
      when: ({ testHidesNotes }) => testHidesNotes,
    }),
  },
  args: exactly(1),
  complete: completeRelease,
  async run(context, [name = ''], { timeout, logs, filter, hideNotes }) {
    const [{ testLogs, testRelease }, { statusText }] = await Promise.all([
      import('../../action/release/test-release.ts'),
      import('../../action/release/status-text.ts'),
    ]);
    const { io, settings } = context;
    const { tidiesTestsFirst, testHidesNotes } = settings.profile;
    const include = filter.filter((one) => one.startsWith('name=')).map((one) => one.slice(5));
    const exclude = filter.filter((one) => /^!\s?name=/.test(one)).map((one) => one.replace(/^!\s?name=/, ''));
    const session = await clusterSession(context);
    const options = { timeout, include, exclude };
    const { release, tidy, fault } = await testRelease(session, name, options);
    if (tidiesTestsFirst) await tidy();
    try {
      const { debug, profile } = settings;
      io.out(statusText(release, { debug, profile, hideNotes: !testHidesNotes || hideNotes, paint: paintOf(context) }));
      if (logs) {
        io.out('\n');
        await testLogs(session, release, options, io.out);
      }
      if (fault !== undefined) throw fault;
    } catch (error) {
      if (!tidiesTestsFirst) await tidy().catch(() => {});
      throw error;
    }
    if (!tidiesTestsFirst) await tidy();
  },
});
