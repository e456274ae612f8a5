/**
 * Trees to closures: statements. A compiled template is immutable and shared by every execution;
 * functions, constants, variables and argument counts are settled here, once.
 */
import type { FuncTable } from '../go/func.ts';
import { isTrue } from '../go/truth.ts';
import { BREAK, CONTINUE, type Compiling, type Evaluate, NEXT, type Step, settled } from './closures.ts';
import { argument, finished, pipeline, stages } from './compile-pipeline.ts';
import { alternative, range } from './compile-range.ts';
import type { ActionNode, BranchNode, ListNode, Statement, TemplateNode } from './nodes.ts';
import { Scope } from './scope.ts';
import { isStackOverflow } from './stack-overflow.ts';

/** The body of a template, compiled when it is first asked for. */
export class Body {
  readonly text: string;
  readonly root: ListNode;
  private readonly functions: FuncTable;
  private compiled: readonly Step[] | undefined;

  /** `text` is the whole text that the positions in `root` refer to. */
  constructor(text: string, root: ListNode, functions: FuncTable) {
    this.text = text;
    this.root = root;
    this.functions = functions;
  }

  get steps(): readonly Step[] {
    this.compiled ??= list({ functions: this.functions, scope: new Scope(), argument, list }, this.root);
    return this.compiled;
  }
}

/** Compiles statements in order. */
function list(compiling: Compiling, { nodes }: ListNode): readonly Step[] {
  return nodes.map((node) =>
    node.kind === 'action' ? action(compiling, node) : { run: statement(compiling, node), finish: undefined, node },
  );
}

function statement(compiling: Compiling, node: Exclude<Statement, ActionNode>): Step['run'] {
  switch (node.kind) {
    case 'text':
      return () => node.text;
    case 'if':
    case 'with':
      return compiling.scope.block(() => branch(compiling, node));
    case 'range':
      return compiling.scope.block(() => range(compiling, node));
    case 'template':
      return call(compiling, node);
    case 'break':
      return () => BREAK;
    case 'continue':
      return () => CONTINUE;
    default:
      return node satisfies never;
  }
}

function action(compiling: Compiling, node: ActionNode): Step {
  const { first, rest, assign } = stages(compiling, node.pipe);
  if (rest.length + assign.length === 0) return { run: first, finish: undefined, node };
  const silent = assign.length > 0;
  const finish: Step['finish'] = (state, dot, value) => {
    const result = finished(state, dot, value, rest, assign);
    return silent ? NEXT : result;
  };
  return { run: first, finish, node };
}

function branch(compiling: Compiling, node: BranchNode): Step['run'] {
  const { scope } = compiling;
  const { evaluate } = pipeline(compiling, node.pipe);
  const outer = scope.dot;
  if (node.kind === 'with') scope.dot = undefined;
  const then = scope.block(() => list(compiling, node.list));
  scope.dot = outer;
  const otherwise = alternative(compiling, node);
  if (node.kind === 'if') {
    return function runIf(state, dot) {
      const steps = isTrue(evaluate(state, dot)) ? then : otherwise;
      for (let i = 0; i < steps.length; i++) {
        const signal = state.put(steps[i]!.run(state, dot), dot, steps[i]!);
        if (signal !== NEXT) return signal;
      }
      return NEXT;
    };
  }
  return function runWith(state, dot) {
    let inner = evaluate(state, dot);
    const steps = isTrue(inner) ? then : otherwise;
    if (steps === otherwise) inner = dot;
    for (let i = 0; i < steps.length; i++) {
      const signal = state.put(steps[i]!.run(state, inner), inner, steps[i]!);
      if (signal !== NEXT) return signal;
    }
    return NEXT;
  };
}

function call(compiling: Compiling, node: TemplateNode): Step['run'] {
  const evaluate: Evaluate = node.pipe ? pipeline(compiling, node.pipe).evaluate : () => undefined;
  return function runTemplate(state, dot) {
    const template = state.set.lookup(node.name);
    if (!template) return state.fail(node, 'template %q not defined', [node.name]);
    const data = settled(evaluate(state, dot));
    const inner = state.enter(template, data, node);
    try {
      const { steps } = template.body;
      for (let i = 0; i < steps.length; i++) inner.put(steps[i]!.run(inner, data), data, steps[i]!);
    } catch (error) {
      if (isStackOverflow(error)) state.overflowed(node);
      return inner.caught(error);
    }
    return NEXT;
  };
}
