/** `diff upgrade`: what an upgrade would change. */
import type { UpgradeDiffOptions } from '../../../action/diff/compare-upgrade.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import { quote } from '../../../go/strconv.ts';
import { clusterSession } from '../../cluster.ts';
import { type Context, command, exactly } from '../../command.ts';
import { completeChart } from '../../complete/charts.ts';
import { noMoreArguments } from '../../complete/completion.ts';
import { completeReleases } from '../../complete/releases.ts';
import { currentNamespace } from '../../env-vars.ts';
import { bool, type FlagValues, list, text } from '../../flag.ts';
import { chartFlags, devel, offlineFlags, valuesFlags } from '../../flag-groups.ts';
import { chartSource, develVersion, valuesLayers } from '../../flags/flag-options.ts';
import { checkPostRenderer, postRenderFlags, postRenderStepOf } from '../../post-renderer.ts';
import { templateDeps } from '../../template-request.ts';
import { helmDiffOptions, outputFlags, printHelmDiff, readOptions } from './options.ts';

const flags = {
  ...outputFlags,
  ...valuesFlags,
  ...chartFlags(() => 1),
  ...offlineFlags,
  ...postRenderFlags,
  devel,
  allowUnreleased: bool('enables diffing of releases that are not yet deployed via Helm'),
  install: bool('the same as --allow-unreleased'),
  apiVersions: list('Kubernetes api versions used for Capabilities.APIVersions', { short: 'a' }),
  kubeVersion: text('Kubernetes version used for Capabilities.KubeVersion'),
  resetValues: bool('reset the values to the ones built into the chart and merge in any new values'),
  reuseValues: bool("reuse the last release's values and merge in any new values. If '--reset-values' is specified, this is ignored"),
  resetThenReuseValues: bool(
    "reset the values to the ones built into the chart, apply the last release's values and merge in any new values. If '--reset-values' or '--reuse-values' is specified, this is ignored",
  ),
  noHooks: bool('disable diffing of hooks'),
  includeCrds: bool('include CRDs in the diffing'),
  disableValidation: bool('reads only the release from the cluster: lookups find nothing, and the default version and APIs are used'),
  disableOpenapiValidation: bool('disables rendered templates validation against the Kubernetes OpenAPI Schema'),
  dryRun: text(
    '"client" or "true": disables cluster access and shows the diff as if it was an install. Implies --install, --reset-values, and --disable-validation',
    { bare: 'client' },
  ),
  enableDns: bool('enable DNS lookups when rendering templates'),
  skipSchemaValidation: bool('if set, disables JSON schema validation'),
  takeOwnership: bool('take over objects that belong to another release, and list them; implies --three-way-merge'),
  threeWayMerge: bool('use three-way-merge to compute patch and generate diff output'),
  serverSide: text('accepted for compatibility: it has no effect on manifests', { default: 'auto' }),
};
type UpgradeFlags = FlagValues<typeof flags>;

export const diffUpgrade = command({
  use: 'upgrade RELEASE CHART',
  ours: true,
  short: 'show what an upgrade would change',
  long: `
Compares the newest revision of a release with the result of an upgrade. Flags, environment
variables and output are those of helm-diff 3.15: if no values are given, those of the last
revision are used, as with --reuse-values.

The cluster provides its version, its APIs and the results of lookups, and validates the
manifests; --disable-validation skips this. --dry-run=client does not use the cluster at
all. With --detailed-exitcode the command exits with 2 if there are changes.
`,
  examples: `
  # what would change?
  PROGRAM diff upgrade web ./web -f prod.yaml --set image.tag=1.2.4

  # in a pipeline, where the release may not be there yet
  PROGRAM diff upgrade web ./web --install --detailed-exitcode --context 3
`,
  flags,
  checkFlags: checkPostRenderer,
  args: exactly(2),
  complete(line) {
    if (line.args.length === 0) return completeReleases(line);
    return line.args.length === 1 ? completeChart(line, true) : noMoreArguments;
  },
  async run(context, [name = '', chart = ''], flags) {
    const [{ comparedUpgrade, unreleasedHint }, { helmDiff }] = await Promise.all([
      import('../../../action/diff/compare-upgrade.ts'),
      import('../../../action/diff/helm-diff-text.ts'),
    ]);
    const session = await clusterSession(context);
    const options = {
      ...readOptions(context, flags, session.namespace),
      ...upgradeOptions(name, flags),
      threeWay: isThreeWay(context, flags),
    };
    const request = await upgradeRequest(context, name, chart, flags);
    const { before, after, ownership } = await comparedUpgrade(session, templateDeps(context, flags), request, options).catch(
      (error: unknown) => {
        context.io.err(unreleasedHint(error) ?? '');
        throw error;
      },
    );
    printHelmDiff(context, await helmDiff(before, after, helmDiffOptions(context, flags), ownership), flags);
  },
});

/** Throws a `usage` error for a form of --dry-run that there is not. */
function upgradeOptions(
  name: string,
  flags: UpgradeFlags,
): Omit<UpgradeDiffOptions, 'namespace' | 'normalize' | 'tests' | 'warn' | 'threeWay'> {
  const { dryRun } = flags;
  if (!['', 'server', 'client', 'true', 'false'].includes(dryRun))
    throw new ChartwrightError('usage', `flag "dry-run" must take a bool value or either "client" or "server", but got ${quote(dryRun)}`);
  const offline = dryRun === 'client' || dryRun === 'true';
  const given = [flags.values, flags.set, flags.setString, flags.setLiteral, flags.setJson, flags.setFile].some((list) => list.length > 0);
  const reuses = !flags.resetValues && (flags.reuseValues || flags.resetThenReuseValues || !given);
  return {
    name,
    offline,
    allowUnreleased: flags.allowUnreleased || flags.install,
    hooks: !flags.noHooks,
    reuse: !reuses ? 'none' : flags.resetThenReuseValues && !flags.reuseValues ? 'given' : 'all',
    validate: !flags.disableValidation && dryRun !== 'false',
    disableOpenApiValidation: flags.disableOpenapiValidation,
    takeOwnership: flags.takeOwnership,
  };
}

function isThreeWay({ io }: Context, flags: UpgradeFlags): boolean {
  if (flags.given('threeWayMerge') || io.env.HELM_DIFF_THREE_WAY_MERGE !== 'true') return flags.threeWayMerge;
  io.err('Enabled three way merge via the envvar\n');
  return true;
}

async function upgradeRequest(context: Context, name: string, chart: string, flags: UpgradeFlags) {
  const postRender = await postRenderStepOf(context, flags);
  const { includeCrds, skipSchemaValidation, apiVersions, kubeVersion } = flags;
  return {
    chart,
    source: chartSource(flags, develVersion(flags, context.log, 'Original chart version')),
    values: valuesLayers(flags),
    enableDns: flags.enableDns,
    options: {
      release: { name, namespace: currentNamespace(context.settings, context.io) },
      ...{ includeCrds, skipSchemaValidation, apiVersions },
      ...(kubeVersion && { kubeVersion }),
      ...(postRender && { postRender }),
    },
  };
}
