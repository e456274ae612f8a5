/** `get metadata`: what a release is. */
import { clusterSession } from '../../cluster.ts';
import { command, exactly } from '../../command.ts';
import { completeRelease } from '../../complete/releases.ts';
import { outputFlags, outputText } from '../../output.ts';
import { revisionFlag } from './revision-flag.ts';

export const getMetadata = command({
  use: 'metadata RELEASE_NAME',
  short: 'This command fetches metadata for a given release',
  long: `
Prints the metadata of a release: its chart with version and dependencies, its namespace
and revision, its labels, and when and how it was deployed.
`,
  examples: `
  # chart, versions and times
  PROGRAM get metadata web

  # for programs
  PROGRAM get metadata web -o json
`,
  flags: { revision: revisionFlag('specify release revision'), ...outputFlags },
  args: exactly(1),
  complete: completeRelease,
  async run(context, [name = ''], { revision, output }) {
    const [{ getRelease }, { releaseMetadata, metadataText }] = await Promise.all([
      import('../../../action/release/get-release.ts'),
      import('../../../action/release/metadata-text.ts'),
    ]);
    const release = await getRelease(await clusterSession(context), name, revision);
    const { profile } = context.settings;
    const text = outputText(output, { table: () => metadataText(release, profile), data: () => releaseMetadata(release, profile) });
    context.io.out(text);
  },
});
