/** The functions of README templates: sprig's, and YAML as go-yaml 3 reads and writes it. Mirrors helm-docs 1.14.2 pkg/util/funcs.go. */
import { errorText } from '../../../base/errors.ts';
import { parseJson } from '../../../codec/json/parse.ts';
import { parseYamlMap } from '../../../codec/yaml/parse.ts';
import { printYamlWide } from '../../../codec/yaml/print.ts';
import { functions } from '../../../funcs/index.ts';
import { type FuncTable, fn } from '../../../go/func.ts';
import { dict, type Value } from '../../../go/value.ts';

/** What Helm has beside sprig. */
const HELM_ONLY = /^(toYamlPretty|fromYamlArray|fromJsonArray|must(ToYaml|ToToml|ToDuration)|(to|from)Toml|duration[A-Z].*)$/;

const sprig = Object.entries(functions).filter(([name]) => name === 'durationRound' || !HELM_ONLY.test(name));

/** By name, without a prototype; `environment` answers env and expandenv. */
export function readmeFunctions(environment: (name: string) => string): FuncTable {
  return Object.assign(Object.create(null), Object.fromEntries(sprig), {
    env: fn('string', environment),
    expandenv: fn('string', (text: string) => expand(text, environment)),
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

/** os.Expand: `$name` and `${name}`. */
function expand(text: string, environment: (name: string) => string): string {
  return text.replace(/\$(?:\{([^}]*)\}|(\w+))/g, (_, braced?: string, plain?: string) => environment(braced ?? plain ?? ''));
}

function orElse(step: () => Value, otherwise: Value | ((error: unknown) => Value)): Value {
  try {
    return step();
  } catch (error) {
    return typeof otherwise === 'function' ? otherwise(error) : otherwise;
  }
}
