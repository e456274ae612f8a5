/** Pages as manual pages, in roff. */

import type { NamedFlag } from '../flag.ts';
import { defaultOf } from '../flags/flag-help.ts';
import type { Settings } from '../settings.ts';
import type { Page } from './page.ts';

/** `helm-repo-add.1` */
export function manName({ path }: Pick<Page, 'path'>): string {
  return `${path.join('-')}.1`;
}

/** `date` is when the page was made, `source` what it belongs to. */
export function manPage(page: Page, settings: Settings, { date, source }: { readonly date: string; readonly source: string }): string {
  const { path, short, long, usage, examples, flags, inherited, links } = page;
  const options = (list: readonly NamedFlag[]) => list.map((flag) => option(flag, settings)).join('');
  const section = (title: string, body: string) => (body ? `.SH ${title}\n${body}` : '');
  return [
    `.nh\n.TH "${path.join('-').toUpperCase()}" "1" "${date}" "${escaped(source)}" ""\n`,
    section('NAME', `${escaped(path.join('-'))} \\- ${escaped(short || long.split('\n', 1)[0] || '')}\n`),
    section('SYNOPSIS', `\\fB${escaped(usage)}\\fP\n`),
    section('DESCRIPTION', paragraphs(long)),
    section('OPTIONS', options(flags)),
    section('OPTIONS OF ALL COMMANDS', options(inherited)),
    section('EXAMPLES', examples && literal(examples.split('\n'))),
    section('SEE ALSO', links.map((link) => `\\fB${escaped(link.path.join('-'))}(1)\\fP`).join(', ') + (links.length ? '\n' : '')),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function option(flag: NamedFlag, settings: Settings): string {
  const name = flag.short ? `\\fB\\-${flag.short}\\fP, \\fB\\-\\-${escaped(flag.name)}\\fP` : `\\fB\\-\\-${escaped(flag.name)}\\fP`;
  const bare = flag.type === 'bool' || flag.bare !== undefined;
  const value = `=${escaped(defaultOf(flag, settings))}`;
  return `.TP\n${name}${bare ? `[${value}]` : value}\n${escaped(flag.usage.replaceAll('`', ''))}\n`;
}

/** Text with blank lines between paragraphs; lines that begin with blanks stay as they are. */
function paragraphs(text: string): string {
  const blocks = text.split(/\n{2,}/).map((block) => {
    const lines = block.split('\n');
    return lines.some((line) => /^[ |]/.test(line)) ? literal(lines) : `${lines.map(escaped).join('\n')}\n`;
  });
  return blocks.join('.PP\n');
}

function literal(lines: readonly string[]): string {
  return `.nf\n${lines.map(escaped).join('\n')}\n.fi\n`;
}

/** A line of text: backslashes, hyphens and what roff would take for a request. */
function escaped(line: string): string {
  return line.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');
}
