/** Runs a JSONPath template over a value, by the rules of Kubernetes' client library. */
import { ChartwrightError } from '../base/errors.ts';
import { printJson } from '../codec/json/print.ts';
import { goString } from '../go/fmt.ts';
import { encodeUtf8, sortedKeys } from '../go/utf8.ts';
import { GoInt, int, isDict, isList, typeOf, UINT8, type Value } from '../go/value.ts';
import { compareValues } from './compare.ts';
import type { Path, Slice, Step, Template, TextNode } from './nodes.ts';

/** What the template prints. Throws a `usage` error if a field is missing, an index is out of bounds, or values can't be compared. */
export function evaluateJsonPath(template: Template, data: Value): string {
  const results = new Evaluation(template).run(0, data);
  return results.map((values) => values.map(printValue).join(' ')).join('');
}

/** Maps and lists as JSON, anything else as Go prints it. */
function printValue(value: Value): string {
  if (value === null) return 'null';
  return isDict(value) || isList(value) ? printJson(value) : goString(value);
}

class Evaluation {
  readonly #nodes: Template;
  /** Ranges whose beginning has been met, not yet entered. */
  #beginning = 0;
  #depth = 0;
  #ending = 0;
  /** Where the last `end` stood that ended a range. */
  #lastEnd = -1;

  constructor(nodes: Template) {
    this.#nodes = nodes;
  }

  /** The results of the nodes from `start` up to the end of the range that they are in. */
  run(start: number, data: Value): Value[][] {
    const all: Value[][] = [];
    for (let at = start; at < this.#nodes.length; at++) {
      const found = this.#node(this.#nodes[at] as TextNode | Path, [data]);
      if (this.#ending > 0 && this.#ending <= this.#depth) {
        this.#ending--;
        this.#lastEnd = at;
        break;
      }
      if (this.#beginning === 0) {
        all.push(found);
        continue;
      }
      this.#beginning--;
      this.#depth++;
      // The body of a range over nothing is still read, to find its end.
      if (found.length === 0) this.run(at + 1, null);
      for (const value of found) all.push(...this.run(at + 1, value));
      this.#depth--;
      // Without an end, what follows the range is evaluated once more.
      if (this.#lastEnd > at) at = this.#lastEnd;
    }
    return all;
  }

  #node(node: TextNode | Path, input: Value[]): Value[] {
    return node.kind === 'text' ? [node.text] : this.#path(node, input);
  }

  #path({ steps }: Path, input: Value[]): Value[] {
    return steps.reduce((current, step) => this.#step(step, current), input);
  }

  #step(step: Step, input: Value[]): Value[] {
    switch (step.kind) {
      case 'text':
        return [step.text];
      case 'number':
        return input.map(() => (step.isInteger ? int(step.value) : step.value));
      case 'bool':
        return input.map(() => step.value);
      case 'field':
        return fieldOf(input, step.name);
      case 'slice':
        return sliceOf(input, step.slice);
      case 'wildcard':
        return present(input).flatMap(childrenOf);
      case 'recursive':
        return present(input).flatMap(descend);
      case 'union':
        return this.#union(step.paths, input);
      case 'filter':
        return input.flatMap((value) => this.#filtered(value, step));
      case 'word':
        return this.#word(step.word, input);
      default:
        return step satisfies never;
    }
  }

  #union(paths: readonly Path[], input: Value[]): Value[] {
    try {
      return paths.flatMap((path) => this.#path(path, input));
    } catch (error) {
      throw error instanceof Refusal ? new Refusal(error.message, input.length > 0) : error;
    }
  }

  #word(word: string, input: Value[]): Value[] {
    if (word === 'range') {
      this.#beginning++;
      return input;
    }
    if (word !== 'end') throw new Refusal(`unrecognized identifier ${word}`, true);
    if (this.#depth === 0) throw new Refusal('not in range, nothing to end', false);
    this.#ending++;
    return [];
  }

  #filtered(value: Value, filter: Step & { kind: 'filter' }): Value[] {
    if (!isList(value)) throw new Refusal(`${goString(value)} is not array or slice and cannot be filtered`, true);
    return value.filter((item) => (filter.right ? this.#compares(item, filter, filter.right) : this.#exists(item, filter.left)));
  }

  /** Values that were found before an evaluation failed count as found, except for a missing field. */
  #exists(item: Value, path: Path): boolean {
    try {
      return this.#path(path, [item]).length > 0;
    } catch (error) {
      return error instanceof Refusal && error.keepsInput;
    }
  }

  #compares(item: Value, { left, operator }: Step & { kind: 'filter' }, right: Path): boolean {
    const [lefts, rights] = [only(this.#path(left, [item])), () => only(this.#path(right, [item]))];
    if (lefts === undefined) return false;
    const other = rights();
    return other !== undefined && compareValues(operator, lefts.value, other.value);
  }
}

/** Why an evaluation fails, and whether what it was applied to outlives that. */
class Refusal extends ChartwrightError {
  readonly keepsInput: boolean;
  constructor(message: string, keepsInput: boolean) {
    super('usage', message);
    this.keepsInput = keepsInput;
  }
}

function only(values: Value[]): { value: Value } | undefined {
  if (values.length > 1) throw new Refusal('can only compare one element at a time', true);
  return values.length === 0 ? undefined : { value: values[0] as Value };
}

function present(input: readonly Value[]): Value[] {
  return input.filter((value) => value !== null);
}

function fieldOf(input: Value[], name: string): Value[] {
  if (input.length === 0) return [];
  const found = present(input).flatMap((value) => (isDict(value) && value.has(name) ? [value.get(name) as Value] : []));
  if (found.length === 0) throw new Refusal(`${name} is not found`, false);
  return found;
}

function sliceOf(input: Value[], slice: Slice): Value[] {
  const found: Value[] = [];
  for (const value of present(input)) {
    if (!isList(value)) throw new Refusal(`${typeOf(value).name} is not array or slice`, true);
    const part = partOf(value, slice);
    if (!part) return found;
    found.push(...part);
  }
  return found;
}

/** The items from start to end, each step; undefined if no items are asked for. */
function partOf(list: Value[], { start, end, derived, step = 1 }: Slice): Value[] | undefined {
  const { length } = list;
  const from = (start ?? 0) < 0 ? (start ?? 0) + length : (start ?? 0);
  const last = end ?? length;
  const to = last < 0 || (last === 0 && derived) ? last + length : last;
  if (from === to) return undefined;
  const outside = (index: number) => new Refusal(`array index out of bounds: index ${index}, length ${length}`, true);
  if (from >= length || from < 0) throw outside(from);
  if (to > length || to < 0) throw outside(to - 1);
  if (from > to) throw new Refusal(`starting index ${from} is greater than ending index ${to}`, true);
  if (step <= 0) throw new Refusal('step must be > 0', true);
  return list.slice(from, to).filter((_, at) => at % step === 0);
}

/** What is directly inside a value; a string holds bytes. */
function childrenOf(value: Value): Value[] {
  if (isDict(value)) return sortedKeys(value).map((key) => value.get(key) as Value);
  if (isList(value)) return value;
  return typeof value === 'string' ? Array.from(encodeUtf8(value), (byte) => new GoInt(BigInt(byte), UINT8)) : [];
}

/** A value that holds others, and all such values below it. */
function descend(value: Value): Value[] {
  const children = childrenOf(value);
  return children.length === 0 ? [] : [value, ...present(children).flatMap(descend)];
}
