/** `status`: how a release is, with its objects. */
import { clusterSession, paintOf } from '../cluster.ts';
import { command, exactly } from '../command.ts';
import { completeRelease, completeRevisionFlag } from '../complete/releases.ts';
import { bool, int } from '../flag.ts';
import { outputFlags, outputText } from '../output.ts';

export const status = command({
  use: 'status RELEASE_NAME',
  short: 'display the status of the named release',
  long: `
Shows a release: the time of its last deployment, its status and revision, its objects,
the results of its tests, and the notes of its chart.
`,
  examples: `
  # the latest revision
  PROGRAM status web

  # an older one, for programs
  PROGRAM status web --revision 3 -o json
`,
  flags: {
    revision: int('if set, display the status of the named release with revision', { complete: completeRevisionFlag }),
    showDesc: bool('if set, display the description message of the named release', {
      when: ({ showsStatusDetails }) => showsStatusDetails,
    }),
    showResources: bool('if set, display the resources of the named release', { when: ({ showsStatusDetails }) => showsStatusDetails }),
    ...outputFlags,
  },
  args: exactly(1),
  complete: completeRelease,
  async run(context, [name = ''], { revision, output, showDesc, showResources }) {
    const [{ getRelease, releaseStatus }, { statusText }, { resourceTables, resourcesValue }, { releaseObject }] = await Promise.all([
      import('../../action/release/get-release.ts'),
      import('../../action/release/status-text.ts'),
      import('../../action/release/status-resources.ts'),
      import('../../action/release/release-object.ts'),
    ]);
    const { profile } = context.settings;
    const session = await clusterSession(context);
    const wanted = profile.describesReleases || (showResources ?? false);
    const { release, resources } = wanted
      ? await releaseStatus(session, name, revision, output === 'table')
      : { release: await getRelease(session, name, revision), resources: undefined };
    const text = outputText(output, {
      table: () =>
        statusText(release, {
          debug: false,
          description: showDesc ?? false,
          resources: resources ? resourceTables(resources) : '',
          profile,
          paint: paintOf(context),
        }),
      data: () => releaseObject(release, profile, { chart: false, ...(resources && { resources: resourcesValue(resources) }) }),
    });
    context.io.out(text);
  },
});
