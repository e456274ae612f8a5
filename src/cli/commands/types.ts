/** `types`: prints or writes the TypeScript types of charts' values. */
import { printTypes } from '../../action/author/schema/print-types.ts';
import { isArchive, type MadeSchema, makeSchemas, SCHEMA_PROFILE } from '../../action/author/schema/write-schemas.ts';
import { refuseStale } from '../../action/author/stale-files.ts';
import { absolute } from '../../action/chart/open-chart.ts';
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import { exists } from '../../host/files.ts';
import { changedFlags, chartArguments, chartsOrChanged } from '../changed-charts.ts';
import { type Context, command } from '../command.ts';
import { bool, text } from '../flag.ts';
import { refuseOutside, saidOf } from './schema.ts';

export const types = command({
  use: 'types CHART [...]',
  ours: true,
  short: "print the TypeScript types of charts' values",
  long: `
Prints a TypeScript interface for the values of each chart, derived as by 'schema', for
programs that render charts with the library. An interface is called Values, or, where
several are printed, by its chart: WebValues for web.
`,
  examples: `
  # print the type of a chart's values
  PROGRAM types ./web > web-values.ts

  # write values.ts into each chart
  PROGRAM types --output-file values.ts charts/*
`,
  flags: {
    check: bool('with --output-file: write nothing; fail and say which files are not what would be written'),
    name: text('name of the interface'),
    outputFile: text("file to write, below each chart's folder (default: standard output)", { short: 'o' }),
    ...changedFlags,
  },
  args: chartsOrChanged,
  async run(context, args, flags) {
    const { io } = context;
    const { check, name, outputFile } = flags;
    if (check && outputFile === '') throw new ChartwrightError('usage', '--check needs --output-file');
    refuseOutside(outputFile);
    const paths = await chartArguments(context, args, flags);
    const { files, cwd, clock, random } = io;
    const options = { draft: '', strict: false, fresh: false, outputFile: '', trace: true, dependencies: true };
    const outcomes = await makeSchemas(paths, { files, cwd, clock, random, profile: SCHEMA_PROFILE }, options);
    for (const one of outcomes) if ('error' in one) io.err(saidOf(one));
    const made = outcomes.filter((one): one is MadeSchema => 'text' in one);
    const nameOf = interfaceNames();
    const printed = made.map((one) => ({
      chart: one.chart,
      file: joinPath(one.chart, outputFile),
      text: printTypes(one.schema, outputFile !== '' || made.length === 1 ? name || 'Values' : nameOf(name || typeName(one.name))),
    }));
    const stale = printed.filter(({ file, text: wanted }) => {
      const path = absolute(cwd, file);
      return !check || !exists(files, path) || decodeUtf8(files.read(path)) !== wanted;
    });
    let failed = outcomes.length - made.length;
    for (const { chart, file, text: wanted } of stale) {
      if (check) io.out(`${file}: ${exists(files, absolute(cwd, file)) ? 'out of date' : 'missing'}\n`);
      else if (outputFile === '') io.out(wanted);
      else failed += written(file, wanted, chart, io) ? 0 : 1;
    }
    if (check) return refuseStale({ what: 'files', all: outcomes.length, stale: stale.length, failed });
    if (failed > 0) throw new ChartwrightError('chart', `${failed} of ${outcomes.length} charts have no types`);
  },
});

/** Whether a file could be written; if not, it is said why, and the others are written. */
function written(file: string, text: string, chart: string, { files, cwd, err }: Context['io']): boolean {
  try {
    files.write(absolute(cwd, file), encodeUtf8(text));
    return true;
  } catch (error) {
    const archive = 'an archive cannot be written into: without --output-file, the types are printed';
    err(`${file}: ${isArchive(files, absolute(cwd, chart)) ? archive : errorText(error)}\n`);
    return false;
  }
}

/** Names of interfaces of one output: the second of a name gets a number. */
function interfaceNames(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}${count}`;
  };
}

/** `my-web` is `MyWebValues`. */
function typeName(chart: string): string {
  const words = chart.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return `${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')}Values`.replace(/^(?=\d)/, '_');
}
