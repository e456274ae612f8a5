/** sprig's own table of functions, as `--name-template` has it: nothing of Helm's, and the environment. */
import { ChartwrightError } from '../base/errors.ts';
import { parseJsonLeniently } from '../codec/json/parse.ts';
import { contextual, type FuncTable, fn } from '../go/func.ts';
import { durationFunctions } from './durations.ts';
import type { FuncEnv } from './env.ts';
import { functions } from './index.ts';
import { expandNames } from './shell-names.ts';

/** What these functions need in addition to other functions. */
export interface SprigEnv extends FuncEnv {
  readonly variables: Readonly<Record<string, string | undefined>>;
}

interface State {
  readonly env: SprigEnv;
}

const HELM_ONLY: readonly string[] = [
  ...Object.keys(durationFunctions),
  ...['fromJsonArray', 'fromToml', 'fromYaml', 'fromYamlArray', 'mustToToml', 'mustToYaml', 'toToml', 'toYaml', 'toYamlPretty'],
];

const variable = ({ variables }: SprigEnv, name: string) => (Object.hasOwn(variables, name) ? (variables[name] ?? '') : '');

const OWN: FuncTable = {
  env: contextual('string', ({ env }: State, name: string) => variable(env, name)),
  expandenv: contextual('string', ({ env }: State, text: string) => expandNames(text, (name) => variable(env, name))),
  fail: fn('string', (message: string) => {
    throw new ChartwrightError('function', message);
  }),
  fromJson: fn('string', parseJsonLeniently),
};

/** The functions by name, without a prototype. */
export function sprigFunctions(): FuncTable {
  const table = Object.assign(Object.create(null), functions, OWN);
  for (const name of HELM_ONLY) delete table[name];
  return table;
}
