/** What `template` and `install` have in common: their flags as a chart to be rendered, and how a dry run is requested. */

import { nameAndChart } from '../action/render/release-name.ts';
import type { TemplateDeps, TemplateRequest } from '../action/render/template-chart.ts';
import { ChartwrightError } from '../base/errors.ts';
import { warn } from '../base/log.ts';
import { parseBool } from '../go/parse-bool.ts';
import { quote } from '../go/strconv.ts';
import type { Context } from './command.ts';
import { currentNamespace } from './env-vars.ts';
import { errorMode } from './error-mode.ts';
import type { FlagValues } from './flag.ts';
import type { chartFlags, installFlags, valuesFlags } from './flag-groups.ts';
import { chartSource, develVersion, requestedVersion, valuesLayers } from './flags/flag-options.ts';
import { packing } from './packing.ts';
import { type postRenderFlags, postRenderStepOf } from './post-renderer.ts';
import { remoteAccess } from './remotes.ts';

/** What the command line gives to an action that renders a chart. */
export function templateDeps(context: Context, { offline }: { readonly offline: boolean }): TemplateDeps {
  const { files, cwd, stdin, clock, random, network, err } = context.io;
  const { log } = context;
  const { profile } = context.settings;
  const remote = remoteAccess(context, offline, { registrySay: err });
  return { files, profile, log, cwd, stdin, clock, random, lookupHost: (name) => network.resolve(name), ...remote };
}

type RenderFlags = typeof installFlags & typeof valuesFlags & ReturnType<typeof chartFlags> & typeof postRenderFlags;
export type RenderFlagValues = FlagValues<RenderFlags>;

/** The chart to be rendered; `otherwise` is the release's name if none is given. Throws `usage` errors. */
export async function templateRequest(
  context: Context,
  args: string[],
  flags: RenderFlagValues,
  otherwise: string,
  isUpgrade = false,
): Promise<TemplateRequest> {
  const { io, settings, log } = context;
  const postRender = await postRenderStepOf(context, flags);
  const version = isUpgrade ? requestedVersion(flags, log) : develVersion(flags, log, 'Original chart version');
  const naming = { generateName: flags.generateName, nameTemplate: flags.nameTemplate, otherwise };
  const { name, chart } = await nameAndChart(args, naming, io);
  return {
    chart,
    source: chartSource(flags, version),
    values: valuesLayers(flags),
    enableDns: flags.enableDns,
    ...(flags.dependencyUpdate && {
      dependencyUpdate: { debug: settings.debug, ...packing(context) },
    }),
    options: {
      release: { name, namespace: currentNamespace(settings, io) },
      noHooks: flags.noHooks,
      skipSchemaValidation: flags.skipSchemaValidation,
      labels: [...flags.labels.keys()],
      subchartNotes: flags.renderSubchartNotes,
      traceManifests: errorMode(settings.errors, io) !== 'helm',
      ...(postRender && { postRender }),
    },
  };
}

/**
 * Which dry run `value` asks for: `none`, `client` or `server`; older boolean forms are taken with a warning. Throws a
 * `usage` error if it is not among the `choices`.
 */
export function dryRunStrategy(value: string, choices: readonly string[], { log, settings }: Context): string {
  if (!settings.profile.dryRunHasDefault) return formerStrategy(value, choices);
  if (value === 'unset') {
    warn(log, "--dry-run is deprecated and should be replaced with '--dry-run=client'");
    return 'client';
  }
  const refuse = (allowed: string) => new ChartwrightError('usage', `invalid dry-run value (${quote(value)}). Must be ${allowed}`);
  const strategy = ['none', 'client', 'server'].includes(value) ? value : olderForm(value, refuse);
  if (!choices.includes(strategy)) throw refuse('"server" or "client"');
  if (strategy !== value) warn(log, `boolean '--dry-run=${value}' flag is deprecated and must be replaced with '--dry-run=${strategy}'`);
  return strategy;
}

const FORMER_DRY_RUN = 'Invalid dry-run flag. Flag must one of the following: false, true, none, client, server';

/** Helm 3's reading: a switch with words. `template` always simulates. */
function formerStrategy(value: string, choices: readonly string[]): string {
  if (!['', 'false', 'true', 'none', 'client', 'server'].includes(value)) throw new ChartwrightError('usage', FORMER_DRY_RUN);
  if (value === 'server') return value;
  return choices.includes('none') && ['', 'false', 'none'].includes(value) ? 'none' : 'client';
}

function olderForm(value: string, refuse: (allowed: string) => ChartwrightError): string {
  try {
    return parseBool(value) ? 'client' : 'none';
  } catch {
    throw refuse('"none", "server", or "client"');
  }
}
