/** `check`: everything that is wrong with a chart, as data. */
import { Answers, withAnswers } from '../action/render/answers.ts';
import { silent } from '../base/log.ts';
import { loadChart } from '../chart/load.ts';
import { checkChart, ownTemplates } from '../check/check-chart.ts';
import type { ReportedFinding } from '../check/report/report.ts';
import { textsOf, withSeverities } from '../check/set-severities.ts';
import { Coverage } from '../coverage/coverage.ts';
import type { FileCoverage } from '../coverage/file-coverage.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { systemClock } from '../host/clock.ts';
import { systemRandom } from '../host/random.ts';
import { defaultKubeVersion, parseKubeVersion } from '../render/capabilities.ts';
import { plainValues, type ValuesInput } from '../values/plain-values.ts';
import { checkOptions, type OptionNames, profileOf } from './check-options.ts';
import { type LintOptions, opened } from './lint.ts';
import type { ChartInput, OpenDisk } from './load-chart.ts';

export interface CheckOptions extends Omit<LintOptions, 'skipSchemaValidation'> {
  /** Sets of values by name, each over `values`; one set of `values` alone if there are none. */
  readonly sets?: Readonly<Record<string, ValuesInput>> | undefined;
  /** API versions that the cluster has beside those that Helm knows. */
  readonly apiVersions?: readonly string[] | undefined;
  /** How severe rules are, if that is not their own severity. */
  readonly rules?: Readonly<Partial<Record<RuleId, Severity | 'off'>>> | undefined;
  /** Say which branches of the chart's own templates the sets lead to. */
  readonly coverage?: boolean | undefined;
}

export interface CheckResult {
  readonly name: string;
  /** By file and line; positions are in files below the chart's name. */
  readonly findings: readonly ReportedFinding[];
  /** Empty unless asked for. */
  readonly coverage: readonly FileCoverage[];
}

const NAMES: OptionNames<CheckOptions> = {
  ...{ values: true, sets: true, namespace: true, kubeVersion: true, apiVersions: true, rules: true, coverage: true, loadSchema: true },
  ...{ helmVersion: true, files: true, clock: true, random: true, log: true },
};

/** `check` of a place with this disk. */
export async function checkWith(disk: OpenDisk, source: ChartInput, options: CheckOptions = {}): Promise<CheckResult> {
  checkOptions('check', options, NAMES);
  const { values, namespace = 'default', kubeVersion, apiVersions = [], loadSchema, rules = {} } = options;
  const { clock = systemClock, random = systemRandom, log = silent } = options;
  const profile = profileOf('check', options.helmVersion);
  const place = await opened('check', disk, source, options, profile);
  const chart = loadChart(place.files, place.folder, { profile, log });
  const layers = (more: ValuesInput) => plainValues([values ?? {}, more].flat() as ValuesInput, profile);
  const named = Object.entries(options.sets ?? { default: {} });
  const coverage = options.coverage ? new Coverage(ownTemplates(chart)) : undefined;
  const schemas = new Answers(async (url) => loadSchema?.(url) ?? '');
  const input = {
    ...{ chart, ...place, namespace, apiVersions, profile, clock, random, coverage },
    sets: named.map(([name, more]) => ({ name, values: layers(more), files: [] })),
    kubeVersion: kubeVersion === undefined ? defaultKubeVersion(profile) : parseKubeVersion(kubeVersion, profile),
    loadSchema: loadSchema && schemas.ask,
  };
  const findings = await withAnswers([schemas], log, () => checkChart(input));
  const grades = new Map(Object.entries(rules) as [RuleId, Severity | 'off'][]);
  return {
    name: chart.metadata.name,
    findings: withSeverities(findings, textsOf(chart, input.sets), grades),
    coverage: coverage?.report() ?? [],
  };
}
