/** Pages as Markdown, laid out as cobra's. */
import { flagUsages } from '../flags/flag-help.ts';
import type { Settings } from '../settings.ts';
import type { Page } from './page.ts';

/** `helm_repo_add.md` */
export function markdownName({ path }: Pick<Page, 'path'>): string {
  return `${path.join('_')}.md`;
}

/** The header that static site generators read. */
export function markdownHeader({ path }: Page): string {
  const title = path.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(' ');
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n`;
}

export function markdownPage(page: Page, settings: Settings): string {
  const { path, short, long, usage, examples, flags, inherited, links } = page;
  const parts = [`## ${path.join(' ')}`, short, ...(long === short ? [] : [`### Synopsis`, helpMarkdown(long)]), fenced(usage)];
  if (examples) parts.push('### Examples', fenced(examples));
  parts.push('### Options', fenced(flagUsages(flags, settings).trimEnd()));
  if (inherited.length > 0) parts.push('### Options inherited from parent commands', fenced(flagUsages(inherited, settings).trimEnd()));
  const lines = links.map((link) => `* [${link.path.join(' ')}](${markdownName(link)})\t - ${link.short}`);
  return `${[...parts, `### SEE ALSO\n\n${lines.join('\n')}`].filter((part) => part !== '').join('\n\n')}\n`;
}

/** A help text as Markdown: indented examples become code blocks, which need four columns, and angle brackets are escaped. */
export function helpMarkdown(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (/^ {2,3}\S/.test(line) ? `    ${line.trimStart()}` : /^ /.test(line) ? line : line.replace(/<(?=[A-Z])/g, '&lt;')))
    .join('\n');
}

/** A block of code. */
export function fenced(text: string, language = ''): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
