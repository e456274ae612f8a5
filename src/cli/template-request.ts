/** Flags that `template` and `install` share, as what is to be rendered and with what. */

import { sourceDateEpoch } from '../action/package.ts';
import type { NameAndChart } from '../action/release-name.ts';
import type { TemplateDeps, TemplateRequest } from '../action/template-chart.ts';
import type { Context } from './command.ts';
import { currentNamespace } from './env-vars.ts';
import type { FlagValues } from './flag.ts';
import { chartSource, valuesLayers } from './flag-options.ts';
import { postRenderStepOf } from './post-renderer.ts';
import { remotesOf } from './remotes.ts';

/** What the command line gives to an action that renders a chart. */
export function templateDeps(context: Context): TemplateDeps {
  const { files, cwd, stdin, clock, random, err } = context.io;
  const remotes = remotesOf(context, { registrySay: err });
  return { files, profile: context.settings.profile, log: context.log, cwd, stdin, clock, random, remotes };
}

/** What is to be rendered; `version` is the one wanted of the chart. */
export async function templateRequest(
  context: Context,
  flags: FlagValues,
  { name, chart }: NameAndChart,
  version: string,
): Promise<TemplateRequest> {
  const { io, settings } = context;
  const postRender = await postRenderStepOf(context, flags);
  return {
    chart,
    source: { ...chartSource(flags), version },
    values: valuesLayers(flags),
    ...(flags.bool('dependency-update') && {
      dependencyUpdate: { debug: settings.debug, stamp: sourceDateEpoch(io.env.SOURCE_DATE_EPOCH) },
    }),
    options: {
      release: { name, namespace: currentNamespace(settings, io) },
      noHooks: flags.bool('no-hooks'),
      skipSchemaValidation: flags.bool('skip-schema-validation'),
      subchartNotes: flags.bool('render-subchart-notes'),
      ...(postRender && { postRender }),
    },
  };
}
