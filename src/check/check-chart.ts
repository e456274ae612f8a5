/** `check`: everything that is wrong with a chart, with several sets of values, in one run that continues after errors. */

import { silent } from '../base/log.ts';
import { type Chart, chartFullPath, fileText } from '../chart/chart.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { copyValues } from '../values/copy.ts';
import type { CheckFinding, CheckInput } from './check-input.ts';
import { checkSet, type SetResult } from './check-set.ts';
import { declaredDependencies } from './declared-dependencies.ts';
import type { Finding } from './finding.ts';
import { lintChart } from './lint-chart.ts';
import { mergedFindings } from './merge-findings.ts';
import { Reads } from './reads/reads.ts';
import { unreadValues, type ValuesFile } from './reads/unread-values.ts';
import { scanTemplates, type TemplateFile } from './scan-templates.ts';
import { valuesFiles, yamlFindings } from './values-files.ts';
import { plainSecrets, typeChanges } from './values-findings.ts';

/** Rules of Helm's linter that other rules replace, with a position. */
const SAID_ELSEWHERE: ReadonlySet<RuleId> = new Set([
  'chart/templates-render',
  'chart/manifest-format',
  'chart/manifest-name',
  'chart/manifest-deprecated',
  'chart/manifest-selector',
  'chart/values-format',
  'chart/values-schema',
]);

/** All findings, by file and line. Never throws for what is wrong with the chart. */
export function checkChart(input: CheckInput): CheckFinding[] {
  const { chart, sets } = input;
  const reads = new Reads();
  const files = valuesFiles(input);
  const bySet = sets.map((set) => ({ set, result: checkSet(input, set, reads) }));
  const inSets = bySet.flatMap(({ result }) => result.findings);
  const shared = [
    ...lintFindings(input, bySet[0]?.result.rendered ?? new Map()),
    ...scanTemplates(templateFiles(chart)).filter((finding) => !inSets.some((other) => isSame(finding, other))),
    ...files.flatMap(yamlFindings),
    ...declaredDependencies(chart, reads),
    ...plainSecrets(files),
    ...typeChanges(files),
    ...unread(
      input,
      files,
      reads,
      bySet.map(({ result }) => result.failed),
    ),
  ];
  return mergedFindings([
    ...bySet.map(({ set, result }) => ({ name: set.name, findings: result.findings })),
    { name: '', findings: shared },
  ]);
}

/** Rendering has found the same, with the calls that led there. */
function isSame({ rule, position: { file, line } }: Finding, { rule: other, position }: Finding): boolean {
  return rule === other && file === position.file && line === position.line;
}

/** Keys without effect; nothing is known of what is in a template that failed, or is read by the charts that use a library. */
function unread({ chart }: CheckInput, files: readonly ValuesFile[], reads: Reads, failed: readonly SetResult['failed'][]): Finding[] {
  if (chart.metadata.type === 'library' || failed.some((each) => each === undefined)) return [];
  const names = new Set(failed.flatMap((each) => [...(each ?? [])]));
  if (names.size === 0) return unreadValues(chart, files, reads);
  const texts = templateFiles(chart).filter(({ name }) => names.has(name) || /\/_[^/]*$/.test(name));
  return unreadValues(chart, files, reads, texts.map(({ text }) => text).join('\n'));
}

function lintFindings(
  { files, folder, chart, sets, namespace, kubeVersion, profile, clock, random, loadSchema }: CheckInput,
  rendered: ReadonlyMap<string, string>,
): Finding[] {
  const base = {
    files,
    folder,
    namespace,
    kubeVersion,
    skipSchemaValidation: true,
    loadSchema,
    profile,
    log: silent,
    clock,
    random,
    rendered,
  };
  const diagnostics = lintChart({ ...base, values: copyValues(sets[0]?.values ?? new Map()) });
  return diagnostics
    .filter(({ code }) => !SAID_ELSEWHERE.has(code))
    .map(({ code, path, message, position }) => {
      // Helm names the folder itself for what it misses in charts/.
      const file = position?.file ?? (path === folder ? 'Chart.yaml' : path);
      const inside = file.startsWith(`${chart.metadata.name}/`) ? file : `${chart.metadata.name}/${file}`;
      return { rule: code, message, position: { ...position, file: inside } };
    });
}

/** Every template of the chart and its subcharts. */
function templateFiles(chart: Chart): TemplateFile[] {
  return [...ownTemplates(chart), ...chart.dependencies.flatMap(templateFiles)];
}

/** Every template of the chart itself. */
export function ownTemplates(chart: Chart): TemplateFile[] {
  const path = chartFullPath(chart);
  return chart.templates.map((file) => ({ name: `${path}/${file.name}`, chart: path, text: fileText(file) }));
}
