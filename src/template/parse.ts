/**
 * Tokens to trees: one function a grammar rule. Definitions are taken out of the text they stand
 * in. The result knows no template name, so that one text is parsed once whatever it is called.
 */
import { isBlank } from '../go/space.ts';
import type { Token } from './lex.ts';
import type { BranchNode, EndNode, ListNode, PipeNode, Statement, TemplateNode, TextNode } from './nodes.ts';
import { type Action, type ActionMemory, action } from './parse-action.ts';
import { type Surroundings, stringText } from './parse-pipeline.ts';
import { print } from './print.ts';
import { isStackOverflow } from './stack-overflow.ts';
import { type ParseFailure, TokenStream } from './token-stream.ts';

/** A parsed text: its own tree and those it defines by name. */
export interface ParsedText {
  readonly root: ListNode;
  readonly defines: ReadonlyMap<string, ListNode>;
}

/** The state of reading one text. What belongs to the tree at hand is put aside while another one is read. */
interface Parsing extends Surroundings {
  readonly defines: Map<string, ListNode>;
  readonly memory: ActionMemory;
  /** How many `range` are open around. */
  ranges: number;
}

/** Parses a template text; `hasFunction` knows the functions, `memory` the actions met with them before. Throws a {@link ParseFailure}. */
export function parse(text: string, hasFunction: (name: string) => boolean, memory: ActionMemory = new Map()): ParsedText {
  const tokens = new TokenStream(text, hasFunction);
  const defines = new Map<string, ListNode>();
  const parsing: Parsing = { tokens, hasFunction, memory, vars: ['$'], parens: 0, ranges: 0, from: 0, uses: [], defines };
  try {
    return { root: template(parsing), defines: parsing.defines };
  } catch (error) {
    if (isStackOverflow(error)) return tokens.fail('max expression depth exceeded');
    throw error;
  }
}

/** template: { definition | textOrAction } */
function template(parsing: Parsing): ListNode {
  const { tokens } = parsing;
  const nodes: Statement[] = [];
  for (let token = tokens.outside(); token.kind !== 'eof'; token = tokens.outside()) {
    if (token.kind === 'left delim' && tokens.seesDefine()) {
      definition(parsing);
      continue;
    }
    const node = textOrAction(parsing, token);
    if (isEnd(node)) return tokens.fail('unexpected %s', print(node));
    nodes.push(node);
  }
  return { kind: 'list', pos: 0, nodes };
}

/** definition: "{{" "define" string "}}" itemList "{{end}}", its delimiter past */
function definition(parsing: Parsing): void {
  const { tokens } = parsing;
  tokens.begin();
  tokens.next();
  ownTree(parsing, () => {
    const token = tokens.next();
    if (token.kind !== 'string' && token.kind !== 'raw string') return tokens.unexpected(token, 'define clause');
    const name = stringText(tokens, token);
    tokens.expect('right delim', 'define clause');
    define(parsing, name, body(parsing, 'define clause'));
  });
}

/** Reads a tree of its own, with no variables or loops from around. */
function ownTree(parsing: Parsing, read: () => void): void {
  const { vars, parens, ranges } = parsing;
  const { actionStart } = parsing.tokens;
  Object.assign(parsing, { vars: ['$'], parens: 0, ranges: 0 });
  parsing.tokens.actionStart = -1;
  read();
  Object.assign(parsing, { vars, parens, ranges });
  parsing.tokens.actionStart = actionStart;
}

function body(parsing: Parsing, context: string): ListNode {
  const { list, end } = itemList(parsing);
  return end.kind === 'end' ? list : parsing.tokens.fail('unexpected %s in %s', print(end), context);
}

/** An empty definition gives way to any other; two that are not empty are an error. */
function define(parsing: Parsing, name: string, tree: ListNode): void {
  const earlier = parsing.defines.get(name);
  if (!earlier || isEmptyTree(earlier)) parsing.defines.set(name, tree);
  else if (!isEmptyTree(tree)) parsing.tokens.fail('template: multiple definition of template %q', name);
}

/** Whether there is nothing but white space in it (comments never become nodes). */
export function isEmptyTree(tree: ListNode): boolean {
  return tree.nodes.every((node) => node.kind === 'text' && isBlank(node.text));
}

/** itemList: { textOrAction } ( "{{end}}" | "{{else}}" ) */
function itemList(parsing: Parsing): { list: ListNode; end: EndNode } {
  const { tokens } = parsing;
  const nodes: Statement[] = [];
  let pos = -1;
  for (let token = tokens.outside(); token.kind !== 'eof'; token = tokens.outside()) {
    if (pos < 0) pos = token.pos;
    const node = textOrAction(parsing, token);
    if (isEnd(node)) return { list: { kind: 'list', pos, nodes }, end: node };
    nodes.push(node);
  }
  return tokens.fail('unexpected EOF');
}

function isEnd(node: Statement | EndNode): node is EndNode {
  return node.kind === 'end' || node.kind === 'else';
}

/** textOrAction: text | "{{" action */
function textOrAction(parsing: Parsing, token: Token): Statement | EndNode {
  const { tokens } = parsing;
  if (token.kind === 'text') return token as TextNode;
  if (token.kind !== 'left delim') return tokens.unexpected(token, 'input');
  tokens.actionStart = token.pos;
  const variables = parsing.vars.length;
  const node = statement(parsing, action(parsing, parsing.memory), variables);
  tokens.actionStart = -1;
  return node;
}

/**
 * statement: action | branch | block | "{{template …}}" | "{{break}}" | "{{continue}}"; or an "{{end}}" or
 * "{{else}}" that ends a list. `variables` is how many there were before the action.
 */
function statement(parsing: Parsing, said: Action, variables: number): Statement | EndNode {
  const { from } = parsing;
  const pos = from + said.pos;
  switch (said.kind) {
    case 'action':
      return { kind: said.kind, pos, from, pipe: said.pipe };
    case 'if':
    case 'with':
    case 'range':
      return branch(parsing, said.kind, said.pipe, variables);
    case 'template':
      return { kind: said.kind, pos, from, name: said.name, pipe: said.pipe };
    case 'block':
      return block(parsing, { kind: 'template', pos, from, name: said.name, pipe: said.pipe });
    case 'break':
    case 'continue':
      return parsing.ranges === 0 ? parsing.tokens.fail(`{{${said.kind}}} outside {{range}}`) : { kind: said.kind, pos };
    case 'else':
    case 'end':
      return { kind: said.kind, pos };
    default:
      return said satisfies never;
  }
}

/** branch: ( "if" | "with" | "range" ) itemList [ "{{else}}" itemList ] "{{end}}", its first action past; `else if` and `else with` share the end. */
function branch(parsing: Parsing, kind: BranchNode['kind'], pipe: PipeNode, variables: number): BranchNode {
  const { from } = parsing;
  if (kind === 'range') parsing.ranges++;
  const { list, end } = itemList(parsing);
  if (kind === 'range') parsing.ranges--;
  const elseList = end.kind === 'end' ? undefined : otherwise(parsing, kind, end.pos);
  parsing.vars.length = variables;
  return { kind, pos: from + pipe.pos, from, pipe, list, elseList };
}

function otherwise(parsing: Parsing, kind: BranchNode['kind'], pos: number): ListNode {
  const { tokens } = parsing;
  if (kind !== 'range' && tokens.peek().kind === kind) {
    const variables = parsing.vars.length;
    const node = statement(parsing, action(parsing, parsing.memory), variables);
    return { kind: 'list', pos, nodes: [node as BranchNode] };
  }
  const { list, end } = itemList(parsing);
  return end.kind === 'end' ? list : tokens.fail('expected end; found %s', print(end));
}

/** block: itemList "{{end}}", its first action past: a definition and its call. */
function block(parsing: Parsing, call: TemplateNode): TemplateNode {
  ownTree(parsing, () => define(parsing, call.name, body(parsing, 'block clause')));
  return call;
}
