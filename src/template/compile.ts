/**
 * Trees to closures: statements. A compiled template is immutable and shared by every execution;
 * functions, constants, variables and argument counts are settled here, once.
 */
import type { FuncTable } from '../go/func.ts';
import { isTrue } from '../go/truth.ts';
import { alternative, Block, within } from './block.ts';
import { BREAK, CONTINUE, type Compiling, type Evaluate, NEXT, type Step, settled } from './closures.ts';
import { argument, finished, pipeline, stages } from './compile-pipeline.ts';
import { range } from './compile-range.ts';
import { type ActionNode, type BranchNode, isStatement, type ListNode, type Statement, type TemplateNode, type TextNode } from './nodes.ts';
import { Scope } from './scope.ts';
import { isStackOverflow } from './stack-overflow.ts';
import { isTraced } from './trace.ts';
import { tracedBranch, tracedCondition, tracedStep } from './trace-statements.ts';

/** The body of a template. */
export class Body extends Block {
  readonly text: string;

  /** `text` is the whole text that the positions in `root` refer to. */
  constructor(text: string, root: ListNode, functions: FuncTable) {
    super({ traced: isTraced(functions), functions, scope: new Scope(), argument, list }, root);
    this.text = text;
  }
}

/** Compiles statements in order. */
function list(compiling: Compiling, { nodes }: ListNode): readonly Step[] {
  const steps = nodes.map((node) =>
    node.kind === 'action'
      ? action(compiling, node)
      : { run: statement(compiling, node), finish: undefined, from: isStatement(node) ? node.from : 0, node },
  );
  return compiling.traced ? steps.map(tracedStep) : steps;
}

function statement(compiling: Compiling, node: Exclude<Statement, ActionNode>): Step['run'] {
  switch (node.kind) {
    case 'text':
      return text;
    case 'if':
    case 'with':
      return compiling.traced ? tracedBranch(compiling, node, branch(within(compiling), node)) : branch(within(compiling), node);
    case 'range':
      return compiling.traced ? tracedBranch(compiling, node, range(within(compiling), node)) : range(within(compiling), node);
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

/** Texts are so many that they share their code. */
function text(this: Step): string {
  return (this.node as TextNode).text;
}

function action(compiling: Compiling, node: ActionNode): Step {
  const { first, rest, assign } = stages(compiling, node.pipe);
  if (rest.length + assign.length === 0) return { run: first, finish: undefined, from: node.from, node };
  const silent = assign.length > 0;
  const finish: Step['finish'] = (state, dot, value) => {
    const result = finished(state, dot, value, rest, assign);
    return silent ? NEXT : result;
  };
  return { run: first, finish, from: node.from, node };
}

function branch(compiling: Compiling, node: BranchNode): Step['run'] {
  const plain = pipeline(compiling, node.pipe).evaluate;
  const evaluate = compiling.traced ? tracedCondition(node, plain) : plain;
  const otherwise = alternative(compiling, node);
  if (node.kind === 'with') compiling.scope.dot = undefined;
  const then = new Block(compiling, node.list);
  if (node.kind === 'if') {
    return function runIf(state, dot) {
      const { steps } = isTrue(evaluate(state, dot)) ? then : otherwise;
      for (let i = 0; i < steps.length; i++) {
        const step = steps[i]!;
        state.from = step.from;
        const signal = state.put(step.run(state, dot), dot, step);
        if (signal !== NEXT) return signal;
      }
      return NEXT;
    };
  }
  return function runWith(state, dot) {
    let inner = evaluate(state, dot);
    const block = isTrue(inner) ? then : otherwise;
    if (block === otherwise) inner = dot;
    const { steps } = block;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i]!;
      state.from = step.from;
      const signal = state.put(step.run(state, inner), inner, step);
      if (signal !== NEXT) return signal;
    }
    return NEXT;
  };
}

function call(compiling: Compiling, node: TemplateNode): Step['run'] {
  const evaluate: Evaluate = node.pipe ? pipeline(compiling, node.pipe).evaluate : () => undefined;
  return function runTemplate(state, dot) {
    const template = state.set.lookup(node.name);
    if (!template) return state.fail('template/undefined-template', node, 'template %q not defined', [node.name]);
    const data = settled(evaluate(state, dot));
    const inner = state.enter(template, data, node);
    try {
      const { steps } = template.body;
      for (let i = 0; i < steps.length; i++) {
        const step = steps[i]!;
        inner.from = step.from;
        inner.put(step.run(inner, data), data, step);
      }
    } catch (error) {
      if (isStackOverflow(error)) state.overflowed(node);
      return inner.caught(error);
    }
    return NEXT;
  };
}
