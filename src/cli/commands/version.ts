/** `version`: the version of Helm whose behaviour this program has. */
import { versionText } from '../../action/version.ts';
import { command, noArguments } from '../command.ts';
import { noArgument } from '../complete/completion.ts';
import { bool, text } from '../flag.ts';
import { ownVersion } from '../own-version.ts';

export const version = command({
  use: 'version',
  short: 'print the helm version information',
  long: `
Prints the version of Helm whose behaviour and output this program reproduces.

--short prints only the number; --template takes a Go template over .Version, .GitCommit,
.GitTreeState, .GoVersion and .KubeClientVersion.
`,
  examples: `
  # the number alone
  PROGRAM version --short

  # for scripts
  PROGRAM version --template '{{.Version}}'

  # the version of this program
  PROGRAM version --own
`,
  flags: {
    own: bool('print the version of this program, and of the Helm that it reproduces'),
    short: bool('print the version number'),
    template: text('template for version string format'),
    // The word that distinguished this program's version from a server's in Helm 2.
    client: bool('display client version information', { short: 'c', hidden: true, when: (profile) => profile.takesClientFlag }),
  },
  args: noArguments,
  complete: noArgument,
  run({ io, settings }, _args, { own, short, template }) {
    if (own) return io.out(ownVersion(settings.profile));
    io.out(versionText(settings.profile, { short, template }));
  },
});
