/** `push`: uploads a package to a registry. */
import { pushPackage } from '../../action/repository/registry.ts';
import { atLeast, command } from '../command.ts';
import { files, NO_FILES, NO_SPACE, noMoreArguments } from '../complete/completion.ts';
import { bool, text } from '../flag.ts';
import { registryTlsFlags } from '../flag-groups.ts';
import { serverAccess } from '../flags/flag-options.ts';
import { remotesOf } from '../remotes.ts';

export const push = command({
  use: 'push [chart] [remote]',
  short: 'push a chart to remote',
  long: `
Uploads a package to a registry. The first argument is the archive, the second the place,
oci://HOST/PATH; the chart's name and version become the name and the tag there. A
provenance file beside the archive (.prov) is uploaded with it.
`,
  examples: `
  # upload to oci://registry.example.com/charts/web, tag 1.2.3
  PROGRAM push web-1.2.3.tgz oci://registry.example.com/charts

  # to a registry on this machine without TLS
  PROGRAM push web-1.2.3.tgz oci://localhost:5000/charts --plain-http
`,
  flags: {
    ...registryTlsFlags,
    insecureSkipTlsVerify: bool('skip tls certificate checks for the chart upload'),
    plainHttp: bool('use insecure HTTP connections for the chart upload'),
    username: text('chart repository username where to locate the requested chart'),
    password: text('chart repository password where to locate the requested chart'),
  },
  args: atLeast(2),
  complete: ({ args }) =>
    args.length === 1 ? { words: ['oci://'], directive: NO_FILES | NO_SPACE } : args.length === 0 ? files : noMoreArguments,
  async run(context, [path = '', remote = ''], flags) {
    await pushPackage(remotesOf(context), path, remote, serverAccess(flags));
  },
});
