/** `template`: renders a chart on this machine and prints what would be installed. */
import type { RenderError, RenderResult, TemplateDeps, TemplateRequest } from '../../action/render/template-chart.ts';
import type { WriteOptions } from '../../action/render/write-manifests.ts';
import { ChartwrightError, detailsOf } from '../../base/errors.ts';
import { trimSpace } from '../../go/space.ts';
import type { Profile } from '../../helm/profile.ts';
import { changedFlags, chartsAreChanged, chartsOfBranch, pathFromWorkingFolder } from '../changed-charts.ts';
import { atLeast, type Context, command } from '../command.ts';
import { completeNameAndChart, namesBeforeChart } from '../complete/charts.ts';
import { ExitError } from '../exit-error.ts';
import { bool, commaList, type FlagValues, list, text } from '../flag.ts';
import { chartFlags, dryRunWithoutMode, installFlags, offlineFlags, valuesFlags, waitFlags } from '../flag-groups.ts';
import type { Io } from '../io.ts';
import { checkPostRenderer, postRenderFlags } from '../post-renderer.ts';
import { dryRunStrategy, templateDeps, templateRequest } from '../template-request.ts';

const VALIDATE =
  'validate your manifests against the Kubernetes cluster you are currently pointing at. This is the same validation performed on an install';
const NO_EFFECT = "this flag has no effect for 'helm template' and will be removed in Helm 5";

function withoutEffect({ templateIgnoresNotes }: Profile) {
  return templateIgnoresNotes ? { deprecated: NO_EFFECT } : undefined;
}

const flags = {
  ...installFlags,
  hideNotes: { ...installFlags.hideNotes, as: withoutEffect },
  renderSubchartNotes: { ...installFlags.renderSubchartNotes, as: withoutEffect },
  ...valuesFlags,
  ...chartFlags(namesBeforeChart),
  ...waitFlags,
  ...offlineFlags,
  ...postRenderFlags,
  showOnly: list('only show manifests rendered from the given templates', { short: 's' }),
  outputDir: text('writes the executed templates to files in output-dir instead of stdout'),
  validate: bool('deprecated', {
    deprecated: "use '--dry-run=server' instead",
    as: ({ replacesValidate }) => (replacesValidate ? undefined : { usage: VALIDATE, deprecated: undefined }),
  }),
  includeCrds: bool('include CRDs in the templated output'),
  skipTests: bool('skip tests from templated output'),
  isUpgrade: bool('set .Release.IsUpgrade instead of .Release.IsInstall'),
  kubeVersion: text('Kubernetes version used for Capabilities.KubeVersion'),
  apiVersions: commaList('Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)', { short: 'a' }),
  releaseName: bool('use release name in the output-dir path.'),
  watch: bool('render again when a file of the chart or its values changes, and show the differences'),
  dryRun: text(
    'simulates the operation either client-side or server-side. Must be either: "client", or "server". \'--dry-run=client simulates the operation client-side only and avoids cluster connections. \'--dry-run=server\' simulates/validates the operation on the server, requiring cluster connectivity.',
    { default: 'client', bare: 'unset', as: dryRunWithoutMode },
  ),
  ...changedFlags,
};
type TemplateFlags = FlagValues<typeof flags>;

export const template = command({
  use: 'template [NAME] [CHART]',
  short: 'locally render templates',
  long: `
Renders a chart's templates and prints the manifests.

NAME is the name of the release; it may be left out. CHART is a folder, an archive, a URL
(https://, oci://), REPOSITORY/NAME, or a name in the repository that --repo gives.

The values of flags override those of the chart. Later ones override earlier ones in this
order, whatever their order on the command line: -f (several files from left to right;
'-' reads standard input), --set-json, --set, --set-string, --set-file, --set-literal.

No cluster is needed: lookups find nothing, and the Kubernetes version and its APIs are
those of --kube-version and --api-versions. With --dry-run=server the cluster provides all
of these, and validates the manifests. All templates are rendered even if --show-only
selects a few.
`,
  examples: `
  # render with values of your own
  PROGRAM template web ./web -f prod.yaml --set image.tag=1.2.3

  # the charts that the branch changes
  PROGRAM template --changed --since origin/main

  # one template, for a Kubernetes version and an API of the cluster
  PROGRAM template web ./web -s templates/ingress.yaml --kube-version 1.33 -a cert-manager.io/v1
`,
  flags,
  checkFlags: checkPostRenderer,
  args: (_, { changed }) => (changed ? chartsAreChanged : atLeast(1)),
  exclusive: [
    ['changed', 'watch'],
    ['forceReplace', 'forceConflicts'],
    ['force', 'forceConflicts'],
    ['validate', 'dryRun'],
  ],
  complete: completeNameAndChart,
  async run(context, args, flags) {
    if (!flags.changed && flags.since !== '') throw new ChartwrightError('usage', '--since needs --changed');
    const { parseKubeVersion } = await templates();
    if (flags.kubeVersion) parseKubeVersion(flags.kubeVersion, context.settings.profile);
    await (flags.changed ? renderChanged(context, flags) : renderOne(context, args, flags));
  },
});

async function renderOne(context: Context, args: string[], flags: TemplateFlags): Promise<unknown> {
  const { RenderError, templateChart } = await templates();
  const onServer = isOnServer(context, flags);
  const request = withOwnFlags(await templateRequest(context, args, flags, 'release-name'), flags);
  const deps = templateDeps(context, flags);
  if (flags.watch) {
    context.io.expectWork?.();
    const folder = flags.outputDir ? writeOptions(flags, request.options) : undefined;
    return (await import('../watch.ts')).watch(context, { deps, request, showOnly: flags.showOnly, folder });
  }
  try {
    const result = onServer ? await renderOnServer(context, flags, deps, request) : await templateChart(deps, request);
    return await print(context, flags, result, request.options);
  } catch (error) {
    throw error instanceof RenderError ? await explained(context, flags, error) : error;
  }
}

/** The charts that the branch changes, without library charts; those that cannot be rendered are reported, and the others are rendered. */
async function renderChanged(context: Context, flags: TemplateFlags): Promise<void> {
  const { charts, root } = await chartsOfBranch(context, flags.since);
  let failed = false;
  for (const { path, type } of charts) {
    if (type === 'library') continue;
    const chart = pathFromWorkingFolder(context, root, path);
    try {
      await renderOne(context, [chart], flags);
    } catch (error) {
      if (!(error instanceof ChartwrightError)) throw error;
      failed = true;
      context.io.err(`${context.paint.err.red('Error:')} ${chart}: ${error.message}\n`);
    }
  }
  if (failed) throw new ExitError(1);
}

/** The request with the flags that only `template` has. */
function withOwnFlags(request: TemplateRequest, flags: TemplateFlags): TemplateRequest {
  const { release } = request.options;
  return {
    ...request,
    options: {
      ...request.options,
      release: { ...release, isUpgrade: flags.isUpgrade },
      ...(flags.kubeVersion && { kubeVersion: flags.kubeVersion }),
      apiVersions: flags.apiVersions,
      includeCrds: flags.includeCrds,
      skipTests: flags.skipTests,
    },
  };
}

/** Whether a cluster is asked for what it has, and for its judgement. */
function isOnServer(context: Context, { validate, dryRun }: TemplateFlags): boolean {
  return dryRunStrategy(validate ? 'server' : dryRun, ['client', 'server'], context) === 'server';
}

async function renderOnServer(context: Context, flags: TemplateFlags, deps: TemplateDeps, request: TemplateRequest): Promise<RenderResult> {
  const [{ templateOnServer }, { clusterSession }] = await Promise.all([
    import('../../action/release/template-on-server.ts'),
    import('../cluster.ts'),
  ]);
  const { skipCrds, takeOwnership, disableOpenapiValidation, outputDir, validate } = flags;
  const { templateAsksServer } = context.settings.profile;
  const isDryRun = dryRunStrategy(flags.dryRun, ['client', 'server'], context) === 'server';
  const server = { validatesOnServer: validate || templateAsksServer, looksUpOnServer: isDryRun || templateAsksServer };
  const options = { skipCrds, takeOwnership, disableOpenApiValidation: disableOpenapiValidation, isWritten: outputDir !== '', ...server };
  return templateOnServer(await clusterSession(context), deps, request, options);
}

async function print(
  { io, settings }: Context,
  flags: TemplateFlags,
  result: RenderResult,
  options: TemplateRequest['options'],
): Promise<void> {
  const { showOnly, outputDir } = flags;
  if (outputDir) await write(io, flags, result, options);
  // With a folder, Helm 3's post-renderer gets nothing, and what it makes of that is printed.
  const text = outputDir ? `${trimSpace(options.postRender?.manifests?.('') ?? '')}\n` : result.manifest;
  io.out(showOnly.length ? (await templates()).showOnly(text, showOnly, settings.profile) : text);
}

const templates = () => import('../../action/render/template-chart.ts');

async function write(io: Io, flags: TemplateFlags, result: RenderResult, options: TemplateRequest['options']): Promise<void> {
  const [{ RenderError }, { writeManifests }] = await Promise.all([templates(), import('../../action/render/write-manifests.ts')]);
  try {
    writeManifests(result, writeOptions(flags, options), io.files, (path) => io.out(`wrote ${path}\n`));
  } catch (error) {
    throw new RenderError(error, '');
  }
}

function writeOptions({ outputDir, releaseName }: TemplateFlags, options: TemplateRequest['options']): WriteOptions {
  return { ...options, outputDir, ...(releaseName && { releaseName: options.release?.name ?? '' }) };
}

/** A rendering error: with `--debug` what had been rendered is printed first, otherwise a hint how to see it. */
async function explained({ io, settings }: Context, flags: TemplateFlags, error: RenderError): Promise<ChartwrightError> {
  if (!settings.debug) {
    return new ChartwrightError(error.code, `${error.message}\n\nUse --debug flag to render out invalid YAML`, detailsOf(error));
  }
  const { showOnly } = flags;
  const { partialManifest, showOnly: only } = await templates();
  const partial = partialManifest(error, flags);
  try {
    io.out(showOnly.length ? only(partial, showOnly, settings.profile) : partial);
  } catch {
    // The requested files had not been rendered: the error itself is enough.
  }
  return error;
}
