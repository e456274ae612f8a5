/** What one running template carries along: its set, its output, its variables. */
import { sprint } from '../go/fmt.ts';
import { GoObject, typeOf, type Value } from '../go/value.ts';
import type { Body } from './compile.ts';
import { TemplateExecError } from './exec-error.ts';
import type { Node } from './nodes.ts';
import { print } from './print.ts';
import type { TemplateSet } from './template-set.ts';

/**
 * A value under evaluation. `null` is a nil interface, found in a map or a list; `undefined` is no
 * value at all, which is what becomes of nil at the end of a pipeline. Go's messages differ.
 */
export type Result = Value | undefined;

/** Which node Go would blame for what happens next; undefined where only the state knows (after `and`, `or`). */
export type At = Node | undefined;

/** A template by its name, with the file it was defined in. Immutable. */
export interface Template {
  readonly name: string;
  readonly parseName: string;
  readonly body: Body;
}

/** Where all output of one execution ends up. */
export class Sink {
  text = '';
}

const MAX_DEPTH = 100_000;

/** The first argument of contextual functions. `set` and `env` are what TemplateSet.execute was called on and with. */
export class ExecState<Env = unknown> {
  readonly set: TemplateSet<Env>;
  readonly env: Env;
  readonly template: Template;
  /** By slot; slot 0 is `$`. */
  readonly variables: Result[];
  /** The node to blame where it is not known beforehand. */
  node: At = undefined;
  private readonly sink: Sink;
  private readonly depth: number;

  constructor(set: TemplateSet<Env>, env: Env, template: Template, data: Result, sink: Sink, depth = 0) {
    this.set = set;
    this.env = env;
    this.template = template;
    this.sink = sink;
    this.depth = depth;
    this.variables = new Array(template.body.slots);
    this.variables[0] = data;
  }

  /** All output goes through here; `node` is where in the template it comes from. */
  emit(text: string, _node: Node): void {
    this.sink.text += text;
  }

  /** Writes the value of an action. */
  emitValue(value: Result, node: Node): void {
    if (value === undefined || value === null) return this.emit('<no value>', node);
    const shown = dereferenced(value);
    const type = typeOf(shown);
    if (type.kind === 'func') return this.fail(node, "can't print %s of type %s", [print(node), type.name]);
    this.emit(sprint([shown]), node);
  }

  /** The state for a template called by this one; output continues. */
  enter(template: Template, data: Result, node: Node): ExecState<Env> {
    if (this.depth === MAX_DEPTH) return this.tooDeep(node);
    return new ExecState(this.set, this.env, template, data, this.sink, this.depth + 1);
  }

  /** Refuses as Go does when templates call each other without end. */
  tooDeep(node: At): never {
    return this.fail(node, `exceeded maximum template depth (${MAX_DEPTH})`);
  }

  /** Stops the execution, blaming the node. */
  fail(at: At, format: string, args: readonly Value[] = [], cause?: unknown): never {
    const { name, parseName, body } = this.template;
    throw new TemplateExecError({ name, parseName, text: body.text }, at ?? this.node, format, args, cause);
  }
}

/** What a pointer to a struct points to, unless the pointer says itself how it prints. */
export function dereferenced(value: Value): Value {
  if (!(value instanceof GoObject) || value.type.kind !== 'ptr' || !value.type.elem) return value;
  const { methods } = value.type;
  return methods?.has('Error') || methods?.has('String') ? value : new GoObject(value.type.elem, value.fields, value.native);
}
