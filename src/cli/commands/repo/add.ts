/** `repo add`: gives a repository a name. */
import { addRepository } from '../../../action/repository/repositories.ts';
import { command, exactly } from '../../command.ts';
import { noMoreArguments, nothing } from '../../complete/completion.ts';
import { bool, duration, text } from '../../flag.ts';
import { httpsFlags } from '../../flag-groups.ts';
import { remotesOf } from '../../remotes.ts';
import { pipedPassword, typedPassword } from '../../terminal/password.ts';

export const repoAdd = command({
  use: 'add [NAME] [URL]',
  short: 'add a chart repository',
  long: `
Adds the repository at URL under the name NAME, and fetches its index. All commands that
take a chart then find its charts as NAME/CHART.

A name that is taken is refused unless the repository is the same; --force-update
replaces it. With --username and no password, the password is prompted for.
`,
  examples: `
  # add a repository, then look at its charts
  PROGRAM repo add example https://charts.example.com
  PROGRAM search repo example/

  # add a private one, with the password from a pipe
  echo "$PASSWORD" | PROGRAM repo add team https://charts.example.com/team --username jo --password-stdin
`,
  flags: {
    username: text('chart repository username'),
    password: text('chart repository password'),
    passwordStdin: bool('read chart repository password from stdin'),
    noUpdate: bool('Ignored. Formerly, it would disabled forced updates. It is deprecated by force-update.', {
      when: ({ takesNoUpdate }) => takesNoUpdate,
    }),
    forceUpdate: bool('replace (overwrite) the repo if it already exists'),
    ...httpsFlags,
    insecureSkipTlsVerify: bool('skip tls certificate checks for the repository'),
    allowDeprecatedRepos: bool(
      'by default, this command will not allow adding official repos that have been permanently deleted. This disables that behavior',
    ),
    passCredentials: bool('pass credentials to all domains'),
    timeout: duration('time to wait for the index file download to complete', { default: 120_000 }),
  },
  args: exactly(2),
  complete: ({ args }) => (args.length > 1 ? noMoreArguments : nothing),
  async run(context, [name = '', url = ''], flags) {
    const { username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, passCredentials, forceUpdate, timeout } = flags;
    const ask = () => (flags.passwordStdin ? pipedPassword(context.io) : typedPassword(context.io));
    await addRepository(remotesOf(context), {
      ...{ name, url, username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, passCredentials, forceUpdate, timeout },
      askPassword: username !== '' && password === '' ? ask : undefined,
      allowDeprecated: flags.allowDeprecatedRepos,
    });
  },
});
