/** The functions of README templates: sprig's, and YAML as go-yaml 3 reads and writes it. Mirrors helm-docs 1.14.2 pkg/util/funcs.go. */
import { errorText } from '../../../base/errors.ts';
import { parseJson } from '../../../codec/json/parse.ts';
import { parseYamlMap } from '../../../codec/yaml/parse.ts';
import { printYamlWide } from '../../../codec/yaml/print.ts';
import { expandNames } from '../../../funcs/shell-names.ts';
import { sprigFunctions } from '../../../funcs/sprig.ts';
import { type FuncTable, fn } from '../../../go/func.ts';
import { dict, type Value } from '../../../go/value.ts';

/** By name, without a prototype; `environment` answers env and expandenv. */
export function readmeFunctions(environment: (name: string) => string): FuncTable {
  return Object.assign(sprigFunctions(), {
    env: fn('string', environment),
    expandenv: fn('string', (text: string) => expandNames(text, environment)),
    fromJson: fn('string', (text: string) => orElse(() => parseJson(text), null)),
    fromYaml: fn('string', (text: string) =>
      orElse(
        () => parseYamlMap(text),
        (error) => dict({ Error: errorText(error) }),
      ),
    ),
    toYaml: fn('any', (value: Value) => orElse(() => printYamlWide(value).replace(/\n$/, ''), '')),
  });
}

function orElse(step: () => Value, otherwise: Value | ((error: unknown) => Value)): Value {
  try {
    return step();
  } catch (error) {
    return typeof otherwise === 'function' ? otherwise(error) : otherwise;
  }
}
