/** The functions that belong to a render rather than to a value: include, tpl, required, fail, lookup. */
import { ChartwrightError, wrapError } from '../base/errors.ts';
import { functions as pureFunctions } from '../funcs/index.ts';
import { contextual, type FuncDef, type FuncTable } from '../go/func.ts';
import { quote } from '../go/strconv.ts';
import type { Dict, Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import { report } from '../helm/report.ts';
import { TemplateExecError } from '../template/exec-error.ts';
import type { ExecState } from '../template/template-set.ts';
import type { EngineEnv } from './env.ts';
import { withoutNoValue } from './no-value.ts';

type State = ExecState<EngineEnv>;

/** Deeper than this, an `include` of the same name is taken for one that never ends. */
const MAX_INCLUDE_DEPTH = 1000;

/** The name of Helm's template set, which its messages show. */
export const SET_NAME = 'gotpl';

const tables = new Map<Profile, FuncTable>();

/** All functions that a template can call under a profile. The table is made once. */
export function engineFunctions(profile: Profile): FuncTable {
  let table = tables.get(profile);
  if (!table) {
    const all: Record<string, FuncDef> = Object.assign(Object.create(null), pureFunctions, boundFunctions);
    for (const name of profile.missingFunctions) delete all[name];
    table = all;
    tables.set(profile, table);
  }
  return table;
}

/** A message of `required` or `fail`, which Helm prints without a trace. */
export class ChartFailure extends ChartwrightError {
  constructor(code: 'template/fail' | 'template/required', message: string) {
    super(code, message);
  }
}

const boundFunctions: FuncTable = {
  include: contextual('string, any', include),
  tpl: contextual('string, any', tpl),
  required: contextual('string, any', (state: State, message: string, value: Value) => required(state.env, message, value)),
  fail: contextual('string', (state: State, message: string) => fail(state.env, message)),
  lookup: contextual('string, string, string, string', (state: State, ...key: [string, string, string, string]) => lookup(state.env, key)),
};

function include({ set, env }: State, name: string, data: Value): string {
  const depth = env.included.get(name) ?? 0;
  if (depth > MAX_INCLUDE_DEPTH) {
    throw new ChartwrightError('template/too-deep', `rendering template has a nested reference name: ${name}: unable to execute template`);
  }
  env.included.set(name, depth + 1);
  try {
    return set.execute(name, data, env);
  } finally {
    env.included.set(name, depth);
  }
}

function tpl({ set, env }: State, text: string, data: Value): string {
  try {
    return withoutNoValue(set.fork().executeText(SET_NAME, text, data, env));
  } catch (error) {
    const what = error instanceof TemplateExecError ? 'error during tpl function execution for' : 'cannot parse template';
    throw wrapError(`${what} ${quote(text)}`, error);
  }
}

function required(env: EngineEnv, message: string, value: Value): Value {
  if (value !== null && value !== '') return value;
  if (!env.lint) throw new ChartFailure('template/required', message);
  const words = value === null ? 'missing required value' : 'missing required values';
  const plain = `engine.go:${value === null ? 206 : 214}: [INFO] Missing required value: ${message}`;
  report(env.log, env.profile, { level: 'warn', message: words, attributes: [['message', message]] }, plain);
  return '';
}

function fail(env: EngineEnv, message: string): string {
  if (!env.lint) throw new ChartFailure('template/fail', message);
  report(
    env.log,
    env.profile,
    { level: 'info', message: 'funcMap fail', attributes: [['message', message]] },
    `engine.go:227: [INFO] Fail: ${message}`,
  );
  return '';
}

function lookup(env: EngineEnv, [apiVersion, kind, namespace, name]: [string, string, string, string]): Dict {
  return env.lint || !env.lookup ? new Map() : env.lookup(apiVersion, kind, namespace, name);
}
