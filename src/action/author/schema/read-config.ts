/** `.schema.yaml` in a chart's folder: the settings of helm-values-schema-json 2 that have a meaning here. */
import { closestName } from '../../../base/closest.ts';
import { ChartwrightError } from '../../../base/errors.ts';
import { composeYaml } from '../../../codec/yaml/compose.ts';
import type { YamlMapping } from '../../../codec/yaml/node.ts';
import { decodeMap } from '../unittest/decode-map.ts';
import { AnnotationErrors } from './annotation-errors.ts';
import { type AnnotationFault, yamlFault } from './annotation-reading.ts';
import { toPlain } from './plain.ts';
import { emptySchema, isSchema, type Schema } from './schema.ts';

/** What a chart says about its schema; flags of the command line win. */
export interface SchemaConfig {
  readonly draft?: string;
  readonly indent?: number;
  readonly outputFile?: string;
  readonly strict?: boolean;
  readonly kubernetesUrl?: string;
  readonly kubernetesVersion?: string;
  /** Leaves out the table that all charts share. */
  readonly noGlobal?: boolean;
  /** Keywords of the root. */
  readonly root?: Schema;
}

export const CONFIG_FILE = '.schema.yaml';

type Kind = 'text' | 'flag' | 'integer' | 'list' | 'table';

const KEYS: Readonly<Record<string, Kind>> = {
  ...{ values: 'list', draft: 'integer', indent: 'integer', output: 'text', bundle: 'flag', bundleRoot: 'text', bundleWithoutID: 'flag' },
  ...{ bundleCacheMin: 'text', k8sSchemaURL: 'text', k8sSchemaVersion: 'text', useHelmDocs: 'flag', noAdditionalProperties: 'flag' },
  ...{ noDefaultGlobal: 'flag', schemaRoot: 'table' },
};
const ROOT_KEYS: Readonly<Record<string, Kind>> = {
  id: 'text',
  title: 'text',
  description: 'text',
  ref: 'text',
  additionalProperties: 'flag',
};

const NAMES: Readonly<Record<Kind, readonly [what: string, test: (value: unknown) => boolean]>> = {
  text: ['a string', (value) => typeof value === 'string'],
  flag: ['true or false', (value) => typeof value === 'boolean'],
  integer: ['an integer', Number.isInteger],
  list: ['a list', Array.isArray],
  table: ['a table', isSchema],
};

const DRAFT_NAMES: Readonly<Record<number, string>> = { 7: '7', 2019: '2019-09', 2020: '2020-12' };

/** Reads the text of a configuration file. Throws AnnotationErrors for values of another type; `warn` gets what has no effect. */
export function readConfig(text: string, warn: (fault: AnnotationFault) => void): SchemaConfig {
  const faults: AnnotationFault[] = [];
  const add = (place: { line: number; column: number }, message: string, isWarning = false) => {
    const fault = { file: CONFIG_FILE, ...place, message, isWarning };
    if (isWarning) warn(fault);
    else faults.push(fault);
  };
  const { config, root } = parsed(text);
  const check = (table: Readonly<Record<string, unknown>>, node: YamlMapping, keys: Readonly<Record<string, Kind>>) => {
    for (const [i, key] of node.keys.entries()) {
      const name = key.kind === 'scalar' ? key.value : '';
      const kind = Object.hasOwn(keys, name) ? keys[name]! : undefined;
      const value = table[name];
      if (!kind) add(key, unknown(name, Object.keys(keys)), true);
      else if (value !== null && !NAMES[kind][1](value)) add(node.values[i]!, `${name}: must be ${NAMES[kind][0]}`);
      else for (const [message, isWarning] of remarks(name, value)) add(node.values[i]!, `${name}: ${message}`, isWarning);
      if (name === 'schemaRoot' && isSchema(value) && node.values[i]!.kind === 'mapping')
        check(value, node.values[i] as YamlMapping, ROOT_KEYS);
    }
  };
  if (root?.kind === 'mapping') check(config, root, KEYS);
  if (faults.length > 0) throw new AnnotationErrors(faults);
  return configOf(config);
}

function parsed(text: string) {
  try {
    return { config: toPlain(decodeMap(text)) as Record<string, unknown>, root: composeYaml(text) };
  } catch (error) {
    const { line = 1, column = 1 } = (error instanceof ChartwrightError && error.position) || {};
    throw new AnnotationErrors([{ file: CONFIG_FILE, line, column, message: yamlFault(error), isWarning: false }]);
  }
}

function unknown(name: string, keys: readonly string[]): string {
  const near = closestName(keys, name);
  return `unknown key "${name}"${near ? ` (did you mean ${near}?)` : ''}`;
}

/** Whether a path leads out of the folder that it begins in. */
export function leadsOut(path: string): boolean {
  return /^\/|(?:^|\/)\.\.(?:\/|$)/.test(path);
}

/** What is to be said of a setting: mistakes, and warnings. */
function remarks(name: string, value: unknown): (readonly [message: string, isWarning: boolean])[] {
  if (name === 'draft' && !((value as number) in DRAFT_NAMES)) return [['must be 7, 2019 or 2020', false]];
  if (name === 'indent' && (value as number) < 1) return [['must be 1 or greater', false]];
  if (name === 'output' && leadsOut(value as string)) return [['must be below the folder of the chart', false]];
  if (name === 'values' && JSON.stringify(value) !== '["values.yaml"]') return [['no effect: values.yaml is read, and those in ci/', true]];
  if (name === 'bundle' && value === true) return [['no effect: servers are asked with --bundle only', true]];
  if (name === 'bundleRoot' && value !== '') return [['no effect: see --bundle-root', true]];
  return [];
}

function configOf(config: Readonly<Record<string, unknown>>): SchemaConfig {
  const { draft, indent, output, k8sSchemaURL, k8sSchemaVersion, noAdditionalProperties, noDefaultGlobal } = config;
  const { id, title, description, ref, additionalProperties } = (config.schemaRoot ?? {}) as Readonly<Record<string, unknown>>;
  const keywords = { $id: id, $ref: ref, title, description, additionalProperties };
  const root = Object.entries(keywords).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return {
    ...(typeof draft === 'number' && { draft: DRAFT_NAMES[draft]! }),
    ...(typeof indent === 'number' && { indent }),
    ...(typeof output === 'string' && { outputFile: output }),
    ...(typeof k8sSchemaURL === 'string' && { kubernetesUrl: k8sSchemaURL }),
    ...(typeof k8sSchemaVersion === 'string' && { kubernetesVersion: k8sSchemaVersion }),
    ...(noAdditionalProperties === true && { strict: true }),
    ...(noDefaultGlobal === true && { noGlobal: true }),
    ...(root.length > 0 && { root: emptySchema(Object.fromEntries(root)) }),
  };
}
