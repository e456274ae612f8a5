/** `check`: everything that is wrong with charts, in one run. */

import type { CheckTask } from '../../action/check/check-on-threads.ts';
import { ChartwrightError, errorText } from '../../base/errors.ts';
import type { StartThread } from '../../host/threads.ts';
import { changedFlags, chartArguments, chartsOrChanged } from '../changed-charts.ts';
import { type Context, command } from '../command.ts';
import { currentNamespace } from '../env-vars.ts';
import { ExitError } from '../exit-error.ts';
import type { FlagValues } from '../flag.ts';
import { bool, commaList, list, text } from '../flag.ts';
import { chartFlags, coverageFlags, offlineFlags, valuesFlags } from '../flag-groups.ts';
import { chartSource, valuesLayers } from '../flags/flag-options.ts';
import { checkDeps } from '../job-deps.ts';
import { VERSION } from '../own-version.ts';
import { ProgressBar } from '../terminal/progress-bar.ts';
import type { ThreadData } from '../thread-data.ts';

/** What could not be checked at all. */
const UNUSABLE = 2;

export const check = command({
  use: 'check CHART [...]',
  short: 'find everything that is wrong with charts, in one run',
  long: `
Finds everything that is wrong with charts in one run: it continues after an error, and
renders each template on its own with each set of values. It reports mistakes in templates
and in YAML, values that no template reads, that are misspelt or that the schema refuses,
everything that lint reports, and objects that Kubernetes 1.30 to 1.37 or the chart's own
custom resource definitions would refuse. docs/rules.md explains every rule.

--values-set gives a named set of values; a finding names the sets that show it. The other
values flags apply to all sets.

Exits with 1 if there are findings of at least the severity of --fail-on, and with 2 if a
chart, a file or the configuration cannot be read. A file .chartwright.yaml in the chart's
folder, or else in the current folder, changes the severity of rules or switches them off:

    rules:
      values/never-read: off
      kubernetes/*: warning
    valuesSets:
      prod: [values/prod.yaml]

--fix corrects what is safe to correct and keeps all other bytes: words such as yes and off
become true and false, versions and numbers that would lose their text are quoted, keys
that are given twice with the same value and spaces at the ends of lines are removed, and
comments that are indented between two levels are moved to the next level.

A comment '# chartwright-ignore RULE' silences a rule on its line and the next one.
`,
  examples: `
  # everything that is wrong with a chart
  PROGRAM check ./web

  # with the values of two environments, as SARIF for code scanning
  PROGRAM check ./web --values-set prod=base.yaml,prod.yaml --values-set dev=base.yaml --format sarif

  # with the schemas of custom resources in a folder, beside the built-in ones
  PROGRAM check ./web --schema-location default --schema-location 'schemas/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json'

  # which branches of the templates the values lead to, as a table and a page
  PROGRAM check ./web --coverage --coverage-report html=coverage.html --min 80
`,
  flags: {
    ...valuesFlags,
    ...chartFlags(() => 0),
    ...offlineFlags,
    valuesSet: list('named set of values to check with, as NAME=FILE,FILE (can specify multiple)'),
    format: text('format of the report: text, json, sarif, junit, github or html', { default: 'text' }),
    failOn: text('lowest severity that makes the command fail: error, warning or info (default error)'),
    baseline: text('file of known findings, which are not reported'),
    writeBaseline: text('file to write the findings to, as a baseline'),
    kubeVersion: text('Kubernetes version to check objects against, and that templates see'),
    schemaLocation: list(
      'location of object schemas, as for kubeconform: default, a folder, a path or a URL, which may be a template (can specify multiple)',
    ),
    apiVersions: commaList('Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)', { short: 'a' }),
    ...coverageFlags,
    ...changedFlags,
    fix: bool('correct what is safe to correct in Chart.yaml, values.yaml and values files before checking'),
    quiet: bool('print nothing if there are no findings'),
  },
  args: chartsOrChanged,
  async run(context, args, flags) {
    const { checkCoverageRequest, printCoverage, wantsCoverage } = await import('../coverage.ts');
    const { checkCharts, FORMATS, isSeverity, parseValueSets, printReport } = await import('../../action/check/check-charts.ts');
    const { io, settings, paint } = context;
    const bar = new ProgressBar(io);
    const { baseline, writeBaseline, failOn } = flags;
    const format = FORMATS.find((each) => each === flags.format);
    try {
      const paths = await chartArguments(context, args, flags);
      if (!format)
        throw new ChartwrightError('usage', `invalid format ${JSON.stringify(flags.format)}: must be one of ${FORMATS.join(', ')}`);
      if (failOn !== '' && !isSeverity(failOn)) throw new ChartwrightError('usage', '--fail-on must be error, warning or info');
      const request = {
        source: chartSource(flags, flags.version),
        values: valuesLayers(flags),
        sets: parseValueSets(flags.valuesSet),
        namespace: currentNamespace(settings, io),
        kubeVersion: flags.kubeVersion,
        apiVersions: flags.apiVersions,
        schemaLocations: flags.schemaLocation,
        coverage: wantsCoverage(flags),
      };
      if (flags.fix) await fix(context, paths, [...flags.values, ...[...request.sets.values()].flat()]);
      const coverage = { reports: flags.coverageReport, min: flags.given('min') ? flags.min : undefined };
      checkCoverageRequest(coverage);
      const { charts, failed, covered } = await checkCharts(checkDeps(context, flags.offline), paths, request, {
        ...{ baseline, writeBaseline, failOn, progress: (counts) => bar.show(counts) },
        helping: await helpers(context, paths, flags),
      });
      bar.clear();
      const { red: error, yellow: warning, cyan: info, dim: faint } = paint.out;
      const quiet = flags.quiet && charts.every(({ findings }) => findings.length === 0);
      if (!quiet) io.out(printReport(format, charts, { error, warning, info, faint }, VERSION));
      const tooLittle = request.coverage && printCoverage(context, covered, coverage, format === 'text' ? io.out : io.err);
      if (failed || tooLittle) throw new ExitError(1);
    } catch (error) {
      bar.clear();
      if (!(error instanceof ChartwrightError)) throw error;
      io.err(`Error: ${errorText(error)}\n`);
      throw new ExitError(UNUSABLE);
    }
  },
});

async function fix({ io }: Context, paths: readonly string[], valueFiles: readonly string[]): Promise<void> {
  const { fixCharts } = await import('../../action/check/fix-chart.ts');
  const onDisk = [...new Set(valueFiles)].filter((file) => file !== '-' && !file.includes('://'));
  for (const { path, fixes } of fixCharts(io, paths, onDisk)) io.err(`fixed ${path}: ${fixes.join(', ')}\n`);
}

/** From how many charts on it is worth it to start threads. */
const MANY = 4;

/** Threads for many charts; standard input can be read by one alone. */
async function helpers({ io, settings }: Context, paths: readonly string[], flags: FlagValues<typeof valuesFlags> & { offline: boolean }) {
  const threads = paths.length < MANY || flags.values.includes('-') ? undefined : await io.threads?.();
  if (!threads) return undefined;
  io.expectWork?.();
  const { keyring: _, ...plain } = settings;
  const start: StartThread = (task, hear) =>
    threads.start({ task: task as CheckTask, settings: plain, offline: flags.offline } satisfies ThreadData, hear);
  return { start, threads: threads.cores };
}
