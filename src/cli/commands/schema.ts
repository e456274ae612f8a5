/** `schema`: writes values.schema.json of charts from their values, comments, templates and tests. */

import { problemLine } from '../../action/author/schema/annotation-errors.ts';
import { KUBERNETES_URL } from '../../action/author/schema/bundle-sources.ts';
import { leadsOut } from '../../action/author/schema/read-config.ts';
import { differenceLine } from '../../action/author/schema/schema-difference.ts';
import type { SchemaOptions } from '../../action/author/schema/schema-options.ts';
import { schemaUrl } from '../../action/author/schema/with-written.ts';
import {
  type MadeSchema,
  makeSchemas,
  SCHEMA_PROFILE,
  type SchemaOutcome,
  writeSchemas,
} from '../../action/author/schema/write-schemas.ts';
import { refuseStale } from '../../action/author/stale-files.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { changedFlags, chartArguments, chartsOrChanged } from '../changed-charts.ts';
import { type Context, command } from '../command.ts';
import { bool, type FlagValues, int, text } from '../flag.ts';
import { offlineFlags } from '../flag-groups.ts';
import { remoteAccess } from '../remotes.ts';

const flags = {
  bundle: bool('bring schemas on servers that others refer to into the schema, and files outside of the chart'),
  bundleRoot: text('with --bundle: folder below which files may be read', { default: '.' }),
  check: bool('write nothing; fail and say where if a schema is not what would be written'),
  draft: text('version of JSON Schema: 7, 2019-09 or 2020-12 (default: that of the existing schema, else 7)'),
  dryRun: bool('print the schemas instead of writing them', { short: 'd' }),
  fresh: bool('ignore the existing schema'),
  indent: int('spaces per level (default: as in the existing schema, else 2)'),
  k8sSchemaUrl: text(`template of the URL that $k8s in references stands for (default ${KUBERNETES_URL})`),
  k8sSchemaVersion: text('version of Kubernetes in that URL, such as v1.33.1'),
  noDependencies: bool('accept any values for dependencies', { short: 'n' }),
  noTrace: bool('do not render the charts to learn what templates do with values'),
  outputFile: text("file to write, below each chart's folder (default values.schema.json)", { short: 'o' }),
  ...changedFlags,
  ...offlineFlags,
  strict: bool('refuse keys that appear in no values, example, test or template'),
};

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
Where a chart has a file .schema.yaml, its settings hold for what no flag says.
`,
  examples: `
  # write values.schema.json of a chart
  PROGRAM schema ./web

  # in a pipeline: fail if a schema is out of date
  PROGRAM schema --check charts/*
`,
  flags,
  args: chartsOrChanged,
  async run(context, args, values) {
    const { io, log } = context;
    const paths = await chartArguments(context, args, values);
    const { files, cwd, clock, random } = io;
    const { schemas } = remoteAccess(context, values.offline);
    const deps = { files, cwd, clock, random, profile: SCHEMA_PROFILE, schemas, log };
    const made = await makeSchemas(paths, deps, readOptions(values));
    const outcomes = values.check || values.dryRun ? made : writeSchemas(files, made);
    for (const one of outcomes) io.err(saidOf(one));
    const failed = outcomes.filter((one) => 'error' in one);
    if (values.check) return report(outcomes, context);
    if (values.dryRun) for (const one of outcomes) io.out('text' in one ? one.text : '');
    if (failed.length > 0) throw new ChartwrightError('chart', `${failed.length} of ${outcomes.length} charts have no schema`);
  },
});

function readOptions(values: FlagValues<typeof flags>): SchemaOptions {
  const { draft, strict, fresh, outputFile } = values;
  schemaUrl(draft, undefined);
  refuseOutside(outputFile);
  if (values.indent < 0) throw new ChartwrightError('usage', `invalid indent ${values.indent}: must be 0 or greater`);
  return {
    ...{ draft, strict, fresh, outputFile, trace: !values.noTrace, dependencies: !values.noDependencies },
    indent: values.given('indent') ? values.indent : undefined,
    bundleRoot: values.bundle ? values.bundleRoot : undefined,
    kubernetes: { url: values.k8sSchemaUrl, version: values.k8sSchemaVersion },
  };
}

/** Throws a `usage` error for an output file that is not below the folder of its chart. */
export function refuseOutside(file: string): void {
  if (leadsOut(file)) throw new ChartwrightError('usage', `invalid output file ${file}: must be below the folder of the chart`);
}

/** What is wrong with a chart's annotations, or why it has no schema: lines for standard error. */
export function saidOf(one: SchemaOutcome): string {
  if (!('error' in one))
    return one.warnings.map((each) => `${one.chart}/${problemLine({ ...each, message: `warning: ${each.message}` })}\n`).join('');
  const problems = one.problems ?? (one.error.position?.line === undefined ? [] : [one.error]);
  return problems.map((each) => `${one.chart}/${problemLine(each)}\n`).join('') || `${one.chart}: ${one.error.message}\n`;
}

/** Says which schemas are not what they should be, and where they first differ. */
function report(outcomes: readonly SchemaOutcome[], { io }: Context): void {
  const made = outcomes.filter((one): one is MadeSchema => 'text' in one);
  const stale = made.filter((one) => one.text !== one.before);
  for (const one of stale) io.out(`${staleLine(one)}\n`);
  refuseStale({ what: 'schemas', all: outcomes.length, stale: stale.length, failed: outcomes.length - made.length });
}

function staleLine({ chart, file: name, before, schema, values }: MadeSchema): string {
  const file = `${chart}/${name}`;
  if (before === undefined) return `${file}: missing`;
  const own = values === undefined ? undefined : { file: `${chart}/values.yaml`, text: values };
  return differenceLine({ schema: { file, text: before }, values: own }, schema);
}
