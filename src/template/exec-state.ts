/** What one running template carries along: its set, its output, its variables. */
import { errorText } from '../base/errors.ts';
import { goString } from '../go/fmt.ts';
import { GoObject, NIL_POINTER, typeOf, type Value } from '../go/value.ts';
import { NEXT, type Signal, type Step } from './closures.ts';
import type { Body } from './compile.ts';
import { type ExecProblem, TemplateExecError } from './exec-error.ts';
import type { Blamed, Statement } from './nodes.ts';
import { print } from './print.ts';
import type { Sink } from './sink.ts';
import { isStackOverflow } from './stack-overflow.ts';
import type { TemplateSet } from './template-set.ts';
import type { Origin, StateTrace, Tracer } from './trace.ts';

/**
 * A value under evaluation. `null` is a nil interface, found in a map or a list; `undefined` is not a value at all, which
 * is what becomes of nil at the end of a pipeline. Go's messages differ.
 */
export type Result = Value | undefined;

/** Which node Go would blame for what happens next; undefined if only the state knows (after `and`, `or`). */
export type At = Blamed | undefined;

/** A template by its name, with the file it was defined in. Immutable. */
export interface Template {
  readonly name: string;
  readonly parseName: string;
  readonly body: Body;
}

/** A call in a template. */
export interface CallSite {
  /** What Go blames for what the function refuses. */
  readonly node: Blamed;
  readonly name: string;
}

/** How executions stand inside each other in a set and its forks, by way of functions such as include. */
export interface Nesting {
  depth: number;
  /** How many texts are being executed inside each other by functions such as tpl. */
  texts: number;
  /** The innermost template call that the JavaScript stack had no room for. */
  deepest: { readonly state: ExecState; readonly node: Blamed } | undefined;
}

/** What a failure has beside its words. */
type FailDetails = Pick<ExecProblem, 'hints' | 'cause' | 'outOfStack'>;

/** What an execution and the templates that it calls have in common. */
export interface Execution {
  readonly sink: Sink;
  /** The error that ended it. */
  failure: unknown;
}

const MAX_DEPTH = 100_000;
/** Templates that call each other to this depth leave room enough on the stack to word an error. */
const ROOMY = 100;

/** The first argument of contextual functions. `set` and `env` are what TemplateSet.execute was called on and with. */
export class ExecState<Env = unknown> {
  readonly set: TemplateSet<Env>;
  readonly env: Env;
  readonly template: Template;
  /** By slot; slot 0 is `$`. */
  readonly variables: Result[];
  /** Where the action begins that is being run. */
  from = 0;
  /** The node to blame if it is not known beforehand. */
  node: At = undefined;
  /** The call that was begun last: what a function throws is an error there. */
  call: CallSite | undefined;
  /** What a tracer knows of dot and of the variables, by slot; undefined if nothing is traced. */
  trace: StateTrace | undefined = undefined;
  private readonly execution: Execution;
  private readonly sink: Sink;
  private readonly depth: number;

  constructor(set: TemplateSet<Env>, env: Env, template: Template, data: Result, execution: Execution, depth = 0) {
    this.set = set;
    this.env = env;
    this.template = template;
    this.execution = execution;
    this.sink = execution.sink;
    this.depth = depth;
    this.variables = [data];
  }

  /** Takes what a statement yields: prints a value, passes a signal on. */
  put(yielded: Result | Signal, dot: Result, { finish, node }: Step): Signal {
    const outcome = finish ? finish(this as ExecState, dot, yielded as Result) : yielded;
    if (typeof outcome === 'string') this.emit(outcome, node);
    else if (typeof outcome === 'symbol') return outcome;
    else this.emit(this.printed(outcome, node), node);
    return NEXT;
  }

  /** All output goes through here; `node` is where in the template it comes from. */
  private emit(text: string, node: Statement): void {
    this.sink.write(text, node, this.template);
  }

  private printed(value: Result, node: Statement): string {
    if (value === undefined || value === null) return '<no value>';
    const shown = printable(value);
    const type = typeOf(shown);
    const method = type.kind === 'struct' ? type.methods?.get('String') : undefined;
    // A struct reached through a pointer is addressable: its pointer's String counts, which fmt would not see.
    if (method?.pointer) return String(method.call(shown));
    return type.kind === 'func'
      ? this.fail('template/wrong-type', node, "can't print %s of type %s", [print(node), type.name])
      : goString(shown);
  }

  /** The state for a template called by this one; output continues. */
  enter(template: Template, data: Result, node: Blamed): ExecState<Env> {
    if (this.depth === MAX_DEPTH) return this.tooDeep(node);
    const inner = new ExecState(this.set, this.env, template, data, this.execution, this.depth + 1);
    if (this.trace) inner.follow(this.trace.tracer, this.trace.tracer.origin);
    return inner;
  }

  /** Tells a tracer of the execution; `origin` is what its data is made of. */
  follow(tracer: Tracer, origin: Origin): void {
    this.trace = { tracer, dot: origin, origins: [origin], looked: undefined };
  }

  /** Ends the execution; gives everything written. */
  end(): string {
    return this.sink.end();
  }

  /** The JavaScript stack ended under this call. Nothing is made of it before the stack is unwound: there is no room. */
  overflowed(node: Blamed): void {
    this.set.nesting.deepest ??= { state: this as ExecState, node };
  }

  /**
   * Handles anything thrown while this state runs: the failures of this execution pass, a full stack is Go's depth error
   * once the outermost execution has it, and other errors come from the function that was called last. What is no Error at
   * all passes untouched, so that functions can stop a render for purposes of their own.
   */
  caught(error: unknown): never {
    if (error === this.execution.failure || !(error instanceof Error)) throw error;
    if (isStackOverflow(error)) return this.unwound(error);
    if (!this.call) throw error;
    return this.fail('template/function-failed', this.call.node, 'error calling %s: %s', [this.call.name, errorText(error)], {
      cause: error,
    });
  }

  private unwound(error: unknown): never {
    const { nesting } = this.set;
    if (nesting.depth > 0 && !this.hasUnwound(nesting)) throw error;
    const { state, node } = nesting.deepest ?? { state: this, node: this.call?.node };
    nesting.deepest = undefined;
    return state.tooDeep(node, true);
  }

  /** Whether it was this execution whose templates filled the stack, so that there is room again. */
  private hasUnwound({ deepest }: Nesting): boolean {
    return this.depth === 0 && deepest !== undefined && deepest.state.execution === this.execution && deepest.state.depth > ROOMY;
  }

  /** Refuses as Go does when templates call each other without end. */
  private tooDeep(node: At, outOfStack = false): never {
    return this.fail('template/too-deep', node, `exceeded maximum template depth (${MAX_DEPTH})`, [], { outOfStack });
  }

  /** Stops the execution, blaming the node. */
  fail(code: ExecProblem['code'], at: At, format: string, args: readonly Value[] = [], details: FailDetails = {}): never {
    const { name, parseName, body } = this.template;
    const problem = { code, format, args, ...details };
    this.execution.failure = new TemplateExecError({ name, parseName, text: body.text }, at ?? this.node, this.from, problem);
    throw this.execution.failure;
  }
}

/** What a pointer to a struct points to; any other value itself. */
export function pointee(value: Value): Value {
  if (!(value instanceof GoObject) || value.type.kind !== 'ptr' || !value.type.elem || value.native === NIL_POINTER) return value;
  return new GoObject(value.type.elem, value.fields, value.native);
}

/** As pointee, except pointers that say themselves how they print. */
export function printable(value: Value): Value {
  const { methods } = typeOf(value);
  return methods?.has('Error') || methods?.has('String') ? value : pointee(value);
}
