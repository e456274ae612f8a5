/** Reads the fields of a file that people write, and says where one is not what it should be. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Value } from '../../go/value.ts';
import { decodeAny } from './decode-any.ts';
import type { YamlMapping, YamlNode } from './node.ts';

/** Where a file's text comes from; `line` is added to the lines of a document that does not begin the file. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The fields of a mapping, by name. A missing or null one reads as the zero of what is asked for. */
export class Fields {
  readonly node: YamlMapping | undefined;
  readonly place: Place;
  readonly #values = new Map<string, YamlNode>();

  constructor(node: YamlNode | undefined, place: Place, what: string) {
    this.place = place;
    const target = node && resolved(node);
    if (target && target.kind !== 'mapping' && !isNull(target)) throw misplaced(target, place, `${what} must be a map`);
    this.node = target?.kind === 'mapping' ? target : undefined;
    this.node?.keys.forEach((key, i) => {
      if (key.kind === 'scalar') this.#values.set(key.value, this.node!.values[i] as YamlNode);
    });
  }

  names(): string[] {
    return [...this.#values.keys()];
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  at(name: string): YamlNode | undefined {
    const node = this.#values.get(name);
    return node && !isNull(resolved(node)) ? resolved(node) : undefined;
  }

  text(name: string): string {
    const node = this.at(name);
    if (node && node.kind !== 'scalar') throw misplaced(node, this.place, `${name} must be a text`);
    return node?.value ?? '';
  }

  bool(name: string): boolean {
    const value = this.any(name);
    if (value !== null && typeof value !== 'boolean') throw misplaced(this.at(name)!, this.place, `${name} must be true or false`);
    return value ?? false;
  }

  integer(name: string): number | undefined {
    const node = this.at(name);
    if (!node) return undefined;
    const value = node.kind === 'scalar' ? Number(node.value) : Number.NaN;
    if (!Number.isInteger(value)) throw misplaced(node, this.place, `${name} must be an integer`);
    return value;
  }

  list(name: string): YamlNode[] {
    const node = this.at(name);
    if (node && node.kind !== 'sequence') throw misplaced(node, this.place, `${name} must be a list`);
    return node?.items.map(resolved) ?? [];
  }

  texts(name: string): string[] {
    return this.list(name).map((item) => {
      if (item.kind !== 'scalar') throw misplaced(item, this.place, `${name} must be a list of texts`);
      return item.value;
    });
  }

  below(name: string): Fields {
    return new Fields(this.at(name), this.place, name);
  }

  any(name: string): Value {
    const node = this.at(name);
    return node ? decodeAny(node) : null;
  }

  /** Refuses fields of other names. */
  expectOnly(names: readonly string[], what: string): void {
    for (const key of this.node?.keys ?? []) {
      if (key.kind === 'scalar' && !names.includes(key.value)) throw misplaced(key, this.place, `field ${key.value} not found in ${what}`);
    }
  }

  refuse(why: string, name?: string): ChartwrightError {
    const key = this.node?.keys.find((each) => each.kind === 'scalar' && each.value === name);
    const node = key ?? this.node;
    return node
      ? misplaced(node, this.place, why)
      : new ChartwrightError('usage', `${this.place.file}: ${why}`, { position: { file: this.place.file } });
  }
}

function resolved(node: YamlNode): YamlNode {
  return node.kind === 'alias' ? node.target : node;
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.implicit && /^(?:~|null|Null|NULL|)$/.test(node.value);
}

function misplaced(node: YamlNode, { file, line }: Place, why: string): ChartwrightError {
  const position = { file, line: node.line + line, column: node.column };
  return new ChartwrightError('usage', `${file}:${position.line}:${position.column}: ${why}`, { position });
}
