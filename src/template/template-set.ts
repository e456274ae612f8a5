/**
 * Templates that know each other by name: what Go's associated templates are. A fork shares what is
 * there and keeps what it adds to itself.
 */
import { ChartwrightError } from '../base/errors.ts';
import { positionAt } from '../base/text-position.ts';
import type { FuncTable } from '../go/func.ts';
import { quote } from '../go/strconv.ts';
import type { Value } from '../go/value.ts';
import { settled } from './closures.ts';
import { isEmptyTree } from './definitions.ts';
import { ExecState, type Nesting, type Template } from './exec-state.ts';
import { ParseFailure, TemplateParseError } from './parse-error.ts';
import { type SinkFactory, TextSink } from './sink.ts';
import { stackOverflow } from './stack-overflow.ts';
import { type TextBodies, textBodies } from './text-bodies.ts';
import { type Tracer, tracedFunctions } from './trace.ts';

export type { ExecState } from './exec-state.ts';

export interface TemplateSetOptions {
  /** Functions beside text/template's own; they hide those of the same name. Sets with the same table share what they compile. */
  readonly funcs: FuncTable;
  /** What the set calls itself in `no template "x" associated with template "gotpl"`. */
  readonly name?: string;
  /** What a key gives that a map does not have: Go's option missingkey. */
  readonly missingKey?: 'zero' | 'error' | 'invalid';
  /** Makes what the output of an execution goes to; absent: only its text is kept. */
  readonly sink?: SinkFactory | undefined;
  /** Hears what values are made of while templates run. */
  readonly tracer?: Tracer | undefined;
}

/** Texts inside each other from which on nothing else is expected than that JavaScript's stack ends, which differs in size. */
const MAX_TEXTS = 500;

/** `Env` is what the caller hands to its contextual functions with every execution. */
export class TemplateSet<Env = unknown> {
  readonly name: string;
  readonly missingKey: 'zero' | 'error' | 'invalid';
  private readonly funcs: FuncTable;
  private readonly sink: SinkFactory | undefined;
  private readonly tracer: Tracer | undefined;
  private readonly templates = new Map<string, Template>();
  private base: TemplateSet<Env> | undefined;
  /** The business of executions alone. */
  nesting: Nesting = { depth: 0, texts: 0, deepest: undefined };

  constructor(options: TemplateSetOptions) {
    this.funcs = options.tracer ? tracedFunctions(options.funcs) : options.funcs;
    this.tracer = options.tracer;
    this.sink = options.sink;
    this.name = options.name ?? 'gotpl';
    this.missingKey = options.missingKey ?? 'zero';
  }

  /**
   * Go's `t.New(name).Parse(text)`: adds the text and what it defines; what is empty except for space does not replace
   * anything. Throws a TemplateParseError: `template: x:3: function "foo" not defined`.
   */
  parse(name: string, text: string): void {
    this.add(name, text);
  }

  has(name: string): boolean {
    return this.lookup(name) !== undefined;
  }

  /** The template of that name. */
  lookup(name: string): Template | undefined {
    return this.templates.get(name) ?? this.base?.lookup(name);
  }

  /** The names of all templates, those of a fork first. */
  names(): string[] {
    return [...new Set([...this.templates.keys(), ...(this.base?.names() ?? [])])];
  }

  /** Go's ExecuteTemplate. Throws a TemplateExecError, or a ChartwrightError if there is no such template. */
  execute(name: string | Template, data: Value, env: Env): string {
    const state = this.begin(name, data, env);
    const dot = settled(data);
    this.nesting.depth++;
    try {
      const { steps } = state.template.body;
      for (let i = 0; i < steps.length; i++) {
        const step = steps[i]!;
        state.from = step.from;
        state.put(step.run(state as ExecState, dot), dot, step);
      }
    } catch (error) {
      this.nesting.depth--;
      return state.caught(error);
    }
    this.nesting.depth--;
    return state.end();
  }

  /** Go's `t.New(name).Parse(text)` and the execution of just that text, even if it is empty and another template has the name. */
  executeText(name: string, text: string, data: Value, env: Env): string {
    const { nesting } = this;
    if (nesting.texts === MAX_TEXTS) throw stackOverflow();
    nesting.texts++;
    try {
      return this.execute(this.add(name, text), data, env);
    } finally {
      nesting.texts--;
    }
  }

  /** Go's Clone: a set that begins as this one is and may go its own way. This set must not be added to afterwards. */
  fork(): TemplateSet<Env> {
    const { funcs, name, missingKey, sink, tracer } = this;
    const fork = new TemplateSet<Env>({ funcs, name, missingKey, sink, tracer });
    fork.base = this;
    fork.nesting = this.nesting;
    return fork;
  }

  private begin(name: string | Template, data: Value, env: Env): ExecState<Env> {
    const template = typeof name === 'string' ? this.lookup(name) : name;
    if (template) {
      const sink = this.sink ? this.sink(template) : new TextSink();
      const state = new ExecState<Env>(this, env, template, settled(data), { sink, failure: undefined });
      if (this.tracer) state.follow(this.tracer, this.tracer.dataOrigin());
      return state;
    }
    throw new ChartwrightError(
      'template/undefined-template',
      `template: no template ${quote(String(name))} associated with template ${quote(this.name)}`,
    );
  }

  private add(name: string, text: string): Template {
    const bodies = textBodies(this.funcs, name, text);
    const template = { name, parseName: name, body: mainBody(bodies, name, text) };
    for (const [defined, body] of bodies.defines) this.associate({ name: defined, parseName: name, body });
    this.associate(template);
    return template;
  }

  private associate(template: Template): void {
    if (isEmptyTree(template.body.root) && this.has(template.name)) return;
    this.templates.set(template.name, template);
  }
}

/** The text's own tree, unless it defines its own name and has nothing else to say. */
function mainBody({ main, defines }: TextBodies, name: string, text: string): TextBodies['main'] {
  const defined = defines.get(name);
  if (!defined || isEmptyTree(defined.root)) return main;
  if (isEmptyTree(main.root)) return defined;
  const failure = new ParseFailure('template/duplicate-template', positionAt(text, text.length), () => ({
    format: 'template: multiple definition of template %q',
    args: [name],
  }));
  throw new TemplateParseError(name, text, failure);
}
