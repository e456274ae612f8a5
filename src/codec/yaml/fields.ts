/** Reads the fields of a file that people write, and reports fields of the wrong type. */
import { ChartwrightError, type ErrorCode, type SourcePosition } from '../../base/errors.ts';
import { quote } from '../../go/strconv.ts';
import type { Value } from '../../go/value.ts';
import { decodeAny } from './decode-any.ts';
import type { YamlMapping, YamlNode } from './node.ts';

/** Where a file's text comes from; `line` is added to the lines of a document that does not begin the file. */
export interface Place {
  readonly file: string;
  readonly line: number;
  /** What mistakes in the file are called; `usage` by default. */
  readonly code?: ErrorCode;
}

/** The fields of a mapping, by name. A missing or null one reads as the zero of what is asked for. */
export class Fields {
  readonly node: YamlMapping | undefined;
  readonly place: Place;
  readonly #values = new Map<string, YamlNode>();
  /** Where it stands, null or not. */
  readonly #at: YamlNode | undefined;

  constructor(node: YamlNode | undefined, place: Place, what: string) {
    this.place = place;
    const target = node && resolved(node);
    this.#at = target;
    if (target && target.kind !== 'mapping' && !isNull(target)) throw misplaced(target, place, `${what} must be a map`);
    this.node = target?.kind === 'mapping' ? target : undefined;
    if (this.node) this.#take(this.node, new Set([this.node]));
  }

  /** Takes a mapping's fields, those of merge keys if there are no own ones. Throws if one is there twice. */
  #take(mapping: YamlMapping, above: ReadonlySet<YamlMapping>): void {
    const own = new Map<string, YamlNode>();
    const merged: YamlMapping[] = [];
    for (const [i, key] of mapping.keys.entries()) {
      if (key.kind !== 'scalar') continue;
      const value = mapping.values[i] as YamlNode;
      if (key.value === '<<' && key.implicit) merged.push(...mappingsOf(value));
      else if (own.has(key.value)) throw misplaced(key, this.place, `mapping key ${quote(key.value)} is already defined`);
      else own.set(key.value, value);
    }
    for (const [name, value] of own) if (!this.#values.has(name)) this.#values.set(name, value);
    for (const each of merged) if (!above.has(each)) this.#take(each, new Set([...above, each]));
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
    const node = this.at(name);
    if (!node) return false;
    const value = node.kind === 'scalar' && node.implicit ? node.value : '';
    // Where a field is known to be a bool, go-yaml takes the words of YAML 1.1, too.
    if (/^(?:true|True|TRUE|y|Y|yes|Yes|YES|on|On|ON)$/.test(value)) return true;
    if (/^(?:false|False|FALSE|n|N|no|No|NO|off|Off|OFF)$/.test(value)) return false;
    throw misplaced(node, this.place, `${name} must be true or false`);
  }

  integer(name: string): number | undefined {
    const node = this.at(name);
    if (!node) return undefined;
    const value = node.kind === 'scalar' && node.implicit ? Number(node.value) : Number.NaN;
    if (!Number.isInteger(value)) throw misplaced(node, this.place, `${name} must be an integer`);
    return value;
  }

  list(name: string): YamlNode[] {
    const node = this.at(name);
    if (node && node.kind !== 'sequence') throw misplaced(node, this.place, `${name} must be a list`);
    return node?.items.map(resolved) ?? [];
  }

  /** A list of texts; empty items are left out, as go-yaml does. */
  texts(name: string): string[] {
    const items = this.list(name).filter((item) => !isNull(item));
    return items.map((item) => {
      if (item.kind !== 'scalar') throw misplaced(item, this.place, `${name} must be a list of texts`);
      return item.value;
    });
  }

  below(name: string): Fields {
    return new Fields(this.at(name), this.place, name);
  }

  any(name: string): Value {
    const node = this.at(name);
    if (!node) return null;
    try {
      return decodeAny(node);
    } catch (error) {
      if (!(error instanceof ChartwrightError)) throw error;
      const { line = node.line } = error.position ?? {};
      throw placedError(error, this.place, line, node.column);
    }
  }

  /** Where the value begins that the fields belong to. */
  position(): SourcePosition {
    return positionOf(this.#at, this.place);
  }

  /** Where the key of a map, or the item of a list, is named that a field holds; undefined if it is not there. */
  positionIn(name: string, key: string | number): SourcePosition | undefined {
    const node = this.at(name);
    const found =
      node?.kind === 'sequence'
        ? node.items.filter((item) => !isNull(resolved(item)))[key as number]
        : node?.kind === 'mapping'
          ? node.keys.find((each) => each.kind === 'scalar' && each.value === key)
          : undefined;
    return found && positionOf(found, this.place);
  }

  refuse(why: string, name?: string): ChartwrightError {
    const key = this.node?.keys.find((each) => each.kind === 'scalar' && each.value === name);
    const node = key ?? this.#at;
    return node
      ? misplaced(node, this.place, why)
      : new ChartwrightError(this.place.code ?? 'usage', `${this.place.file}: ${why}`, { position: { file: this.place.file } });
  }
}

function positionOf(node: YamlNode | undefined, { file, line: above }: Place): SourcePosition {
  return node ? { file, line: node.line + above, column: node.column } : { file };
}

function resolved(node: YamlNode): YamlNode {
  return node.kind === 'alias' ? node.target : node;
}

function mappingsOf(node: YamlNode): YamlMapping[] {
  const target = resolved(node);
  return target.kind === 'mapping' ? [target] : target.kind === 'sequence' ? target.items.flatMap(mappingsOf) : [];
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.implicit && /^(?:~|null|Null|NULL|)$/.test(node.value);
}

function misplaced(node: YamlNode, place: Place, why: string): ChartwrightError {
  return placedError(new ChartwrightError(place.code ?? 'usage', why), place, node.line, node.column);
}

function placedError({ code, message }: ChartwrightError, { file, line: above }: Place, own: number, column: number): ChartwrightError {
  const line = own + above;
  return new ChartwrightError(code, `${file}:${line}:${column}: ${message}`, { position: { file, line, column } });
}
