/** `lint`: looks for mistakes in charts. */
import type { LintResult } from '../../action/check/lint.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { changedFlags, chartArguments, chartsAreChanged } from '../changed-charts.ts';
import { atLeast, command } from '../command.ts';
import { currentNamespace } from '../env-vars.ts';
import { bool, text } from '../flag.ts';
import { offlineFlags, valuesFlags } from '../flag-groups.ts';
import { valuesLayers } from '../flags/flag-options.ts';
import type { Paint } from '../paint.ts';
import { remoteAccess } from '../remotes.ts';

export const lint = command({
  use: 'lint PATH',
  short: 'examine a chart for possible issues',
  long: `
Examines charts for mistakes that would make an installation fail, and for what goes
against the conventions for charts. PATH is a chart's folder or archive; there may be
several.

An [ERROR] would make an installation fail, and makes this command fail. A [WARNING]
works for now but should be fixed; with --strict it counts as an error. An [INFO] is
advice. The templates are rendered with the chart's own values, over which those of the
flags are merged in the order that 'template' documents.
`,
  examples: `
  # check one chart
  PROGRAM lint ./web

  # fail on warnings, with the values and the Kubernetes version of production
  PROGRAM lint ./web --strict -f prod.yaml --kube-version 1.33
`,
  flags: {
    strict: bool('fail on lint warnings'),
    withSubcharts: bool('lint dependent charts'),
    quiet: bool('print only warnings and errors'),
    skipSchemaValidation: bool('if set, disables JSON schema validation'),
    kubeVersion: text('Kubernetes version used for capabilities and deprecation checks'),
    ...valuesFlags,
    ...offlineFlags,
    ...changedFlags,
  },
  args: ({ lintsCurrentFolder }, { changed }) => (changed ? chartsAreChanged : lintsCurrentFolder ? undefined : atLeast(1)),
  async run(context, args, flags) {
    const [{ hasWarningsOrErrors, lintPath, parseKubeVersion, withSubcharts, ...texts }, { readValues }] = await Promise.all([
      import('../../action/check/lint.ts'),
      import('../../action/render/read-values.ts'),
    ]);
    const { io, settings, log } = context;
    const paint = context.paint.out;
    const { files, cwd, stdin, clock, random } = io;
    const { quiet, strict, skipSchemaValidation } = flags;
    const kubeVersion = flags.kubeVersion ? parseKubeVersion(flags.kubeVersion, settings.profile) : undefined;
    const charts = await chartArguments(context, args, flags);
    const given = charts.length > 0 || flags.changed ? charts : ['.'];
    const paths = flags.withSubcharts ? withSubcharts(given, files) : given;
    const deps = {
      ...{ files, profile: settings.profile, log, cwd, stdin, clock, random },
      ...remoteAccess(context, flags.offline),
      leavesFullStack: io.runDeeper !== undefined,
    };
    const values = await readValues(deps, valuesLayers(flags));
    const options = { values, namespace: currentNamespace(settings, io), kubeVersion, skipSchemaValidation, strict };
    const results: LintResult[] = [];
    // One after the other: a chart sees the values that those before it have filled up.
    for (const path of paths) results.push(await lintPath(path, deps, options));
    const shown = quiet ? results.filter(hasWarningsOrErrors) : results;
    io.out(shown.map((result) => report(result, quiet, texts, paint)).join(''));
    const failed = results.filter((result) => result.failed).length;
    const summary = `${results.length} chart(s) linted, ${failed} chart(s) failed`;
    if (failed > 0) throw new ChartwrightError('chart', summary);
    if (!quiet || shown.length > 0) io.out(`${summary}\n`);
  },
});

type Texts = Pick<typeof import('../../action/check/lint.ts'), 'diagnosticLine' | 'isAtLeast'>;

function report({ path, diagnostics, error }: LintResult, quiet: boolean, { diagnosticLine, isAtLeast }: Texts, paint: Paint): string {
  const lines = diagnostics
    .filter((each) => !quiet || isAtLeast(each, 'warning'))
    .map((each) => painted(each, diagnosticLine(each), paint));
  if (error !== undefined) lines.unshift(`${paint.red('Error')} ${error}`);
  return [`==> Linting ${path}`, ...lines].map((line) => `${line}\n`).join('') + '\n';
}

/** The severity in front of a line in its colour. */
function painted({ severity }: LintResult['diagnostics'][number], line: string, paint: Paint): string {
  const end = line.indexOf(']') + 1;
  const color = severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.cyan;
  return color(line.slice(0, end)) + line.slice(end);
}
