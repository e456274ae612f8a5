/** `.chartwright.yaml`: rules switched off or graded otherwise, sets of values, the Kubernetes version. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { composeYaml } from '../../codec/yaml/compose.ts';
import { Fields } from '../../codec/yaml/fields.ts';
import type { Severity } from '../../diagnostics/diagnostic.ts';
import { RULES, type RuleId } from '../../diagnostics/rule.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { exists, type FileSystem } from '../../host/files.ts';

export const CONFIG_FILE = '.chartwright.yaml';

export type Grade = Severity | 'off';

export interface CheckConfig {
  readonly rules: ReadonlyMap<RuleId, Grade>;
  /** Values files by the name of their set, below the folder of the configuration. */
  readonly valuesSets: ReadonlyMap<string, readonly string[]>;
  readonly kubeVersion: string;
  /** Empty where the configuration does not say. */
  readonly failOn: Severity | '';
}

const NOTHING: CheckConfig = { rules: new Map(), valuesSets: new Map(), kubeVersion: '', failOn: '' };
const GRADES = ['off', 'info', 'warning', 'error'] as const;

/** The configuration in a folder, if it has one. Throws `usage` errors with file, line and column. */
export function readConfig(files: FileSystem, folder: string): CheckConfig {
  const path = joinPath(folder, CONFIG_FILE);
  if (!exists(files, path)) return NOTHING;
  let root: ReturnType<typeof composeYaml>;
  try {
    root = composeYaml(decodeUtf8(files.read(path)));
  } catch (error) {
    throw new ChartwrightError('usage', `${path}: ${errorText(error)}`, { position: { file: path }, cause: error });
  }
  const fields = new Fields(root, { file: path, line: 0 }, 'the configuration');
  fields.expectOnly(['rules', 'valuesSets', 'kubeVersion', 'failOn'], 'the configuration');
  const [rules, sets] = [fields.below('rules'), fields.below('valuesSets')];
  const failOn = fields.text('failOn');
  if (failOn !== '' && !isSeverity(failOn)) throw fields.refuse('failOn must be error, warning or info', 'failOn');
  return {
    rules: new Map(rules.names().flatMap((name) => rulesNamed(name, rules).map((rule) => [rule, gradeOf(rules, name)] as const))),
    valuesSets: new Map(sets.names().map((name) => [name, sets.texts(name).map((file) => joinPath(folder, file))])),
    kubeVersion: fields.text('kubeVersion'),
    failOn: isSeverity(failOn) ? failOn : '',
  };
}

export function isSeverity(text: string): text is Severity {
  return text === 'error' || text === 'warning' || text === 'info';
}

/** A rule, or all rules of a family: `values/*`. */
function rulesNamed(name: string, fields: Fields): RuleId[] {
  const all = Object.keys(RULES) as RuleId[];
  const found = name.endsWith('/*') ? all.filter((rule) => rule.startsWith(name.slice(0, -1))) : all.filter((rule) => rule === name);
  if (found.length === 0) throw fields.refuse(`there is no rule ${name}`, name);
  return found;
}

function gradeOf(fields: Fields, name: string): Grade {
  const grade = GRADES.find((each) => each === fields.text(name));
  if (!grade) throw fields.refuse(`${name} must be off, info, warning or error`, name);
  return grade;
}
