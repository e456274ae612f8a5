/** `.chartwright.yaml`: severities of rules, sets of values, the Kubernetes version. */
import { closestName } from '../../base/closest.ts';
import { failurePath, type SchemaFailure, schemaFailures } from '../../base/compiled-schema.ts';
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { keyAt, nodeAt } from '../../check/scan-yaml.ts';
import type { RuleSeverity } from '../../check/set-severities.ts';
import { composeYaml } from '../../codec/yaml/compose.ts';
import type { YamlNode } from '../../codec/yaml/node.ts';
import { resolveTyped } from '../../codec/yaml/resolve.ts';
import type { Severity } from '../../diagnostics/diagnostic.ts';
import { RULES, type RuleId } from '../../diagnostics/rules.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import { isConfig } from './compiled-schema.ts';

export const CONFIG_FILE = '.chartwright.yaml';

export interface CheckConfig {
  readonly rules: ReadonlyMap<RuleId, RuleSeverity>;
  /** Values files by the name of their set, below the folder of the configuration. */
  readonly valuesSets: ReadonlyMap<string, readonly string[]>;
  readonly kubeVersion: string;
  /** As --schema-location has them, paths below the folder of the configuration. */
  readonly schemaLocations: readonly string[];
  /** Empty if the configuration has none. */
  readonly failOn: Severity | '';
}

export const NO_CONFIG: CheckConfig = { rules: new Map(), valuesSets: new Map(), kubeVersion: '', schemaLocations: [], failOn: '' };

/** The file as docs/chartwright.schema.json has it. */
interface Written {
  readonly rules?: Readonly<Record<string, RuleSeverity>> | null;
  readonly valuesSets?: Readonly<Record<string, readonly string[] | null>> | null;
  readonly kubeVersion?: string | null;
  readonly schemaLocations?: readonly string[] | null;
  readonly failOn?: Severity | null;
}

/** The configuration in a folder, if it has one. Throws a `usage` error with file, line and column of each mistake. */
export function readConfig(files: FileSystem, folder: string): CheckConfig {
  const path = joinPath(folder, CONFIG_FILE);
  if (!exists(files, path)) return NO_CONFIG;
  const root = composed(decodeUtf8(files.read(path)), path);
  const written = root ? plain(root) : null;
  const failures = schemaFailures(isConfig, written).filter(({ keyword, propertyName }) => keyword === 'propertyNames' || !propertyName);
  if (failures.length > 0) throw refused(failures, root, path);
  const { rules, valuesSets, kubeVersion, schemaLocations, failOn } = (written ?? {}) as Written;
  return {
    rules: new Map(Object.entries(rules ?? {}).flatMap(([name, grade]) => rulesNamed(name).map((rule) => [rule, grade] as const))),
    valuesSets: new Map(Object.entries(valuesSets ?? {}).map(([name, list]) => [name, (list ?? []).map((file) => joinPath(folder, file))])),
    kubeVersion: kubeVersion ?? '',
    schemaLocations: (schemaLocations ?? []).map((each) => (/^(?:default$|https?:)/i.test(each) ? each : joinPath(folder, each))),
    failOn: failOn ?? '',
  };
}

function composed(text: string, path: string): YamlNode | undefined {
  try {
    return composeYaml(text);
  } catch (error) {
    throw new ChartwrightError('usage', `${path}: ${errorText(error)}`, { position: { file: path }, cause: error });
  }
}

export function isSeverity(text: string): text is Severity {
  return text === 'error' || text === 'warning' || text === 'info';
}

/** A rule, or all rules of a family: `values/*`. */
function rulesNamed(name: string): RuleId[] {
  const all = Object.keys(RULES) as RuleId[];
  return name.endsWith('/*') ? all.filter((rule) => rule.startsWith(name.slice(0, -1))) : [name as RuleId];
}

/** A node as JSON has it; words that only YAML 1.1 takes for booleans, such as `off`, stay words. */
function plain(node: YamlNode): unknown {
  if (node.kind === 'alias') return plain(node.target);
  if (node.kind === 'sequence') return node.items.map(plain);
  if (node.kind === 'mapping') {
    const entries = node.keys.map((key, i) => [key.kind === 'scalar' ? key.value : '', plain(node.values[i] as YamlNode)] as const);
    return Object.fromEntries(entries);
  }
  if (!node.implicit) return node.value;
  const { type, value } = resolveTyped(node.value);
  if (type === 'null') return null;
  if (type === 'int' || type === 'float') return Number(value);
  return type === 'bool' && /^(?:true|false)$/i.test(node.value) ? value : node.value;
}

/** All mistakes, one line each. */
function refused(failures: readonly SchemaFailure[], root: YamlNode | undefined, file: string): ChartwrightError {
  const lines = failures.map((failure) => {
    const path = [...failurePath(failure), ...(typeof failure.params.propertyName === 'string' ? [failure.params.propertyName] : [])];
    const steps = path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const isName = failure.keyword === 'additionalProperties' || failure.keyword === 'propertyNames';
    const { line, column } = (root && (isName ? keyAt(root, steps) : nodeAt(root, steps))) ?? { line: 1, column: 1 };
    return { position: { file, line, column }, text: `${file}:${line}:${column}: ${words(failure, path)}` };
  });
  return new ChartwrightError('usage', lines.map(({ text }) => text).join('\n'), { position: lines[0]?.position });
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'a string (quote it if it looks like a number)',
};

function words({ keyword, params }: SchemaFailure, path: readonly string[]): string {
  const name = path.at(-1) ?? 'the configuration';
  switch (keyword) {
    case 'additionalProperties':
      return `unknown field ${name}${meant(name, ['rules', 'valuesSets', 'kubeVersion', 'schemaLocations', 'failOn'])}`;
    case 'propertyNames':
      return `there is no rule ${name}${meant(name, Object.keys(RULES))}`;
    case 'enum':
      return `${name} must be ${(params.allowedValues as unknown[])
        .filter((value) => value !== null)
        .join(', ')
        .replace(/, (?=\w+$)/, ' or ')}`;
    default: {
      const [type = ''] = [params.type].flat().map(String);
      return `${name} must be ${TYPES[type] ?? type}`;
    }
  }
}

function meant(name: string, known: readonly string[]): string {
  const close = closestName(known, name);
  return close === undefined ? '' : `; did you mean ${close}?`;
}
