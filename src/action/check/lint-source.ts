/** The library's door for lint: charts from a path, an archive's bytes or files in memory. */

import { type Log, silent } from '../../base/log.ts';
import { unpackChart } from '../../chart/unpack.ts';
import { lintChart } from '../../check/lint-chart.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { DEFAULT_PROFILE, PROFILES, type Profile } from '../../helm/profile.ts';
import { type Clock, systemClock } from '../../host/clock.ts';
import type { FileSystem } from '../../host/files.ts';
import { memoryFileSystem } from '../../host/memory/files.ts';
import { type Random, systemRandom } from '../../host/random.ts';
import { parseKubeVersion } from '../../render/capabilities.ts';
import { plainValues, type ValuesInput } from '../../values/plain-values.ts';

export interface LintSourceOptions {
  /** What is set over the chart's defaults; of several layers, later ones win. */
  readonly values?: ValuesInput;
  /** Default `default`. */
  readonly namespace?: string;
  /** The cluster's version, such as `1.33` (default 1.37.0). */
  readonly kubeVersion?: string;
  readonly skipSchemaValidation?: boolean;
  /** Which Helm's rules and words: `4.3` (default) or `3.22`. */
  readonly helmVersion?: Profile['name'];
  /** Where paths lead (default: the disk, in Node). */
  readonly files?: FileSystem;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly log?: Log;
}

/**
 * Lints a chart: the folder at a path, the bytes of an archive, or a map of its files. What is wrong with the chart
 * is in the result, in the order in which Helm prints it. Throws where there is no chart to look at.
 */
export async function lint(
  source: string | Uint8Array | Readonly<Record<string, string | Uint8Array>>,
  options: LintSourceOptions = {},
): Promise<Diagnostic[]> {
  const profile = options.helmVersion ? PROFILES[options.helmVersion] : DEFAULT_PROFILE;
  return lintChart({
    ...(await opened(source, options, profile)),
    values: plainValues(options.values, profile),
    namespace: options.namespace ?? 'default',
    kubeVersion: options.kubeVersion === undefined ? undefined : parseKubeVersion(options.kubeVersion, profile),
    skipSchemaValidation: options.skipSchemaValidation ?? false,
    profile,
    log: options.log ?? silent,
    clock: options.clock ?? systemClock,
    random: options.random ?? systemRandom,
  });
}

type Source = Parameters<typeof lint>[0];

/** Where the chart's folder is. */
async function opened(source: Source, { files }: LintSourceOptions, profile: Profile): Promise<{ files: FileSystem; folder: string }> {
  if (typeof source === 'string') return { files: files ?? (await import('../../host/node/disk.ts')).disk, folder: source };
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
