/** `repo add`: makes a repository known. */
import { addRepository } from '../../../action/repository/repositories.ts';
import { type Command, exactly } from '../../command.ts';
import { bool, text } from '../../flag.ts';
import { milliseconds } from '../../flag-options.ts';
import { pipedPassword, typedPassword } from '../../password.ts';
import { remotesOf } from '../../remotes.ts';

export const repoAdd: Command = {
  use: 'add [NAME] [URL]',
  long: '',
  flags: () => [
    text('username', 'chart repository username'),
    text('password', 'chart repository password'),
    bool('password-stdin', 'read chart repository password from stdin'),
    bool('force-update', 'replace (overwrite) the repo if it already exists'),
    text('cert-file', 'identify HTTPS client using this SSL certificate file'),
    text('key-file', 'identify HTTPS client using this SSL key file'),
    text('ca-file', 'verify certificates of HTTPS-enabled servers using this CA bundle'),
    bool('insecure-skip-tls-verify', 'skip tls certificate checks for the repository'),
    bool(
      'allow-deprecated-repos',
      'by default, this command will not allow adding official repos that have been permanently deleted. This disables that behavior',
    ),
    bool('pass-credentials', 'pass credentials to all domains'),
    { name: 'timeout', type: 'duration', default: '2m0s', usage: 'time to wait for the index file download to complete' },
  ],
  args: exactly(2),
  async run(context, [name = '', url = ''], flags) {
    const { io } = context;
    const [username, password] = [flags.text('username'), flags.text('password')];
    const ask = () => (flags.bool('password-stdin') ? pipedPassword(io) : typedPassword(io));
    await addRepository(remotesOf(context), {
      name,
      url,
      username,
      password,
      askPassword: username !== '' && password === '' ? ask : undefined,
      certFile: flags.text('cert-file'),
      keyFile: flags.text('key-file'),
      caFile: flags.text('ca-file'),
      insecureSkipTlsVerify: flags.bool('insecure-skip-tls-verify'),
      passCredentialsAll: flags.bool('pass-credentials'),
      forceUpdate: flags.bool('force-update'),
      allowDeprecated: flags.bool('allow-deprecated-repos'),
      timeout: milliseconds(flags, 'timeout'),
    });
  },
};
