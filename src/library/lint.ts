/** `lint`: the findings of Helm's linter for a chart, as data. */

import { Answers, withAnswers } from '../action/render/answers.ts';
import { FUNCTION, type Kind, record, STRING } from '../base/kinds.ts';
import { silent } from '../base/log.ts';
import { unpackChart } from '../chart/unpack.ts';
import { lintChart } from '../check/lint-chart.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Profile, profileOf } from '../helm/profile.ts';
import { systemClock } from '../host/clock.ts';
import { FILE_SYSTEM, type FileSystem } from '../host/files.ts';
import { memoryFileSystem } from '../host/memory/files.ts';
import { systemRandom } from '../host/random.ts';
import { parseKubeVersion } from '../render/capabilities.ts';
import { plainValues } from '../values/plain-values.ts';
import { CHART_INPUT, type ChartInput, filesOf, type OpenDisk } from './load-chart.ts';
import type { LoadSchema } from './render.ts';
import { CHART_RUN_KINDS, type ChartRunOptions } from './run-options.ts';

export interface LintOptions extends ChartRunOptions {
  /** `.Release.Namespace` (default `default`). */
  readonly namespace?: string | undefined;
  /** Returns the text of a schema that values.schema.json refers to by URL; without it, none is found. */
  readonly loadSchema?: LoadSchema | undefined;
  /** Where paths lead (default: the disk, if there is one). */
  readonly files?: FileSystem | undefined;
}

const OPTIONS: Kind<LintOptions> = record<LintOptions>({
  ...CHART_RUN_KINDS,
  ...{ namespace: STRING, loadSchema: FUNCTION, files: FILE_SYSTEM },
});

/** `lint` of a place with this disk. */
export async function lintWith(disk: OpenDisk, source: ChartInput, options: LintOptions = {}): Promise<Diagnostic[]> {
  CHART_INPUT('lint', 'source', source);
  OPTIONS('lint', 'options', options);
  const { values, namespace = 'default', kubeVersion, skipSchemaValidation = false, loadSchema } = options;
  const { clock = systemClock, random = systemRandom, log = silent } = options;
  const profile = profileOf(options.helmVersion);
  const schemas = new Answers(async (url) => loadSchema?.(url) ?? '');
  const place = await opened('lint', disk, source, options, profile);
  const input = {
    ...place,
    ...{ namespace, skipSchemaValidation, profile, clock, random },
    kubeVersion: kubeVersion === undefined ? undefined : parseKubeVersion(kubeVersion, profile),
    loadSchema: loadSchema && schemas.ask,
  };
  return withAnswers([schemas], log, (logged) => lintChart({ ...input, values: plainValues(values, profile), log: logged }));
}

/** Where the chart's folder is. */
export async function opened(
  caller: string,
  disk: OpenDisk,
  source: ChartInput,
  { files }: Pick<LintOptions, 'files'>,
  profile: Profile,
): Promise<{ files: FileSystem; folder: string }> {
  if (typeof source === 'string') return { files: await filesOf(caller, disk, files), folder: source };
  if (!(source instanceof Uint8Array)) return inMemory('chart', Object.entries(source));
  const chart = unpackChart(source, { profile });
  return inMemory(
    chart.name,
    chart.files.map(({ name, data }) => [name, data]),
  );
}

function inMemory(name: string, content: readonly (readonly [string, string | Uint8Array])[]): { files: FileSystem; folder: string } {
  const folder = `/${name}`;
  return { files: memoryFileSystem(Object.fromEntries(content.map(([path, data]) => [`${folder}/${path}`, data]))), folder };
}
