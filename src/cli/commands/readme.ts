/** `readme`: writes the READMEs of charts from their metadata, values and comments, as helm-docs does. */

import { sortOrder } from '../../action/author/readme/make-readme.ts';
import { dialectNamed, type ReadmeOptions, type ReadmeOutcome, readmeFormat } from '../../action/author/readme/readme-options.ts';
import { makeReadmes, writeReadmes } from '../../action/author/readme/write-readmes.ts';
import { refuseStale } from '../../action/author/stale-files.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { type Log, silent } from '../../base/log.ts';
import type { Environment } from '../../host/environment.ts';
import { changedFlags, chartArguments, chartsAreChanged } from '../changed-charts.ts';
import { atMost, type Context, command } from '../command.ts';
import { bool, commaList, dashed, type Flag, type FlagValues, text } from '../flag.ts';

const flags = {
  chartSearchRoot: text('folder to search for charts', { short: 'c', default: '.' }),
  dryRun: bool('print the READMEs instead of writing them', { short: 'd' }),
  check: bool('write nothing; fail and say where if a README is not what would be written'),
  ignoreNonDescriptions: bool('leave out values that no comment describes'),
  ignoreFile: text('file with patterns of charts to leave out', { short: 'i', default: '.helmdocsignore' }),
  logLevel: text('messages to print: panic, fatal, error, warning, info, debug or trace; warnings are not printed below "warning"', {
    short: 'l',
    default: 'info',
  }),
  outputFile: text("file to write, below each chart's folder", { short: 'o', default: 'README.md' }),
  sortValuesOrder: text('order of values: "alphanum" or "file"', { short: 's', default: 'alphanum' }),
  templateFiles: commaList("template files, below each chart's folder or, beginning with ./, below the search root", {
    short: 't',
    default: ['README.md.gotmpl'],
  }),
  badgeStyle: text('style of badges', { short: 'b', default: 'flat-square' }),
  valuesFile: text("values file, below each chart's folder", { short: 'f', default: 'values.yaml' }),
  documentDependencyValues: bool('document the values of dependencies, too', { short: 'u' }),
  vendoredDependencies: bool('with --document-dependency-values: those of dependencies from repositories, too, as they lie in charts/'),
  absentKeys: bool('document keys that a comment describes and no value has'),
  chartToGenerate: commaList('charts to write READMEs for (default: all)', { short: 'g' }),
  documentationStrictMode: bool('refuse charts with values that no comment describes', { short: 'x' }),
  documentationStrictIgnoreAbsent: commaList('values that strict mode requires no comment for', {
    short: 'y',
    default: ['service.type', 'image.repository', 'image.tag'],
  }),
  documentationStrictIgnoreAbsentRegex: commaList('patterns of values that strict mode requires no comment for', {
    short: 'z',
    default: ['.*service\\.type', '.*image\\.repository', '.*image\\.tag'],
  }),
  skipVersionFooter: bool('leave out the footer of the default template'),
  dialect: text('style of the comments: "helm-docs" or "bitnami" (default: found from the comments)'),
  format: text('what to write: "markdown", "html" or "json"; the extension .md of the output file becomes .html or .json', {
    default: 'markdown',
  }),
  ...changedFlags,
  footerVersion: text('end READMEs with the footer of this version of helm-docs, such as 1.14.2'),
};
type ReadmeFlags = FlagValues<typeof flags>;

export const readme = command({
  use: 'readme [PATH]',
  ours: true,
  short: 'write the READMEs of charts from their values and comments',
  long: `
Writes a README.md for every chart below PATH (the current folder by default): its
badges, maintainers and dependencies, and a table of its values with the comments
that describe them. The output is that of helm-docs 1.14, byte for byte: its template
files (README.md.gotmpl), named templates, comments and flags work unchanged.

    # -- How many pods there are
    # @default -- as many as there are zones
    replicas: null

In charts whose comments (## @param path [modifiers] description) and README.md are of
Bitnami's kind, or in all charts with --dialect bitnami, only the tables below
"## Parameters" of README.md are replaced, by those of readme-generator-for-helm. There,
values that no comment names and comments that name no value are errors.

Every flag can also be set by an environment variable: HELM_DOCS_SORT_VALUES_ORDER=file.
Lists are words between spaces there: HELM_DOCS_TEMPLATE_FILES='a.gotmpl b.gotmpl'.
`,
  examples: `
  # write the READMEs of all charts below charts/
  PROGRAM readme charts

  # in a pipeline: fail if a README is out of date
  PROGRAM readme --check charts

  # write README.html from the same comments
  PROGRAM readme --format html charts
`,
  flags,
  args: (_, { changed }) => (changed ? chartsAreChanged : atMost(1)),
  async run(context, [path], given) {
    const { io } = context;
    const flags = withEnvironment(given, io.env);
    const log = logOf(flags.logLevel, context.log);
    const deps = {
      files: io.files,
      writer: io.files,
      cwd: io.cwd,
      log,
      env: { clock: io.clock, random: io.random },
      environment: (name: string) => io.env[name] ?? '',
      // Pages need Handlebars and markdown-it, which other formats do not load.
      page: flags.format === 'html' ? (await import('../../action/author/readme/readme-page.ts')).readmePage : undefined,
    };
    const changed = given.changed || given.since !== '' ? await chartArguments(context, [], given) : undefined;
    if (changed?.length === 0) return;
    if (flags.vendoredDependencies && !flags.documentDependencyValues)
      throw new ChartwrightError('usage', '--vendored-dependencies needs --document-dependency-values');
    const made = await makeReadmes(deps, readOptions(flags, path, changed, log));
    const outcomes = flags.check || flags.dryRun ? made : writeReadmes(deps, made);
    for (const one of outcomes) if ('error' in one) io.err(`${(one.problems ?? [`${one.place ?? one.chart}: ${one.error}`]).join('\n')}\n`);
    if (flags.check) {
      if (outcomes.length === 0 && flags.chartToGenerate.length === 0)
        throw new ChartwrightError('chart', `no chart is below ${path ?? flags.chartSearchRoot}`);
      return report(outcomes, changed ? [] : flags.chartToGenerate, context);
    }
    if (flags.dryRun) for (const one of outcomes) io.out('text' in one ? one.text : '');
    // A chart that helm-docs skips is no error there; with --changed, nobody has asked for charts that cannot be documented.
    const refused = outcomes.filter((one) => 'problems' in one || (given.changed && 'error' in one && !one.isSkipped)).length;
    if (refused > 0) throw new ChartwrightError('values', `${refused} of ${outcomes.length} READMEs cannot be made`);
  },
});

/** Levels of messages as logrus names them, and whether they include warnings. */
const LEVELS: ReadonlyMap<string, boolean> = new Map([
  ...['panic', 'fatal', 'error'].map((name) => [name, false] as const),
  ...['warn', 'warning', 'info', 'debug', 'trace'].map((name) => [name, true] as const),
]);

/** The log for a level. Throws a `usage` error for a level that there is not. */
function logOf(level: string, log: Log): Log {
  const warns = LEVELS.get(level.toLowerCase());
  if (warns !== undefined) return warns ? log : silent;
  throw new ChartwrightError('usage', `invalid log level "${level}": must be panic, fatal, error, warning, info, debug or trace`);
}

/** What Go's strconv.ParseBool takes for true. */
const TRUE = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);

/** Flags that are not given take what HELM_DOCS_* says; lists are words between spaces there, as viper reads them. */
function withEnvironment(given: ReadmeFlags, env: Environment): ReadmeFlags {
  const values: Record<string, unknown> = Object.create(given);
  for (const [key, { type }] of Object.entries<Flag>(flags)) {
    const text = env[`HELM_DOCS_${dashed(key).toUpperCase().replaceAll('-', '_')}`];
    if (!text || given.given(key as keyof typeof flags)) continue;
    const value = type === 'bool' ? TRUE.has(text) : type === 'stringSlice' ? text.split(/\s+/).filter((word) => word !== '') : text;
    Object.defineProperty(values, key, { value });
  }
  return values as unknown as ReadmeFlags;
}

function readOptions(flags: ReadmeFlags, path: string | undefined, changed: readonly string[] | undefined, log: Log): ReadmeOptions {
  const { outputFile, valuesFile, ignoreFile, templateFiles, badgeStyle, footerVersion } = flags;
  const strict = { exempt: flags.documentationStrictIgnoreAbsent, patterns: flags.documentationStrictIgnoreAbsentRegex };
  return {
    ...{ outputFile, valuesFile, ignoreFile, templateFiles, badgeStyle, footerVersion },
    root: path ?? flags.chartSearchRoot,
    charts: changed ?? flags.chartToGenerate,
    order: sortOrder(flags.sortValuesOrder, log),
    onlyDescribed: flags.ignoreNonDescriptions,
    dependencyValues: flags.documentDependencyValues,
    vendoredDependencies: flags.vendoredDependencies,
    absentKeys: flags.absentKeys,
    skipFooter: flags.skipVersionFooter,
    dialect: dialectNamed(flags.dialect),
    format: readmeFormat(flags.format),
    ...(flags.documentationStrictMode && { strict }),
  };
}

/** Says which READMEs are not what they should be, and where they first differ. */
function report(outcomes: readonly ReadmeOutcome[], wanted: readonly string[], { io }: Context): void {
  const missing = wanted.filter((name) => outcomes.every(({ chart }) => chart !== name));
  if (missing.length > 0) throw new ChartwrightError('chart', `no such chart: ${missing.join(', ')}`);
  const failed = outcomes.filter((one) => 'error' in one && !one.isSkipped).length;
  const stale = outcomes.flatMap((one) => ('error' in one || one.text === one.before ? [] : [one]));
  for (const one of stale) io.out(`${one.file}:${firstDifference(one.before, one.text)}\n`);
  refuseStale({ what: 'READMEs', all: outcomes.length, stale: stale.length, failed });
}

function firstDifference(before: string | undefined, text: string): string {
  if (before === undefined) return '1: missing';
  const [old, wanted] = [before.split('\n'), text.split('\n')];
  const at = wanted.findIndex((line, i) => line !== old[i]);
  const line = at < 0 ? wanted.length : at;
  return `${line + 1}: is      ${old[line] ?? '(end of file)'}\n    should be ${wanted[line] ?? '(end of file)'}`;
}
