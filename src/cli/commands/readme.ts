/** `readme`: writes the READMEs of charts from their metadata, values and comments, as helm-docs does. */
import { sortOrder } from '../../action/author/readme/make-readme.ts';
import { makeReadmes, type ReadmeOptions, type ReadmeOutcome, writeReadmes } from '../../action/author/readme/write-readmes.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { atMost, type Command, type Context } from '../command.ts';
import type { Flag, FlagValues } from '../flag.ts';

const FLAGS: readonly Flag[] = [
  { name: 'chart-search-root', short: 'c', type: 'string', default: '.', usage: 'the folder below which charts are looked for' },
  { name: 'dry-run', short: 'd', type: 'bool', usage: 'print the READMEs instead of writing them' },
  { name: 'check', type: 'bool', usage: 'write nothing; fail and say where if a README is not what would be written' },
  { name: 'ignore-non-descriptions', type: 'bool', usage: 'leave out values that no comment describes' },
  { name: 'ignore-file', short: 'i', type: 'string', default: '.helmdocsignore', usage: 'the file whose rules leave charts out' },
  { name: 'log-level', short: 'l', type: 'string', default: 'info', usage: 'accepted for compatibility; --debug shows more' },
  { name: 'output-file', short: 'o', type: 'string', default: 'README.md', usage: "the file to write, below each chart's folder" },
  { name: 'sort-values-order', short: 's', type: 'string', default: 'alphanum', usage: 'the order of values: "alphanum" or "file"' },
  {
    name: 'template-files',
    short: 't',
    type: 'stringSlice',
    default: ['README.md.gotmpl'],
    usage: "template files, below each chart's folder or, beginning with ./, below the search root",
  },
  { name: 'badge-style', short: 'b', type: 'string', default: 'flat-square', usage: 'the style of badges' },
  { name: 'values-file', short: 'f', type: 'string', default: 'values.yaml', usage: "the values file, below each chart's folder" },
  { name: 'document-dependency-values', short: 'u', type: 'bool', usage: 'document the values of dependencies, too' },
  { name: 'chart-to-generate', short: 'g', type: 'stringSlice', usage: 'charts to write READMEs for; all where absent' },
  { name: 'documentation-strict-mode', short: 'x', type: 'bool', usage: 'refuse charts with values that no comment names' },
  {
    name: 'documentation-strict-ignore-absent',
    short: 'y',
    type: 'stringSlice',
    default: ['service.type', 'image.repository', 'image.tag'],
    usage: 'values that strict mode does not ask for',
  },
  {
    name: 'documentation-strict-ignore-absent-regex',
    short: 'z',
    type: 'stringSlice',
    default: ['.*service\\.type', '.*image\\.repository', '.*image\\.tag'],
    usage: 'patterns of values that strict mode does not ask for',
  },
  { name: 'skip-version-footer', type: 'bool', usage: 'leave out the footer of the default template' },
  { name: 'footer-version', type: 'string', usage: 'end READMEs with the footer of this version of helm-docs, such as 1.14.2' },
];

export const readme: Command = {
  use: 'readme [PATH]',
  long: `
Writes a README.md for every chart below PATH (the current folder by default): its
badges, maintainers and dependencies, and a table of its values with the comments
that describe them. The bytes are helm-docs 1.14's: its template files
(README.md.gotmpl), named templates, comments and flags work unchanged.

    # -- How many pods there are
    # @default -- as many as there are zones
    replicas: null

Every flag can be set in the environment, too: HELM_DOCS_SORT_VALUES_ORDER=file.
`,
  example: `
  # Write the READMEs of all charts below charts/
  $ chartwright readme charts

  # In a pipeline: fail if a README is out of date
  $ chartwright readme --check charts
`,
  flags: () => FLAGS,
  args: atMost(1),
  run(context, [path], given) {
    const { io, log } = context;
    const flags = withEnvironment(given, io.env);
    const deps = {
      files: io.files,
      writer: io.files,
      cwd: io.cwd,
      log,
      env: { clock: io.clock, random: io.random },
      environment: (name: string) => io.env[name] ?? '',
    };
    const outcomes = makeReadmes(deps, readOptions(flags, path));
    for (const one of outcomes) if ('error' in one) io.err(`${one.chart}: ${one.error}\n`);
    if (flags.bool('check')) return report(outcomes, context);
    if (flags.bool('dry-run')) for (const one of outcomes) io.out('text' in one ? one.text : '');
    else writeReadmes(deps, outcomes);
  },
};

/** Flags that are not given take what HELM_DOCS_* says. */
function withEnvironment(flags: FlagValues, env: Readonly<Record<string, string | undefined>>): FlagValues {
  for (const { name, type } of FLAGS) {
    const text = env[`HELM_DOCS_${name.toUpperCase().replaceAll('-', '_')}`];
    if (text === undefined || flags.given(name)) continue;
    flags.set(name, type === 'bool' ? /^(1|t|true)$/i.test(text) : type === 'stringSlice' ? text.split(/[\s,]+/) : text, false);
  }
  return flags;
}

function readOptions(flags: FlagValues, path: string | undefined): ReadmeOptions {
  return {
    root: path ?? flags.text('chart-search-root'),
    charts: flags.list('chart-to-generate'),
    outputFile: flags.text('output-file'),
    valuesFile: flags.text('values-file'),
    ignoreFile: flags.text('ignore-file'),
    templateFiles: flags.list('template-files'),
    badgeStyle: flags.text('badge-style'),
    order: sortOrder(flags.text('sort-values-order')),
    onlyDescribed: flags.bool('ignore-non-descriptions'),
    dependencyValues: flags.bool('document-dependency-values'),
    footerVersion: flags.text('footer-version'),
    skipFooter: flags.bool('skip-version-footer'),
    ...(flags.bool('documentation-strict-mode') && {
      strict: {
        exempt: flags.list('documentation-strict-ignore-absent'),
        patterns: flags.list('documentation-strict-ignore-absent-regex'),
      },
    }),
  };
}

/** Says which READMEs are not what they should be, and where they first differ. */
function report(outcomes: readonly ReadmeOutcome[], { io }: Context): void {
  const stale = outcomes.filter((one) => 'error' in one || one.text !== one.before);
  for (const one of stale) if ('text' in one) io.out(`${one.path}:${firstDifference(one.before, one.text)}\n`);
  if (stale.length > 0) throw new ChartwrightError('chart', `${stale.length} of ${outcomes.length} READMEs are out of date`);
}

function firstDifference(before: string | undefined, text: string): string {
  if (before === undefined) return '1: missing';
  const [old, wanted] = [before.split('\n'), text.split('\n')];
  const at = wanted.findIndex((line, i) => line !== old[i]);
  const line = at < 0 ? wanted.length : at;
  return `${line + 1}: is      ${old[line] ?? '(end of file)'}\n    should be ${wanted[line] ?? '(end of file)'}`;
}
