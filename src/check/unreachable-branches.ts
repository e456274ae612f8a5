/** Branches that never run, whatever the values: conditions that are literals, and those that an earlier branch has, too. */
import { positionAt } from '../base/text-position.ts';
import type { BranchNode, ListNode, PipeNode } from '../template/nodes.ts';
import { print } from '../template/print.ts';
import type { Finding } from './finding.ts';

export function unreachableBranches(list: ListNode, file: { readonly name: string; readonly text: string }): Finding[] {
  const found: Finding[] = [];
  const say = (at: number, message: string) =>
    void found.push({
      rule: 'template/unreachable-branch',
      message,
      position: { file: file.name, ...positionAt(file.text, Math.max(file.text.lastIndexOf('{{', at), 0)) },
    });
  const visit = ({ nodes }: ListNode, chain: readonly string[]): void => {
    for (const node of nodes) {
      if (node.kind !== 'if' && node.kind !== 'with' && node.kind !== 'range') continue;
      const above = nodes.length === 1 ? chain : [];
      const condition = print(node.pipe);
      if (node.kind === 'if') {
        if (above.includes(condition)) say(node.from, `an earlier branch has the condition ${condition}, too`);
        const always = literalTruth(node.pipe);
        if (always === false) say(node.from, `${condition} is never true`);
        else if (always && node.elseList) say(node.from, `${condition} is always true: the else never runs`);
      }
      visit(node.list, []);
      if (node.elseList) visit(node.elseList, isChain(node) ? [...above, condition] : []);
    }
  };
  visit(list, []);
  return found;
}

/** `else if`: the else holds nothing but an if. */
function isChain({ kind, elseList }: BranchNode): boolean {
  return kind === 'if' && elseList?.nodes.length === 1 && elseList.nodes[0]?.kind === 'if';
}

/** Whether a pipeline is a literal, and a true one. */
function literalTruth({ cmds, decl }: PipeNode): boolean | undefined {
  const [command, ...more] = cmds;
  const [operand, ...others] = command?.args ?? [];
  if (!operand || more.length + others.length + decl.length > 0) return undefined;
  if (operand.kind === 'bool') return operand.value;
  if (operand.kind === 'string') return operand.text !== '';
  if (operand.kind === 'number') return Number(operand.text) !== 0;
  return undefined;
}
