/** `template`: renders a chart on this machine and prints what would be installed. */

import {
  parseKubeVersion,
  RenderError,
  type RenderResult,
  showOnly,
  type TemplateRequest,
  templateChart,
} from '../../action/render/template-chart.ts';
import { type WriteOptions, writeManifests } from '../../action/render/write-manifests.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { trimSpace } from '../../go/space.ts';
import { atLeast, type Command, type Context } from '../command.ts';
import type { Flag, FlagValues } from '../flag.ts';
import { chartFlags, installFlags, offlineFlag, valuesFlags, waitFlag } from '../flag-groups.ts';
import { checkPostRenderer, postRenderFlags } from '../post-renderer.ts';
import { dryRunStrategy, templateDeps, templateRequest } from '../template-request.ts';

const NO_EFFECT = "this flag has no effect for 'helm template' and will be removed in Helm 5";
const ownFlags: readonly Flag[] = [
  { name: 'show-only', short: 's', type: 'stringArray', usage: 'only show manifests rendered from the given templates' },
  { name: 'output-dir', type: 'string', usage: 'writes the executed templates to files in output-dir instead of stdout' },
  { name: 'validate', type: 'bool', usage: 'deprecated', deprecated: "use '--dry-run=server' instead" },
  { name: 'include-crds', type: 'bool', usage: 'include CRDs in the templated output' },
  { name: 'skip-tests', type: 'bool', usage: 'skip tests from templated output' },
  { name: 'is-upgrade', type: 'bool', usage: 'set .Release.IsUpgrade instead of .Release.IsInstall' },
  { name: 'kube-version', type: 'string', usage: 'Kubernetes version used for Capabilities.KubeVersion' },
  {
    name: 'api-versions',
    short: 'a',
    type: 'stringSlice',
    usage: 'Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)',
  },
  { name: 'release-name', type: 'bool', usage: 'use release name in the output-dir path.' },
  { name: 'watch', type: 'bool', usage: 'render again when a file of the chart or its values changes, and say what is different' },
  {
    name: 'dry-run',
    type: 'string',
    default: 'client',
    bare: 'unset',
    usage:
      'simulates the operation either client-side or server-side. Must be either: "client", or "server". \'--dry-run=client simulates the operation client-side only and avoids cluster connections. \'--dry-run=server\' simulates/validates the operation on the server, requiring cluster connectivity.',
  },
];

export const template: Command = {
  use: 'template [NAME] [CHART]',
  long: `
Renders a chart's templates and prints the manifests, without a cluster.

What a cluster would answer is made up: lookups find nothing, and the Kubernetes
version and API versions are those that --kube-version and --api-versions say:

    $ chartwright template web ./web --kube-version 1.33 --api-versions cert-manager.io/v1
`,
  flags: (settings) => [
    ...withoutEffect(installFlags),
    ...valuesFlags,
    ...chartFlags(settings.keyring),
    waitFlag,
    offlineFlag,
    ...postRenderFlags,
    ...ownFlags,
  ],
  checkFlags: checkPostRenderer,
  args: atLeast(1),
  exclusive: [
    ['force-replace', 'force-conflicts'],
    ['force', 'force-conflicts'],
    ['validate', 'dry-run'],
  ],
  async run(context, args, flags) {
    const kubeVersion = flags.text('kube-version');
    if (kubeVersion) parseKubeVersion(kubeVersion, context.settings.profile);
    checkDryRun(context, flags);
    const request = withOwnFlags(await templateRequest(context, args, flags, 'release-name'), flags);
    const deps = templateDeps(context, flags);
    if (flags.bool('watch')) {
      context.io.expectWork?.(Number.POSITIVE_INFINITY);
      const folder = flags.text('output-dir') ? writeOptions(flags, request.options) : undefined;
      return (await import('../watch.ts')).watch(context.io, { deps, request, showOnly: flags.list('show-only'), folder });
    }
    try {
      print(context, flags, await templateChart(deps, request), request.options);
    } catch (error) {
      throw error instanceof RenderError ? explained(context, flags, error) : error;
    }
  },
};

function withoutEffect(flags: readonly Flag[]): Flag[] {
  return flags.map((flag) =>
    flag.name === 'hide-notes' || flag.name === 'render-subchart-notes' ? { ...flag, deprecated: NO_EFFECT } : flag,
  );
}

/** The request with what only `template` can be told. */
function withOwnFlags(request: TemplateRequest, flags: FlagValues): TemplateRequest {
  const { release } = request.options;
  return {
    ...request,
    options: {
      ...request.options,
      release: { ...release, isUpgrade: flags.bool('is-upgrade') },
      ...(flags.text('kube-version') && { kubeVersion: flags.text('kube-version') }),
      apiVersions: flags.list('api-versions'),
      includeCrds: flags.bool('include-crds'),
      skipTests: flags.bool('skip-tests'),
    },
  };
}

/** A dry run is all that `template` does; one on a server needs a cluster. */
function checkDryRun(context: Context, flags: FlagValues): void {
  const value = flags.bool('validate') ? 'server' : flags.text('dry-run');
  if (dryRunStrategy(value, ['client', 'server'], context) === 'client') return;
  throw new ChartwrightError('usage', 'a server-side dry run needs a cluster, which this command does not talk to yet');
}

function print({ io, settings }: Context, flags: FlagValues, result: RenderResult, options: TemplateRequest['options']): void {
  const patterns = flags.list('show-only');
  const outputDir = flags.text('output-dir');
  if (outputDir) {
    try {
      writeManifests(result, writeOptions(flags, options), io.files, (path) => io.out(`wrote ${path}\n`));
    } catch (error) {
      throw new RenderError(error, '');
    }
  }
  // With a folder, Helm 3's post-renderer gets nothing, and what it makes of that is printed.
  const text = outputDir ? `${trimSpace(options.postRender?.manifests?.('') ?? '')}\n` : result.manifest;
  io.out(patterns.length ? showOnly(text, patterns, settings.profile) : text);
}

function writeOptions(flags: FlagValues, options: TemplateRequest['options']): WriteOptions {
  const { name = '' } = options.release ?? {};
  return { ...options, outputDir: flags.text('output-dir'), ...(flags.bool('release-name') && { releaseName: name }) };
}

/** A rendering error: with `--debug` what had been rendered is printed first, otherwise the way to see it is said. */
function explained({ io, settings }: Context, flags: FlagValues, error: RenderError): ChartwrightError {
  if (!settings.debug) {
    return new ChartwrightError(error.code, `${error.message}\n\nUse --debug flag to render out invalid YAML`, {
      position: error.position,
    });
  }
  const patterns = flags.list('show-only');
  const partial = `${trimSpace(error.partial)}\n`;
  try {
    io.out(patterns.length ? showOnly(partial, patterns, settings.profile) : partial);
  } catch {
    // What was asked for had not been rendered: the error itself says enough.
  }
  return error;
}
