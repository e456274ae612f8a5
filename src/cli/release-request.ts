/** What `install` and `upgrade` have in common: their flags as options of the actions, and how a release is printed. */
import type { ApplyingOptions, DryRun } from '../action/release/install-release.ts';
import type { RenderingOptions } from '../action/release/render-release.ts';
import type { TemplateDeps, TemplateRequest } from '../action/render/template-chart.ts';
import type { Release } from '../release/record/release.ts';
import { paintOf } from './cluster.ts';
import type { Context } from './command.ts';
import type { FlagValues } from './flag.ts';
import type { installFlags, waitFlags } from './flag-groups.ts';
import { outputText } from './output.ts';
import { waitStrategy } from './wait-strategy.ts';

type Shared = Pick<
  FlagValues<typeof installFlags & typeof waitFlags>,
  | 'description'
  | 'disableOpenapiValidation'
  | 'enableDns'
  | 'force'
  | 'forceConflicts'
  | 'forceReplace'
  | 'atomic'
  | 'rollbackOnFailure'
  | 'labels'
  | 'noHooks'
  | 'renderSubchartNotes'
  | 'skipSchemaValidation'
  | 'takeOwnership'
  | 'timeout'
  | 'wait'
  | 'waitForJobs'
>;

/** The options that both actions take. */
export async function applyingOptions(
  context: Context,
  flags: Shared & { readonly hideSecret: boolean },
  dryRun: DryRun,
  deps: TemplateDeps,
  request: TemplateRequest,
): Promise<ApplyingOptions> {
  const rendering: RenderingOptions = {
    random: deps.random,
    labels: Object.fromEntries(flags.labels),
    subchartNotes: flags.renderSubchartNotes,
    skipSchemaValidation: flags.skipSchemaValidation,
    enableDns: flags.enableDns,
    hideSecret: flags.hideSecret,
    postRender: request.options.postRender,
    schemas: deps.schemas,
    lookupHost: deps.lookupHost,
  };
  const { noHooks, waitForJobs, forceConflicts, takeOwnership, description, timeout } = flags;
  return {
    ...rendering,
    ...{ dryRun, noHooks, waitForJobs, forceConflicts, takeOwnership, description, timeout },
    forceReplace: flags.forceReplace || flags.force,
    rollbackOnFailure: flags.rollbackOnFailure || flags.atomic,
    disableOpenApiValidation: flags.disableOpenapiValidation,
    strategy: waitStrategy(flags.wait, context),
  };
}

/** Prints a release that was installed or upgraded, in the format of --output. */
export async function printRelease(
  context: Context,
  release: Release,
  { output, hideNotes }: { readonly output: string; readonly hideNotes: boolean },
): Promise<void> {
  const [{ statusText }, { releaseObject }] = await Promise.all([
    import('../action/release/status-text.ts'),
    import('../action/release/release-object.ts'),
  ]);
  const { debug, profile } = context.settings;
  const text = outputText(output, {
    table: () => statusText(release, { debug, hideNotes, profile, paint: paintOf(context) }),
    data: () => releaseObject(release, profile),
  });
  context.io.out(text);
}
