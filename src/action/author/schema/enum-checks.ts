/** Checks by which templates refuse a value: `if not (has .Values.a (list "x" "y"))` and `if and (ne .Values.a "x") …`, with a `fail` inside. */
import { attempt } from '../../../base/errors.ts';
import type { Chart } from '../../../chart/chart.ts';
import { fileText } from '../../../chart/chart.ts';
import { pathText } from '../../../explain/value-path.ts';
import type { BranchNode, CommandNode, ListNode, Operand, PipeNode, Statement } from '../../../template/nodes.ts';
import { parse } from '../../../template/parse.ts';

/** The texts that a value may be, by its path among the root chart's values. */
export function allowedTexts(chart: Chart, prefix: readonly string[] = []): Map<string, readonly string[]> {
  const allowed = new Map<string, readonly string[]>();
  for (const file of chart.templates) {
    const parsed = attempt(() => parse(fileText(file), () => true));
    if (!parsed) continue;
    for (const list of [parsed.root, ...parsed.defines.values()]) {
      for (const node of list?.nodes ?? []) {
        const check = node.kind === 'if' ? checkOf(node) : undefined;
        if (check) allowed.set(pathText([...prefix, ...check.path]), check.texts);
      }
    }
  }
  for (const child of chart.dependencies)
    for (const [path, texts] of allowedTexts(child, [...prefix, child.metadata.name])) allowed.set(path, texts);
  return allowed;
}

interface Check {
  readonly path: readonly string[];
  readonly texts: readonly string[];
}

/** A chain of `eq` whose end fails, or a branch that fails when the value is none of several strings. */
function checkOf(node: BranchNode): Check | undefined {
  if (fails(node.list)) return refusedUnless(onlyCommand(node.pipe));
  const chain: Check[] = [];
  for (let at: BranchNode | undefined = node; at; ) {
    const check = anyOf(onlyCommand(at.pipe));
    if (!check) return undefined;
    chain.push(check);
    const next: ListNode | undefined = at.elseList;
    if (!next) return undefined;
    if (fails(next)) return together(chain);
    const inside: readonly Statement[] = next.nodes.filter((each) => each.kind !== 'text');
    at = inside.length === 1 && inside[0]?.kind === 'if' ? inside[0] : undefined;
  }
  return undefined;
}

function together(checks: readonly (Check | undefined)[]): Check | undefined {
  const [first] = checks;
  if (!first || checks.some((check) => check?.path.join('.') !== first.path.join('.'))) return undefined;
  return { path: first.path, texts: [...new Set(checks.flatMap((check) => check?.texts ?? []))] };
}

function fails(list: ListNode): boolean {
  return list.nodes.some((node) => node.kind === 'action' && node.pipe.cmds.some(({ args }) => name(args[0]) === 'fail'));
}

function name(operand: Operand | undefined): string {
  return operand?.kind === 'identifier' ? operand.ident : '';
}

function onlyCommand({ cmds, decl }: PipeNode): CommandNode | undefined {
  return cmds.length === 1 && decl.length === 0 ? cmds[0] : undefined;
}

function inner(operand: Operand): CommandNode | undefined {
  return operand.kind === 'pipe' ? onlyCommand(operand) : undefined;
}

/** `eq F "a"`, `or (eq F "a") (eq F "b")`, `has F (list "a" "b")` */
function anyOf(command: CommandNode | undefined): Check | undefined {
  const [called, ...args] = command?.args ?? [];
  if (name(called) === 'eq') return compared(args);
  if (name(called) === 'or') return together(args.map((arg) => anyOf(inner(arg))));
  if (name(called) !== 'has' || args.length !== 2) return undefined;
  const path = valuePath(args[0]!);
  const [list, ...items] = inner(args[1]!)?.args ?? [];
  return path && name(list) === 'list' ? textsOf(path, items) : undefined;
}

/** `not (…)`, `ne F "a"`, `and (ne F "a") (ne F "b")` */
function refusedUnless(command: CommandNode | undefined): Check | undefined {
  const [called, ...args] = command?.args ?? [];
  if (name(called) === 'not' && args.length === 1) return anyOf(inner(args[0]!));
  if (name(called) === 'ne') return compared(args);
  return name(called) === 'and' ? together(args.map((arg) => refusedUnless(inner(arg)))) : undefined;
}

function compared(args: readonly Operand[]): Check | undefined {
  const paths = args.map(valuePath);
  const at = paths.findIndex((path) => path !== undefined);
  return at < 0 ? undefined : textsOf(paths[at] as readonly string[], args.toSpliced(at, 1));
}

function textsOf(path: readonly string[], operands: readonly Operand[]): Check | undefined {
  const texts = operands.map((operand) => (operand.kind === 'string' ? operand.text : undefined));
  return texts.length > 0 && texts.every((text) => text !== undefined) ? { path, texts } : undefined;
}

/** `.Values.a.b` and `$.Values.a.b` */
function valuePath(operand: Operand): readonly string[] | undefined {
  const ident =
    operand.kind === 'field' ? operand.ident : operand.kind === 'variable' && operand.ident[0] === '$' ? operand.ident.slice(1) : [];
  return ident[0] === 'Values' && ident.length > 1 ? ident.slice(1) : undefined;
}
