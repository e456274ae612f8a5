/** `template`: renders a chart on this machine and prints what would be installed. */

import { showOnly } from '../../action/manifest-text.ts';
import { sourceDateEpoch } from '../../action/package.ts';
import { nameAndChart } from '../../action/release-name.ts';
import { RenderError, type RenderOptions, type RenderResult } from '../../action/render.ts';
import { type TemplateDeps, type TemplateRequest, templateChart } from '../../action/template-chart.ts';
import { type WriteOptions, writeManifests } from '../../action/write-manifests.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { diskWriter } from '../../base/file-writer.ts';
import { warn } from '../../base/log.ts';
import { trimSpace } from '../../go/space.ts';
import { quote } from '../../go/strconv.ts';
import { atLeast, type Command, type Context } from '../command.ts';
import { currentNamespace } from '../env-vars.ts';
import type { Flag, FlagValues } from '../flag.ts';
import { chartFlags, installFlags, valuesFlags, waitFlag } from '../flag-groups.ts';
import { chartSource, valuesLayers } from '../flag-options.ts';
import { parseBool } from '../flag-value.ts';
import { postRenderFlags, postRenderStepOf } from '../post-renderer.ts';
import { remotesOf } from '../remotes.ts';

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
    ...postRenderFlags,
    ...ownFlags,
  ],
  args: atLeast(1),
  exclusive: [
    ['force-replace', 'force-conflicts'],
    ['force', 'force-conflicts'],
    ['validate', 'dry-run'],
  ],
  async run(context, args, flags) {
    checkDryRun(context, flags);
    const postRender = await postRenderStepOf(context, flags);
    const { io, settings, log } = context;
    const version = versionWanted(context, flags);
    const { name, chart: reference } = nameAndChart(
      args,
      { generateName: flags.bool('generate-name'), nameTemplate: flags.text('name-template'), otherwise: 'release-name' },
      io,
    );
    const { files, cwd, stdin, clock, random } = io;
    const remotes = remotesOf(context, { registrySay: io.err });
    const deps: TemplateDeps = { files, profile: settings.profile, log, cwd, stdin, clock, random, remotes };
    const source = { ...chartSource(flags), version };
    const request: TemplateRequest = {
      chart: reference,
      source,
      values: valuesLayers(flags),
      ...(flags.bool('dependency-update') && {
        dependencyUpdate: { debug: settings.debug, stamp: sourceDateEpoch(io.env.SOURCE_DATE_EPOCH) },
      }),
      options: {
        release: { name, namespace: currentNamespace(settings, io), isUpgrade: flags.bool('is-upgrade') },
        ...(flags.text('kube-version') && { kubeVersion: flags.text('kube-version') }),
        apiVersions: flags.list('api-versions'),
        includeCrds: flags.bool('include-crds'),
        noHooks: flags.bool('no-hooks'),
        skipTests: flags.bool('skip-tests'),
        skipSchemaValidation: flags.bool('skip-schema-validation'),
        ...(postRender && { postRender }),
      },
    };
    if (flags.bool('watch')) {
      const folder = flags.text('output-dir') ? writeOptions(flags, name, request.options) : undefined;
      return (await import('../watch.ts')).watch(io, { deps, request, showOnly: flags.list('show-only'), folder });
    }
    try {
      print(context, flags, name, await templateChart(deps, request), request.options);
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

function versionWanted({ log }: Context, flags: FlagValues): string {
  const version = flags.text('version');
  log({ level: 'debug', message: 'Original chart version', attributes: [['version', version]] });
  if (version !== '' || !flags.bool('devel')) return version;
  log({ level: 'debug', message: 'setting version to >0.0.0-0', attributes: [] });
  return '>0.0.0-0';
}

/** `--dry-run` can only be client or server here; its older boolean forms are taken with a warning. */
function checkDryRun({ log }: Context, flags: FlagValues): void {
  const value = flags.bool('validate') ? 'server' : flags.text('dry-run');
  if (value === 'unset') return warn(log, "--dry-run is deprecated and should be replaced with '--dry-run=client'");
  if (value === 'client') return;
  if (value === 'server')
    throw new ChartwrightError('usage', 'a server-side dry run needs a cluster, which this command does not talk to yet');
  const refuse = (choices: string) => new ChartwrightError('usage', `invalid dry-run value (${quote(value)}). Must be ${choices}`);
  if (value === 'none') throw refuse('"server" or "client"');
  let simulated: boolean;
  try {
    simulated = parseBool(value);
  } catch {
    throw refuse('"none", "server", or "client"');
  }
  if (!simulated) throw refuse('"server" or "client"');
  warn(log, `boolean '--dry-run=${value}' flag is deprecated and must be replaced with '--dry-run=client'`);
}

function print({ io, settings }: Context, flags: FlagValues, name: string, result: RenderResult, options: RenderOptions): void {
  const patterns = flags.list('show-only');
  const outputDir = flags.text('output-dir');
  if (outputDir) {
    writeManifests(result, writeOptions(flags, name, options), diskWriter, (path) => io.out(`wrote ${path}\n`));
  }
  // With a folder, Helm 3's post-renderer gets nothing, and what it makes of that is printed.
  const text = outputDir ? `${trimSpace(options.postRender?.manifests?.('') ?? '')}\n` : result.manifest;
  io.out(patterns.length ? showOnly(text, patterns, settings.profile) : text);
}

function writeOptions(flags: FlagValues, name: string, options: RenderOptions): WriteOptions {
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
