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

/** By name, without a prototype. */
export const readmeFunctions: FuncTable = Object.assign(Object.create(null), Object.fromEntries(sprig), {
  fromJson: fn('string', (text: string) => orElse(() => parseJson(text), '')),
  fromYaml: fn('string', (text: string) =>
    orElse(
      () => parseYamlMap(text),
      (error) => dict({ Error: errorText(error) }),
    ),
  ),
  toYaml: fn('any', (value: Value) => orElse(() => printYamlWide(value).replace(/\n$/, ''), '')),
});

function orElse(step: () => Value, otherwise: Value | ((error: unknown) => Value)): Value {
  try {
    return step();
  } catch (error) {
    return typeof otherwise === 'function' ? otherwise(error) : otherwise;
  }
}
