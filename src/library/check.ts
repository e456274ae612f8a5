/** `check`: everything that is wrong with a chart, as data. */
import { Answers, withAnswers } from '../action/render/answers.ts';
import { BOOLEAN, FUNCTION, type Kind, type Kinds, mapOf, oneOf, record, STRING, STRINGS } from '../base/kinds.ts';
import { silent } from '../base/log.ts';
import { loadChart } from '../chart/load.ts';
import { checkChart, ownTemplates } from '../check/check-chart.ts';
import type { ReportedFinding } from '../check/report/report.ts';
import { textsOf, withSeverities } from '../check/set-severities.ts';
import { Coverage } from '../coverage/coverage.ts';
import type { FileCoverage } from '../coverage/file-coverage.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import { RULES, type RuleId } from '../diagnostics/rules.ts';
import { profileOf } from '../helm/profile.ts';
import { systemClock } from '../host/clock.ts';
import { FILE_SYSTEM } from '../host/files.ts';
import { systemRandom } from '../host/random.ts';
import { defaultKubeVersion, parseKubeVersion } from '../render/capabilities.ts';
import { plainValues, VALUES, type ValuesInput } from '../values/plain-values.ts';
import { type LintOptions, opened } from './lint.ts';
import { CHART_INPUT, type ChartInput, type OpenDisk } from './load-chart.ts';
import { MACHINE_KINDS } from './run-options.ts';

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

type Severities = Readonly<Partial<Record<RuleId, Severity | 'off'>>>;

const SEVERITY: Kind<Severity | 'off'> = oneOf('info', 'warning', 'error', 'off');
const SEVERITIES = Object.fromEntries(Object.keys(RULES).map((rule) => [rule, SEVERITY])) as Kinds<Severities>;
const OPTIONS: Kind<CheckOptions> = record<CheckOptions>({
  ...{ ...MACHINE_KINDS, values: VALUES, sets: mapOf(VALUES), namespace: STRING, kubeVersion: STRING, apiVersions: STRINGS },
  ...{ rules: record<Severities>(SEVERITIES, 'rule'), coverage: BOOLEAN, loadSchema: FUNCTION, files: FILE_SYSTEM, log: FUNCTION },
});

/** `check` of a place with this disk. */
export async function checkWith(disk: OpenDisk, source: ChartInput, options: CheckOptions = {}): Promise<CheckResult> {
  CHART_INPUT('check', 'source', source);
  OPTIONS('check', 'options', options);
  const { values, namespace = 'default', kubeVersion, apiVersions = [], loadSchema, rules = {} } = options;
  const { clock = systemClock, random = systemRandom, log = silent } = options;
  const profile = profileOf(options.helmVersion);
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
