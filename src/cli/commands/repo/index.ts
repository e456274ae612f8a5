/** `repo index`: makes a folder of packages a repository. */
import { indexRepository } from '../../../action/repository/index-repository.ts';
import { type Command, exactly } from '../../command.ts';

export const repoIndex: Command = {
  use: 'index [DIR]',
  long: `
Writes index.yaml into a folder of packages, which makes it a repository that
any web server can serve.

URLs in the index are relative, unless --url says where the folder will be found.
With --merge the charts of another index are taken over; where both have a
version, the one in the folder counts.
`,
  flags: () => [
    { name: 'url', type: 'string', usage: 'url of chart repository' },
    { name: 'merge', type: 'string', usage: 'merge the generated index into the given index' },
    { name: 'json', type: 'bool', usage: 'output in JSON format' },
  ],
  args: exactly(1),
  run({ io, log }, [folder = ''], flags) {
    const options = { url: flags.text('url'), merge: flags.text('merge'), json: flags.bool('json') };
    indexRepository(folder, { files: io.files, log, cwd: io.cwd, clock: io.clock }, options);
  },
};
