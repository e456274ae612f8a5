/** `get all`: everything that is recorded of a release. */
import { clusterSession, paintOf } from '../../cluster.ts';
import { command, exactly } from '../../command.ts';
import { completeRelease } from '../../complete/releases.ts';
import { text } from '../../flag.ts';
import { revisionFlag } from './revision-flag.ts';

export const getAll = command({
  use: 'all RELEASE_NAME',
  short: 'download all information for a named release',
  long: `
Prints all that is recorded about a release: its status, values, hooks, manifest and notes.
With --template, a Go template prints it, which finds the release in .Release.
`,
  examples: `
  # everything
  PROGRAM get all web

  # one thing
  PROGRAM get all web --template '{{ .Release.Info.Status }}'
`,
  flags: { revision: revisionFlag(), template: text('go template for formatting the output, eg: {{.Release.Name}}') },
  args: exactly(1),
  complete: completeRelease,
  async run(context, [name = ''], { revision, template }) {
    const [{ getRelease }, { statusText }] = await Promise.all([
      import('../../../action/release/get-release.ts'),
      import('../../../action/release/status-text.ts'),
    ]);
    const { io, settings } = context;
    const release = await getRelease(await clusterSession(context), name, revision);
    if (template !== '') {
      const { printTemplated } = await import('../../../action/release/release-struct.ts');
      return printTemplated(release, template, context.settings.profile, io.out);
    }
    io.out(statusText(release, { debug: true, metadata: true, profile: settings.profile, paint: paintOf(context) }));
  },
});
