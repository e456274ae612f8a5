/** `get hooks`, `get manifest` and `get notes`: one part of a record as it is. */
import type { Release } from '../../../release/record/release.ts';
import { clusterSession } from '../../cluster.ts';
import { command, exactly, type RunnableCommand } from '../../command.ts';
import { completeRelease } from '../../complete/releases.ts';
import { revisionFlag } from './revision-flag.ts';

type Printers = Pick<typeof import('../../../action/release/get-release.ts'), 'hooksText'>;

interface Part extends Pick<RunnableCommand, 'use' | 'short' | 'long' | 'examples'> {
  readonly text: (release: Release, printers: Printers) => string;
}

function partCommand({ text, ...words }: Part): RunnableCommand {
  return command({
    ...words,
    flags: { revision: revisionFlag() },
    args: exactly(1),
    complete: completeRelease,
    async run(context, [name = ''], { revision }) {
      const { getRelease, hooksText } = await import('../../../action/release/get-release.ts');
      context.io.out(text(await getRelease(await clusterSession(context), name, revision), { hooksText }));
    },
  });
}

export const getHooks = partCommand({
  use: 'hooks RELEASE_NAME',
  short: 'download all hooks for a named release',
  long: `
Prints the hooks of a release as YAML, each below a comment that names its template.
`,
  examples: `
  # the hooks of the latest revision
  PROGRAM get hooks web

  # those of an older one
  PROGRAM get hooks web --revision 3
`,
  text: (release, { hooksText }) => hooksText(release),
});

export const getManifest = partCommand({
  use: 'manifest RELEASE_NAME',
  short: 'download the manifest for a named release',
  long: `
Prints the objects of a release as YAML: the rendered templates of its chart and its
subcharts, without hooks.
`,
  examples: `
  # the objects of the latest revision
  PROGRAM get manifest web

  # those of an older revision
  PROGRAM get manifest web --revision 3
`,
  text: ({ manifest }) => `${manifest}\n`,
});

export const getNotes = partCommand({
  use: 'notes RELEASE_NAME',
  short: 'download the notes for a named release',
  long: `
Prints the notes that the chart of a release has for its users, as they were when the
revision was deployed.
`,
  examples: `
  # the notes of the latest revision
  PROGRAM get notes web

  # those of the first revision
  PROGRAM get notes web --revision 1
`,
  text: ({ info: { notes } }) => (notes === '' ? '' : `NOTES:\n${notes}\n`),
});
