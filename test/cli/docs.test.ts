/** Words of commands: each helps, and becomes pages. */
import { describe, expect, test } from 'vitest';
import { rootCommand } from '../../src/cli/commands/root.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { type Documented, documented } from '../../src/cli/docs/command-tree.ts';
import { manName, manPage } from '../../src/cli/docs/man.ts';
import { markdownName, markdownPage } from '../../src/cli/docs/markdown.ts';
import { pagesOf } from '../../src/cli/docs/page.ts';
import type { Io } from '../../src/cli/io.ts';
import { settingsFromEnvironment } from '../../src/cli/settings.ts';
import { PROFILES } from '../../src/helm/profile.ts';
import { memoryFileSystem } from '../../src/host/memory/files.ts';

const settings = settingsFromEnvironment({ env: { HOME: '~' }, files: memoryFileSystem({}) } as unknown as Io);
const root = await documented(['helm'], rootCommand('helm', COMMANDS), settings.profile);
const all = (each: Documented): Documented[] => [each, ...each.below.flatMap(all)];
const commands = all(root).slice(1);

describe.each(commands.map((each) => [each.path.slice(1).join(' '), each.command] as const))('%s', (_name, command) => {
  test('says what it does, in a paragraph or more', () => {
    expect(command.long.trim().length).toBeGreaterThan(60);
    expect(command.long).not.toMatch(/\bchartwright\b/);
  });
  test.skipIf('commands' in command)('shows two command lines or more', () => {
    const lines = (command.examples ?? '').split('\n').filter((line) => /\bPROGRAM\b/.test(line));
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(command.examples).not.toMatch(/\b(chartwright|helm) [a-z]/);
  });
});

test('pages are named as Helm names them', () => {
  const pages = pagesOf(root, settings);
  expect(pages.map(markdownName)).toEqual(expect.arrayContaining(['helm.md', 'helm_repo.md', 'helm_repo_add.md']));
  expect(pages.map(manName)).toEqual(expect.arrayContaining(['helm.1', 'helm-repo.1', 'helm-repo-add.1']));
});

test('a page as Markdown and as a manual page', () => {
  const page = pagesOf(root, settings).find(({ path }) => path.join(' ') === 'helm repo remove');
  if (!page) throw new Error('no page');
  const short = { ...page, inherited: [] };
  expect(markdownPage(short, settings)).toBe(`## helm repo remove

remove one or more chart repositories

### Synopsis

Forgets the named repositories: their URLs and credentials, and the indexes that are
kept of them. The repositories themselves are not touched.

\`\`\`
helm repo remove [REPO1 [REPO2 ...]] [flags]
\`\`\`

### Examples

\`\`\`
  # forget a repository
  helm repo remove example

  # forget two
  helm repo remove example team
\`\`\`

### Options

\`\`\`
  -h, --help   help for remove
\`\`\`

### SEE ALSO

* [helm repo](helm_repo.md)\t - add, list, remove, update, and index chart repositories
`);
  expect(manPage(short, settings, { date: '2020-01-02', source: 'x 1' })).toBe(`.nh
.TH "HELM-REPO-REMOVE" "1" "2020-01-02" "x 1" ""

.SH NAME
helm\\-repo\\-remove \\- remove one or more chart repositories

.SH SYNOPSIS
\\fBhelm repo remove [REPO1 [REPO2 ...]] [flags]\\fP

.SH DESCRIPTION
Forgets the named repositories: their URLs and credentials, and the indexes that are
kept of them. The repositories themselves are not touched.

.SH OPTIONS
.TP
\\fB\\-h\\fP, \\fB\\-\\-help\\fP[=false]
help for remove

.SH EXAMPLES
.nf
  # forget a repository
  helm repo remove example

  # forget two
  helm repo remove example team
.fi

.SH SEE ALSO
\\fBhelm\\-repo(1)\\fP
`);
});

test('commands that a Helm does not have have no page', async () => {
  const older = await documented(['helm'], rootCommand('helm', COMMANDS), PROFILES['3.22']);
  expect(all(older).map(({ path }) => path.join(' '))).not.toContain('helm plugin verify');
});
