/** Nodes back to source, as Go quotes them in `at <…>`. */
import { quote } from '../go/strconv.ts';
import type { BranchNode, Node, PipeNode } from './nodes.ts';

/** The node in Go's normal form: one space between operands, ` | ` between commands, strings as they were written. */
export function print(node: Node): string {
  switch (node.kind) {
    case 'list':
      return node.nodes.map(print).join('');
    case 'text':
      return node.text;
    case 'action':
      return `{{${print(node.pipe)}}}`;
    case 'if':
    case 'with':
    case 'range':
      return branch(node);
    case 'break':
    case 'continue':
    case 'end':
    case 'else':
      return `{{${node.kind}}}`;
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe ? ' ' + print(node.pipe) : ''}}}`;
    case 'pipe':
      return declaration(node) + node.cmds.map(print).join(' | ');
    case 'command':
      return node.args.map(grouped).join(' ');
    case 'field':
      return '.' + node.ident.join('.');
    case 'variable':
      return node.ident.join('.');
    case 'chain':
      return `${grouped(node.node)}.${node.field.join('.')}`;
    case 'identifier':
      return node.ident;
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'bool':
      return String(node.value);
    case 'string':
      return node.quoted;
    case 'number':
      return node.text;
    default:
      return node satisfies never;
  }
}

function branch(node: BranchNode): string {
  const otherwise = node.elseList ? `{{else}}${print(node.elseList)}` : '';
  return `{{${node.kind} ${print(node.pipe)}}}${print(node.list)}${otherwise}{{end}}`;
}

function declaration(pipe: PipeNode): string {
  return pipe.decl.length === 0 ? '' : pipe.decl.map(print).join(', ') + (pipe.isAssign ? ' = ' : ' := ');
}

function grouped(node: Node): string {
  return node.kind === 'pipe' ? `(${print(node)})` : print(node);
}
