/** `docs`: documentation of all commands as files. Hidden, as in Helm. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { encodeUtf8 } from '../../go/utf8.ts';
import { type Context, command, noArguments } from '../command.ts';
import { noMoreArguments, oneOf } from '../complete/completion.ts';
import { bool, text } from '../flag.ts';
import { VERSION } from '../own-version.ts';
import { rootCommand } from './root.ts';

interface PageFile {
  readonly name: string;
  readonly text: string;
}

export const docs = command({
  use: 'docs',
  short: 'generate documentation as markdown or man pages',
  hidden: true,
  long: `
Writes a page on each command into --dir: Markdown, or manual pages that 'man' shows.
With --type bash it writes the script that completes command lines in bash.

The pages are made from the same words and flags as --help.
`,
  examples: `
  # manual pages where man looks for a user's own
  PROGRAM docs --type man --dir ~/.local/share/man/man1

  # Markdown for a site
  PROGRAM docs --dir docs --generate-headers
`,
  flags: {
    dir: text('directory to which documentation is written', { default: './' }),
    type: text('the type of documentation to generate (markdown, man, bash)', {
      default: 'markdown',
      complete: () => oneOf('bash', 'man', 'markdown'),
    }),
    generateHeaders: bool('generate standard headers for markdown files'),
  },
  args: noArguments,
  complete: () => noMoreArguments,
  async run(context, _args, { dir, type, generateHeaders }) {
    const { files } = context.io;
    for (const { name, text } of await pageFiles(context, type, generateHeaders)) {
      files.write(`${dir.replace(/\/$/, '')}/${name}`, encodeUtf8(text), { mode: 0o666 });
    }
  },
});

async function pageFiles(context: Context, type: string, headers: boolean): Promise<PageFile[]> {
  const { program } = context.io;
  if (type === 'bash') {
    const { BASH } = await import('../complete/scripts/bash.ts');
    return [{ name: 'completions.bash', text: BASH.replaceAll('COMPLETE', '__complete').replaceAll('PROGRAM', program) }];
  }
  if (['markdown', 'mdown', 'md'].includes(type)) return markdownFiles(context, headers);
  if (type === 'man') return manFiles(context);
  throw new ChartwrightError('usage', `unknown doc type ${quote(type)}. Try 'markdown' or 'man'`);
}

async function markdownFiles(context: Context, headers: boolean): Promise<PageFile[]> {
  const { markdownHeader, markdownName, markdownPage } = await import('../docs/markdown.ts');
  const { settings } = context;
  return (await pages(context)).map((page) => ({
    name: markdownName(page),
    text: (headers ? markdownHeader(page) : '') + markdownPage(page, settings),
  }));
}

async function manFiles(context: Context): Promise<PageFile[]> {
  const { manName, manPage } = await import('../docs/man.ts');
  const { io, settings } = context;
  const date = new Date(Number(io.clock.now() / 1_000_000n)).toISOString().slice(0, 10);
  const source = `chartwright ${VERSION}`;
  return (await pages(context)).map((page) => ({ name: manName(page), text: manPage(page, settings, { date, source }) }));
}

async function pages({ io, settings, commands }: Context) {
  const [{ documented }, { pagesOf }] = await Promise.all([import('../docs/command-tree.ts'), import('../docs/page.ts')]);
  return pagesOf(await documented([io.program], rootCommand(io.program, commands), settings.profile), settings);
}
