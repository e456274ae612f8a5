/**
 * The parsed template: plain data, one shape a construct. `pos` is where the token stands that Go's
 * node remembers, so that error columns agree: for statements an index into the template's text, for
 * what is inside of an action counted from the action's `from`. Actions of the same text can
 * therefore share their pipeline, wherever they stand.
 */

/** `text {{action}} …`, up to an end or else. */
export interface ListNode {
  readonly kind: 'list';
  readonly nodes: readonly Statement[];
}

export interface TextNode {
  readonly kind: 'text';
  readonly pos: number;
  readonly text: string;
}

/** `{{pipeline}}`. */
export interface ActionNode {
  readonly kind: 'action';
  readonly pos: number;
  readonly from: number;
  readonly pipe: PipeNode;
}

/** `{{if pipeline}} … {{else}} … {{end}}`, and the same with `with` and `range`. */
export interface BranchNode {
  readonly kind: 'if' | 'with' | 'range';
  readonly pos: number;
  readonly from: number;
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList: ListNode | undefined;
}

export interface BreakNode {
  readonly kind: 'break' | 'continue';
  readonly pos: number;
}

/** `{{template "name" pipeline}}`, also what stands for a block where it was defined. */
export interface TemplateNode {
  readonly kind: 'template';
  readonly pos: number;
  readonly from: number;
  readonly name: string;
  readonly pipe: PipeNode | undefined;
}

/** `$a, $b := command | command`. */
export interface PipeNode {
  readonly kind: 'pipe';
  readonly pos: number;
  /** `=` rather than `:=`. */
  readonly isAssign: boolean;
  readonly decl: readonly VariableNode[];
  readonly cmds: readonly CommandNode[];
  /** No variable is named in it but `$`: it means the same wherever it stands. */
  readonly closed: boolean;
}

/** `operand operand …`. */
export interface CommandNode {
  readonly kind: 'command';
  readonly pos: number;
  readonly args: readonly Operand[];
}

/** `.A.B`. */
export interface FieldNode {
  readonly kind: 'field';
  readonly pos: number;
  readonly ident: readonly string[];
}

/** `$x.A.B`: the variable with its dollar, then the fields. */
export interface VariableNode {
  readonly kind: 'variable';
  readonly pos: number;
  readonly ident: readonly string[];
}

/** `(pipeline).A.B` or `function.A.B`. */
export interface ChainNode {
  readonly kind: 'chain';
  readonly pos: number;
  readonly node: Operand;
  readonly field: readonly string[];
}

export interface IdentifierNode {
  readonly kind: 'identifier';
  readonly pos: number;
  readonly ident: string;
}

export interface DotNode {
  readonly kind: 'dot';
  readonly pos: number;
}

export interface NilNode {
  readonly kind: 'nil';
  readonly pos: number;
}

export interface BoolNode {
  readonly kind: 'bool';
  readonly pos: number;
  readonly value: boolean;
}

export interface StringNode {
  readonly kind: 'string';
  readonly pos: number;
  /** As written, quotes included. */
  readonly quoted: string;
  readonly text: string;
}

/** A number by every type that its value fits. */
export interface NumberNode {
  readonly kind: 'number';
  readonly pos: number;
  readonly text: string;
  readonly int: bigint | undefined;
  readonly uint: bigint | undefined;
  readonly float: number | undefined;
  readonly complex: readonly [re: number, im: number] | undefined;
}

/** Ends a list; never part of a tree. */
export interface EndNode {
  readonly kind: 'end' | 'else';
}

export type Statement = TextNode | ActionNode | BranchNode | BreakNode | TemplateNode;
export type Literal = BoolNode | StringNode | NumberNode;
export type Operand = FieldNode | VariableNode | ChainNode | IdentifierNode | DotNode | NilNode | Literal | PipeNode;
/** What can be at fault when a template is run. */
export type Blamed = Statement | CommandNode | Operand;
export type Node = Blamed | EndNode | ListNode;

/** Whether `pos` is an index into the template's text. */
export function isStatement(node: Node): node is ActionNode | BranchNode | TemplateNode {
  return 'from' in node;
}
