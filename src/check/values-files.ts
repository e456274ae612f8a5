/** The values files of a chart, with what is wrong with them as YAML. */

import { attempt } from '../base/errors.ts';
import { type Chart, chartFullPath, valuesFileText } from '../chart/chart.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import type { CheckInput } from './check-input.ts';
import type { Finding } from './finding.ts';
import type { ValuesFile } from './reads/unread-values.ts';
import { scanYaml } from './scan-yaml.ts';

/** The values files of the chart, of its subcharts and of the sets. */
export function valuesFiles({ chart, sets }: Pick<CheckInput, 'chart' | 'sets'>): ValuesFile[] {
  const ofChart = (each: Chart, prefix: readonly string[]): ValuesFile[] => {
    const text = valuesFileText(each);
    const own = text === undefined ? [] : [valuesFile(`${chartFullPath(each)}/values.yaml`, text, prefix, true)];
    return [...own, ...each.dependencies.flatMap((child) => ofChart(child, [...prefix, child.metadata.name]))];
  };
  const seen = new Set<string>();
  const given = sets.flatMap(({ files }) => files).filter(({ name }) => !seen.has(name) && seen.add(name));
  return [...ofChart(chart, []), ...given.map(({ name, text }) => valuesFile(name, text, [], false))];
}

function valuesFile(name: string, text: string, prefix: readonly string[], isDefault: boolean): ValuesFile {
  const { root, findings } = scanYaml(text);
  return { name, text, prefix, isDefault, root, findings, values: attempt(() => parseYaml(text)) ?? null };
}

export function yamlFindings({ name, findings }: ValuesFile): Finding[] {
  return findings.map(({ rule, line, column, message }) => ({ rule, message, position: { file: name, line, column } }));
}
