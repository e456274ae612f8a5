/** The flags that helm-diff's commands have in common, and what is printed by them. */
import type { HelmDiffOptions, HelmDiffResult } from '../../../action/diff/helm-diff-text.ts';
import { baseName } from '../../../go/path.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import type { Context } from '../../command.ts';
import { ExitError } from '../../exit-error.ts';
import { bool, type FlagValues, float, int, list, text } from '../../flag.ts';

export const outputFlags = {
  suppressSecrets: bool('suppress secrets in the output', { short: 'q' }),
  showSecrets: bool('do not redact secret values in the output'),
  showSecretsDecoded: bool('decode secret values in the output'),
  suppress: list(
    "allows suppression of the kinds listed in the diff output (can specify multiple, like '--suppress Deployment --suppress Service')",
  ),
  context: int('output NUM lines of context around changes', { short: 'C', default: -1 }),
  output: text(
    'Possible values: diff, simple, template, json, dyff, structured. When set to "template", use the env var HELM_DIFF_TPL to specify the template.',
    { short: 'o', default: 'diff' },
  ),
  stripTrailingCr: bool('strip trailing carriage return on input'),
  findRenames: float(
    'Enable rename detection if set to any value greater than 0. If specified, the value denotes the maximum fraction of changed content as lines added + removed compared to total lines in a diff for considering it a rename. Only objects of the same Kind are attempted to be matched',
    { short: 'D' },
  ),
  suppressOutputLineRegex: list('a regex to suppress diff output lines that match'),
  detailedExitcode: bool('return a non-zero exit code when there are changes'),
  includeTests: bool('enable the diffing of the helm test hooks'),
  normalizeManifests: bool('normalize manifests before running diff to exclude style differences from the output'),
  noColor: bool('remove colors from the output'),
};
export type OutputFlags = FlagValues<typeof outputFlags>;

/** The flags, and the variables of the environment that helm-diff reads, as options. */
export function helmDiffOptions(context: Context, flags: OutputFlags): HelmDiffOptions {
  const { io } = context;
  const env = (name: string) => io.env[name] ?? '';
  const output = !flags.given('output') && env('HELM_DIFF_OUTPUT').trim() !== '' ? env('HELM_DIFF_OUTPUT') : flags.output;
  const lines = /^[+-]?\d+$/.test(env('HELM_DIFF_OUTPUT_CONTEXT')) ? Number(env('HELM_DIFF_OUTPUT_CONTEXT')) : -1;
  return {
    output,
    template: output === 'template' ? templateFile(context, io.env.HELM_DIFF_TPL) : undefined,
    stripTrailingCr: flags.stripTrailingCr,
    secrets: flags.showSecretsDecoded ? 'decode' : flags.showSecrets ? 'show' : 'redact',
    suppressedKinds: flags.suppressSecrets ? [...flags.suppress, 'Secret'] : flags.suppress,
    findRenames: flags.findRenames,
    suppressedLines: flags.suppressOutputLineRegex,
    context: flags.given('context') ? flags.context : lines,
    colour: isColoured(context, flags),
    width: io.outWidth ?? 80,
    warn: (line) => io.err(`${line}\n`),
  };
}

/** A template by its file, under the name that Go's ParseFiles gives it. */
function templateFile({ io }: Context, path: string | undefined): HelmDiffOptions['template'] {
  return path === undefined ? undefined : { name: baseName(path), text: decodeUtf8(io.files.read(path)) };
}

function isColoured({ io, settings }: Context, { noColor }: OutputFlags): boolean {
  if (noColor || settings.colorMode === 'never') return false;
  if (settings.colorMode === 'always') return true;
  const asked = io.env.HELM_DIFF_COLOR ?? '';
  if (/^(1|t|true)$/i.test(asked)) return true;
  if (/^(0|f|false)$/i.test(asked)) return false;
  return io.outTerminal === true && io.env.TERM !== 'dumb';
}

/** What is read of manifests. */
export function readOptions({ io }: Context, flags: OutputFlags, namespace: string) {
  const normalize = flags.normalizeManifests || (!flags.given('normalizeManifests') && io.env.HELM_DIFF_NORMALIZE_MANIFESTS === 'true');
  return { namespace, normalize, tests: flags.includeTests, warn: (line: string) => io.err(`${line}\n`) };
}

const CHANGED = 'identified at least one change, exiting with non-zero exit code (detailed-exitcode parameter enabled)';

/** Prints what was found; ends with 2 where there are changes and that is asked for. */
export function printHelmDiff(
  { io }: Context,
  { text: printed, changed }: HelmDiffResult,
  { detailedExitcode }: { readonly detailedExitcode: boolean },
): void {
  io.out(printed);
  if (detailedExitcode && changed) throw new ExitError(2, CHANGED);
}
