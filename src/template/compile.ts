/**
 * Trees to closures: statements. A compiled template is immutable and shared by every execution;
 * functions, constants, variables and argument counts are settled here, once.
 */
import type { FuncTable } from '../go/func.ts';
import { isTrue } from '../go/truth.ts';
import { BREAK, CONTINUE, type Compiling, type Evaluate, type Execute, NEXT, type Signal, settled } from './closures.ts';
import { pipeline } from './compile-pipeline.ts';
import { range } from './compile-range.ts';
import type { ActionNode, BranchNode, ListNode, Statement, TemplateNode } from './nodes.ts';
import { Scope } from './scope.ts';
import { isStackOverflow } from './stack-overflow.ts';

/** The body of a template, compiled when it is first asked to run. */
export class Body {
  readonly text: string;
  readonly root: ListNode;
  private readonly functions: FuncTable;
  private compiled: { readonly run: Execute; readonly slots: number } | undefined;

  /** `text` is the whole text that the positions in `root` refer to. */
  constructor(text: string, root: ListNode, functions: FuncTable) {
    this.text = text;
    this.root = root;
    this.functions = functions;
  }

  get run(): Execute {
    return (this.compiled ?? this.compile()).run;
  }

  /** How many variables a state needs room for. */
  get slots(): number {
    return (this.compiled ?? this.compile()).slots;
  }

  private compile(): { readonly run: Execute; readonly slots: number } {
    const scope = new Scope();
    const run = list({ functions: this.functions, scope }, this.root);
    this.compiled = { run, slots: scope.slots };
    return this.compiled;
  }
}

/** Statements in order, until one of them leaves the loop around. */
export function list(compiling: Compiling, { nodes }: ListNode): Execute {
  const steps = nodes.map((node) => statement(compiling, node));
  if (steps.length === 1) return steps[0]!;
  return function runList(state, dot) {
    for (let i = 0; i < steps.length; i++) {
      const signal = steps[i]!(state, dot);
      if (signal !== NEXT) return signal;
    }
    return NEXT;
  };
}

function statement(compiling: Compiling, node: Statement): Execute {
  switch (node.kind) {
    case 'text':
      return function writeText(state) {
        state.emit(node.text, node);
        return NEXT;
      };
    case 'action':
      return action(compiling, node);
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

function action(compiling: Compiling, node: ActionNode): Execute {
  const { evaluate } = pipeline(compiling, node.pipe);
  if (node.pipe.decl.length > 0) {
    return function declare(state, dot) {
      evaluate(state, dot);
      return NEXT;
    };
  }
  return function printValue(state, dot) {
    const value = evaluate(state, dot);
    if (typeof value === 'string') state.emit(value, node);
    else state.emitValue(value, node);
    return NEXT;
  };
}

function branch(compiling: Compiling, node: BranchNode): Execute {
  const { scope } = compiling;
  const { evaluate } = pipeline(compiling, node.pipe);
  const outer = scope.dot;
  if (node.kind === 'with') scope.dot = undefined;
  const then = scope.block(() => list(compiling, node.list));
  scope.dot = outer;
  const { elseList } = node;
  const otherwise = elseList ? scope.block(() => list(compiling, elseList)) : skip;
  if (node.kind === 'with') {
    return function runWith(state, dot) {
      const value = evaluate(state, dot);
      return isTrue(value) ? then(state, value) : otherwise(state, dot);
    };
  }
  return function runIf(state, dot) {
    return isTrue(evaluate(state, dot)) ? then(state, dot) : otherwise(state, dot);
  };
}

/** Does nothing. */
export function skip(): Signal {
  return NEXT;
}

function call(compiling: Compiling, node: TemplateNode): Execute {
  const evaluate: Evaluate = node.pipe ? pipeline(compiling, node.pipe).evaluate : () => undefined;
  return function runTemplate(state, dot) {
    const template = state.set.lookup(node.name);
    if (!template) return state.fail(node, 'template %q not defined', [node.name]);
    try {
      const data = settled(evaluate(state, dot));
      template.body.run(state.enter(template, data, node), data);
    } catch (error) {
      if (isStackOverflow(error)) return state.tooDeep(node);
      throw error;
    }
    return NEXT;
  };
}
