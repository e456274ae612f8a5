/** `repo index`: makes a folder of packages a repository. */
import { indexRepository } from '../../../action/repository/index-repository.ts';
import { command, exactly } from '../../command.ts';
import { oneFile } from '../../complete/completion.ts';
import { bool, text } from '../../flag.ts';

export const repoIndex = command({
  use: 'index [DIR]',
  short: 'generate an index file given a directory containing packaged charts',
  long: `
Writes index.yaml into DIR, a folder of packages, which makes it a repository that any
web server can serve. Packages in the folders directly below DIR are included.

URLs in the index are relative, unless --url gives the URL that the folder will have. With
--merge the charts of another index are added; if both have a version, the one in DIR is
kept.
`,
  examples: `
  # make ./charts a repository
  PROGRAM repo index ./charts

  # add new packages to an index that is online already
  PROGRAM repo index ./new --url https://charts.example.com --merge online-index.yaml
`,
  flags: {
    url: text('url of chart repository'),
    merge: text('merge the generated index into the given index'),
    json: bool('output in JSON format'),
  },
  args: exactly(1),
  complete: oneFile,
  run({ io, log }, [folder = ''], { url, merge, json }) {
    indexRepository(folder, { files: io.files, log, cwd: io.cwd, clock: io.clock }, { url, merge, json });
  },
});
