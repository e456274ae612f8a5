/** Values as they were read, each key labelled with its place in the text. */
import { attempt } from '../base/errors.ts';
import { composeYaml } from '../codec/yaml/compose.ts';
import { readYamlDocuments } from '../codec/yaml/documents.ts';
import type { YamlNode } from '../codec/yaml/node.ts';
import { parseYamlMap } from '../codec/yaml/parse.ts';
import { entryPosition, type YamlPath } from '../codec/yaml/position.ts';
import { type Dict, isDict, type List, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import { copyValue } from './copy.ts';
import type { Label, Origin, Origins } from './origins.ts';
import type { SetRecorder } from './set-parser.ts';

/** A text of values and what to say of it. */
export interface LabelledText {
  readonly text: string;
  readonly origin: Origin;
  readonly profile: Profile;
}

/** A document of a values file. */
interface Document {
  readonly root: YamlNode | undefined;
  readonly values: Dict;
  /** How many lines are before its first. */
  readonly before: number;
}

/** Labels values that were read from a text. A later document of the text wins over an earlier one. */
export function labelValues(values: Dict, source: LabelledText, origins: Origins): void {
  const documents = readDocuments(source).reverse();
  labelTable(values, [], documents, source.origin, origins);
}

function readDocuments({ text, profile }: LabelledText): Document[] {
  const texts = profile.mergesValuesDocuments ? [...readYamlDocuments(text)] : [{ text, line: 1 }];
  return texts.map((one) => ({
    root: attempt(() => composeYaml(one.text)),
    values: attempt(() => parseYamlMap(one.text)) ?? new Map(),
    before: one.line - 1,
  }));
}

function labelTable(table: Dict, path: YamlPath, documents: readonly Document[], origin: Origin, origins: Origins): void {
  for (const [key, value] of table) {
    const place = [...path, key];
    for (const document of documents.toReversed()) {
      const found = labelledValueAt(document.values, place);
      if (found !== undefined) origins.wins(table, key, labelAt(document, place, found, origin));
    }
    if (isDict(value)) labelTable(value, place, documents, origin, origins);
  }
}

function labelAt({ root, before }: Document, path: YamlPath, value: Value, origin: Origin): Label {
  const at = (place: YamlPath) => {
    const position = root && entryPosition(root, place);
    return position && { line: position.line + before, column: position.column };
  };
  return { value, origin: { ...origin, ...at(path) }, locate: (below) => at([...path, ...below]) };
}

/** The value at a path; undefined if there is none. */
export function labelledValueAt(root: Value, path: YamlPath): Value | undefined {
  let value: Value | undefined = root;
  for (const step of path) {
    if (value instanceof Map) value = value.get(String(step));
    else if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else return undefined;
  }
  return value;
}

/** Labels what an argument of `--set` or the like sets. */
export class SetLabels implements SetRecorder {
  readonly origins: Origins;
  private readonly origin: Origin;

  constructor(origins: Origins, origin: Origin) {
    this.origins = origins;
    this.origin = origin;
  }

  set(container: Dict | List, key: string | number, value: Value): void {
    // An element that is set within a list continues being changed by later arguments.
    this.origins.wins(container, key, { value: copyValue(value), origin: this.origin });
    if (isDict(value)) this.table(value);
  }

  changed(table: Dict, key: string, list: List): void {
    this.origins.wins(table, key, { value: copyValue(list), origin: this.origin, partial: true });
  }

  copied(from: List, to: List): void {
    this.origins.copied(from, to);
  }

  /** Labels everything in a table. */
  table(values: Dict): void {
    for (const [key, value] of values) this.set(values, key, value);
  }
}
