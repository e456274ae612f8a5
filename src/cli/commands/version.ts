/** `version`: which Helm is spoken here. */

import { versionText } from '../../action/version.ts';
import type { Command } from '../command.ts';
import { noArguments } from '../command.ts';
import type { Flag } from '../flag.ts';

// What once told this program's version from a server's.
const CLIENT: Flag = { name: 'client', short: 'c', type: 'bool', usage: 'display client version information', hidden: true };

export const version: Command = {
  use: 'version',
  long: `
Prints the version of Helm whose behaviour and bytes this program has.

With --short only the number; with --template a Go template over
.Version, .GitCommit, .GitTreeState, .GoVersion and .KubeClientVersion.
`,
  flags: ({ profile }) => [
    { name: 'short', type: 'bool', usage: 'print the version number' },
    { name: 'template', type: 'string', usage: 'template for version string format' },
    ...(profile.takesClientFlag ? [CLIENT] : []),
  ],
  args: noArguments,
  run({ io, settings }, _args, flags) {
    io.out(versionText(settings.profile, { short: flags.bool('short'), template: flags.text('template') }));
  },
};
