/** `lint`: looks for mistakes in charts. */

import {
  diagnosticLine,
  hasWarningsOrErrors,
  isAtLeast,
  type LintResult,
  lintPath,
  parseKubeVersion,
  withSubcharts,
} from '../../action/check/lint.ts';
import { readValues } from '../../action/render/read-values.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { atLeast, type Command } from '../command.ts';
import { currentNamespace } from '../env-vars.ts';
import { offlineFlag, valuesFlags } from '../flag-groups.ts';
import { valuesLayers } from '../flag-options.ts';
import { remoteAccess } from '../remotes.ts';

export const lint: Command = {
  use: 'lint PATH',
  long: `
Looks a chart over for what would keep it from being installed, and for what is
against custom.

An [ERROR] is a mistake that an installation would fail of; it makes the command
fail. A [WARNING] works for now, but should be seen to (--strict makes it count
as an error), and an [INFO] is advice. The path leads to a chart's folder or to
an archive of it.
`,
  flags: () => [
    { name: 'strict', type: 'bool', usage: 'fail on lint warnings' },
    { name: 'with-subcharts', type: 'bool', usage: 'lint dependent charts' },
    { name: 'quiet', type: 'bool', usage: 'print only warnings and errors' },
    { name: 'skip-schema-validation', type: 'bool', usage: 'if set, disables JSON schema validation' },
    { name: 'kube-version', type: 'string', usage: 'Kubernetes version used for capabilities and deprecation checks' },
    ...valuesFlags,
    offlineFlag,
  ],
  args: atLeast(1),
  async run(context, args, flags) {
    const { io, settings, log } = context;
    const { profile } = settings;
    const kubeVersion = flags.text('kube-version') ? parseKubeVersion(flags.text('kube-version'), profile) : undefined;
    const paths = flags.bool('with-subcharts') ? withSubcharts(args, io.files) : args;
    const deps = {
      files: io.files,
      profile,
      log,
      cwd: io.cwd,
      stdin: io.stdin,
      clock: io.clock,
      random: io.random,
      ...remoteAccess(context, flags.bool('offline')),
    };
    const options = {
      values: await readValues(deps, valuesLayers(flags)),
      namespace: currentNamespace(settings, io),
      kubeVersion,
      skipSchemaValidation: flags.bool('skip-schema-validation'),
      strict: flags.bool('strict'),
    };
    const results: LintResult[] = [];
    // One after the other: a chart sees the values that those before it have filled up.
    for (const path of paths) results.push(await lintPath(path, deps, options));
    const quiet = flags.bool('quiet');
    const shown = quiet ? results.filter(hasWarningsOrErrors) : results;
    io.out(shown.map((result) => report(result, quiet)).join(''));
    const failed = results.filter((result) => result.failed).length;
    const summary = `${results.length} chart(s) linted, ${failed} chart(s) failed`;
    if (failed > 0) throw new ChartwrightError('chart', summary);
    if (!quiet || shown.length > 0) io.out(`${summary}\n`);
  },
};

function report({ path, diagnostics, error }: LintResult, quiet: boolean): string {
  const lines = diagnostics.filter((each) => !quiet || isAtLeast(each, 'warning')).map(diagnosticLine);
  if (error !== undefined) lines.unshift(`Error ${error}`);
  return [`==> Linting ${path}`, ...lines].map((line) => `${line}\n`).join('') + '\n';
}
