/** YAML that must be a map, with go-yaml's words if it is none. */
import { ChartwrightError } from '../../../base/errors.ts';
import { composeYaml } from '../../../codec/yaml/compose.ts';
import { decodeAny } from '../../../codec/yaml/decode-any.ts';
import { type Dict, isDict } from '../../../go/value.ts';

/** The map that a text holds; an empty one if it holds nothing. Throws if it is malformed or no map. */
export function decodeMap(text: string): Dict {
  const root = composeYaml(text);
  const value = root ? decodeAny(root) : null;
  if (isDict(value)) return value;
  if (!root || value === null) return new Map();
  const { line, column } = root;
  const what = root.kind === 'scalar' ? `!!str \`${abridged(root.value)}\`` : '!!seq';
  throw new ChartwrightError(
    'yaml/type',
    `yaml: unmarshal errors:\n  line ${line}: cannot unmarshal ${what} into map[string]interface {}`,
    {
      reason: `must be keys and values, not ${root.kind === 'scalar' ? JSON.stringify(abridged(root.value)) : 'a list'}`,
      position: { file: '', line, column },
    },
  );
}

/** A text as go-yaml quotes it. */
function abridged(text: string): string {
  return text.length > 10 ? `${text.slice(0, 7)}...` : text;
}
