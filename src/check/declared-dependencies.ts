/** What is wrong with declared dependencies beyond Helm's linter: old locks and versions, conditions, and none that is ever on. */
import { attempt } from '../base/errors.ts';
import { type Chart, fileText } from '../chart/chart.ts';
import type { Dependency } from '../chart/metadata.ts';
import { composeYaml } from '../codec/yaml/compose.ts';
import { entryPosition } from '../codec/yaml/position.ts';
import { parseConstraint } from '../semver/constraint.ts';
import { parseVersion } from '../semver/version.ts';
import { labelledValueAt } from '../values/label-values.ts';
import type { Finding } from './finding.ts';
import { pathKey, type Reads } from './reads/reads.ts';

/** `reads`: of all sets; subcharts that are on are read. */
export function declaredDependencies(chart: Chart, reads: Reads): Finding[] {
  const file = chart.raw.find(({ name }) => name === 'Chart.yaml');
  const root = file && attempt(() => composeYaml(fileText(file)));
  return chart.metadata.dependencies.flatMap((dependency, i) => {
    const found = (rule: Finding['rule'], field: string, message: string): Finding => {
      const place = root && entryPosition(root, ['dependencies', i, field]);
      return { rule, message, position: { file: `${chart.metadata.name}/Chart.yaml`, ...place } };
    };
    const table = dependency.alias || dependency.name;
    const child = chart.dependencies.find(({ metadata }) => metadata.name === dependency.name);
    const isOff = child && !reads.read.has(pathKey([table]));
    return [
      ...oldVersion(chart, dependency, child).map((message) => found('chart/dependencies-outdated', 'version', message)),
      ...unnamedConditions(chart, dependency).map((message) => found('chart/dependencies-condition', 'condition', message)),
      ...(isOff ? [found('chart/dependencies-unused', 'name', `no set of values switches ${table} on`)] : []),
    ];
  });
}

function oldVersion(chart: Chart, { name, version }: Dependency, child: Chart | undefined): string[] {
  const locked = chart.lock?.dependencies.find((each) => each.name === name);
  const messages: string[] = [];
  if (chart.lock && !locked) messages.push(`Chart.lock does not have ${name}`);
  if (locked && !fits(version, locked.version)) messages.push(`Chart.lock has ${name} ${locked.version}, Chart.yaml requires ${version}`);
  const present = child?.metadata.version ?? '';
  if (child && !fits(version, present)) messages.push(`charts/ has ${name} ${present}, Chart.yaml requires ${version}`);
  return messages;
}

/** Malformed constraints and versions are reported elsewhere. */
function fits(constraint: string, version: string): boolean {
  if (constraint === '') return true;
  return attempt(() => parseConstraint(constraint).check(parseVersion(version))) ?? true;
}

function unnamedConditions(chart: Chart, { condition, name, alias }: Dependency): string[] {
  const paths = (condition ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '');
  const child = chart.dependencies.find(({ metadata }) => metadata.name === name);
  const isSet = (path: string): boolean => {
    const [table, ...rest] = path.split('.');
    if (labelledValueAt(chart.values, path.split('.')) !== undefined) return true;
    return table === (alias || name) && child !== undefined && labelledValueAt(child.values, rest) !== undefined;
  };
  if (paths.length === 0 || paths.some(isSet)) return [];
  return [`the condition ${paths.join(',')} of ${alias || name} names a value that does not exist`];
}
