/** What can be covered in a template's text: its statements, the arms of its branches, and the templates that it defines. */
import { attempt } from '../base/errors.ts';
import { type BranchNode, isStatement, type ListNode, type Node, type PipeNode, type Statement } from '../template/nodes.ts';
import { parse } from '../template/parse.ts';

/** A statement, as a part of the text. */
export interface StatementPoint {
  readonly kind: Statement['kind'];
  /** What a tracer names it by: its node's `pos`. */
  readonly pos: number;
  readonly from: number;
  readonly to: number;
}

export type BranchKind = 'if' | 'with' | 'range' | 'default';

/** An `if`, `with`, `range` or a call of `default`, with two ways to go. */
export interface BranchPoint {
  readonly kind: BranchKind;
  /** What it is counted under. */
  readonly key: string;
  /** Where it stands: the action, or the call of `default` in it. */
  readonly at: number;
  /** The action, with its braces. */
  readonly from: number;
  readonly to: number;
}

/** A template that the text defines. */
export interface DefinePoint {
  readonly name: string;
  readonly at: number;
  /** Its statements, by their `pos`. */
  readonly statements: readonly number[];
}

type Action = Pick<BranchPoint, 'from' | 'to'>;

/** What a branch is counted under; `at` is its place according to the engine. */
export function branchKey(kind: BranchKind, at: number): string {
  return `${kind} ${at}`;
}

export interface BranchPoints {
  readonly statements: readonly StatementPoint[];
  readonly branches: readonly BranchPoint[];
  readonly defines: readonly DefinePoint[];
}

/** What a text has; nothing if it does not parse. */
export function branchPoints(text: string): BranchPoints {
  const parsed = attempt(() => parse(text, () => true));
  const points = new Points(text);
  if (!parsed) return points;
  points.list(parsed.root);
  for (const [name, tree] of parsed.defines) points.define(name, tree);
  return points;
}

class Points implements BranchPoints {
  readonly statements: StatementPoint[] = [];
  readonly branches: BranchPoint[] = [];
  readonly defines: DefinePoint[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** A definition without a statement has nothing that could run. */
  define(name: string, tree: ListNode): void {
    const before = this.statements.length;
    this.list(tree);
    const statements = this.statements.slice(before).map(({ pos }) => pos);
    if (statements.length > 0) this.defines.push({ name, at: this.placeOf(name, this.statements[before]!.from), statements });
  }

  list({ nodes }: ListNode): void {
    for (const node of nodes) this.statement(node);
  }

  private statement(node: Statement): void {
    if (node.kind === 'text') this.statements.push({ kind: 'text', pos: node.pos, from: node.pos, to: node.pos + node.text.length });
    if (!isStatement(node)) return;
    const action = { from: Math.max(this.text.lastIndexOf('{{', node.from), 0), to: actionEnd(this.text, node.from) };
    this.statements.push({ kind: node.kind, pos: node.pos, ...action });
    if (node.pipe) this.pipe(node.pipe, node.from, action);
    if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range') this.branch(node, action);
  }

  private branch({ kind, from, list, elseList }: BranchNode, action: Action): void {
    this.branches.push({ kind, key: branchKey(kind, from), at: action.from, ...action });
    this.list(list);
    if (elseList) this.list(elseList);
  }

  /** Calls of `default`, in parentheses, too. */
  private pipe({ cmds }: PipeNode, from: number, action: Action): void {
    const operand = (node: Node): void => {
      if (node.kind === 'pipe') this.pipe(node, from, action);
      else if (node.kind === 'chain') operand(node.node);
    };
    for (const { args, pos } of cmds) {
      const [first] = args;
      if (first?.kind === 'identifier' && first.ident === 'default') {
        const at = from + pos;
        this.branches.push({ kind: 'default', key: branchKey('default', at), at, ...action });
      }
      for (const arg of args) operand(arg);
    }
  }

  /** Where a definition begins: the last one of that name in front of its first statement. */
  private placeOf(name: string, before: number): number {
    const opening = /\{\{-?\s*(?:define|block)\s+(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`)/g;
    const found = [...this.text.matchAll(opening)].filter(([, quoted, raw]) => (quoted ?? raw) === name);
    return found.findLast(({ index }) => index < before)?.index ?? found[0]?.index ?? before;
  }
}

/** Behind the braces that close an action; quoted braces do not. */
function actionEnd(text: string, from: number): number {
  const token = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|\}\}/g;
  token.lastIndex = from;
  for (let found = token.exec(text); found; found = token.exec(text)) if (found[0] === '}}') return token.lastIndex;
  return text.length;
}
