/** `schema`: writes values.schema.json of charts from their values, comments, templates and tests. */
import { problemLine } from '../../action/author/schema/annotation-errors.ts';
import {
  firstDifference,
  makeSchemas,
  SCHEMA_PROFILE,
  type SchemaOptions,
  type SchemaOutcome,
  writeSchemas,
} from '../../action/author/schema/write-schemas.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { changedFlags, chartArguments, chartsOrChanged } from '../changed-charts.ts';
import { type Context, command } from '../command.ts';
import { bool, int, text } from '../flag.ts';

export const schema = command({
  use: 'schema CHART [...]',
  ours: true,
  short: "write values.schema.json from charts' values, comments and templates",
  long: `
Writes a JSON Schema for the values of each chart. Types come from what values.yaml,
the examples in ci/ and the unit tests set, so that the schema accepts all of them;
from comments (# @schema, # -- text); and from what templates do with values: a
range, a toYaml, a comparison, a check that fails. Keys that templates read but
values.yaml does not have are included. The schemas of dependencies are below
their names.

    # -- How many pods there are
    # @schema minimum:0
    replicas: 1

What a person wrote into an existing values.schema.json stays, unless --fresh is given.
`,
  examples: `
  # write values.schema.json of a chart
  PROGRAM schema ./web

  # in a pipeline: fail if a schema is out of date
  PROGRAM schema --check charts/*
`,
  flags: {
    check: bool('write nothing; fail and say where if a schema is not what would be written'),
    draft: text('version of JSON Schema: 7, 2019-09 or 2020-12 (default: that of the existing schema, else 7)'),
    dryRun: bool('print the schemas instead of writing them', { short: 'd' }),
    fresh: bool('ignore the existing schema'),
    indent: int('spaces per level', { default: 2 }),
    noDependencies: bool('accept any values for dependencies', { short: 'n' }),
    noTrace: bool('do not render the charts to learn what templates do with values'),
    outputFile: text("file to write, below each chart's folder", { short: 'o', default: 'values.schema.json' }),
    ...changedFlags,
    strict: bool('refuse keys that appear in no values, example, test or template'),
  },
  args: chartsOrChanged,
  async run(context, args, flags) {
    const { io } = context;
    const paths = await chartArguments(context, args, flags);
    const { files, cwd, clock, random } = io;
    const { draft, strict, fresh, outputFile } = flags;
    const indent = flags.given('indent') || fresh ? flags.indent : undefined;
    const options: SchemaOptions = { draft, strict, fresh, outputFile, indent, trace: !flags.noTrace, dependencies: !flags.noDependencies };
    const outcomes = makeSchemas(paths, { files, cwd, clock, random, profile: SCHEMA_PROFILE }, options);
    for (const one of outcomes) io.err(saidOf(one));
    const failed = outcomes.filter((one) => 'error' in one);
    if (flags.check) return report(outcomes, context);
    if (flags.dryRun) for (const one of outcomes) io.out('text' in one ? one.text : '');
    else writeSchemas(files, outcomes);
    if (failed.length > 0) throw new ChartwrightError('chart', `${failed.length} of ${outcomes.length} charts have no schema`);
  },
});

/** What is wrong with a chart's annotations, or why it has no schema: lines for standard error. */
function saidOf(one: SchemaOutcome): string {
  if (!('error' in one))
    return one.warnings.map((each) => `${one.chart}/${problemLine({ ...each, message: `warning: ${each.message}` })}\n`).join('');
  return one.problems?.map((each) => `${one.chart}/${problemLine(each)}\n`).join('') ?? `${one.chart}: ${one.error.message}\n`;
}

/** Says which schemas are not what they should be, and where they first differ. */
function report(outcomes: readonly SchemaOutcome[], { io }: Context): void {
  const stale = outcomes.filter((one) => 'error' in one || one.text !== one.before);
  for (const one of stale) if ('text' in one) io.out(`${one.path}: ${difference(one.before, one.schema)}\n`);
  if (stale.length > 0) throw new ChartwrightError('chart', `${stale.length} of ${outcomes.length} schemas are out of date`);
}

function difference(before: string | undefined, made: unknown): string {
  if (before === undefined) return 'missing';
  const at = firstDifference(JSON.parse(before), made);
  return at === undefined ? 'layout differs' : `${at} differs`;
}
