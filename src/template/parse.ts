/**
 * Tokens to trees: one function a grammar rule. Definitions are taken out of the text they stand
 * in. The result knows no template name, so that one text is parsed once whatever it is called.
 */
import { isBlank } from '../go/space.ts';
import type { Token } from './lex.ts';
import type { BranchNode, EndNode, ListNode, Statement, TemplateNode } from './nodes.ts';
import { pipeline, type Surroundings, stringText } from './parse-pipeline.ts';
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
  /** How many `range` are open around. */
  ranges: number;
}

/** Parses a template text; `hasFunction` knows the functions. Throws a {@link ParseFailure}. */
export function parse(text: string, hasFunction: (name: string) => boolean): ParsedText {
  const tokens = new TokenStream(text, hasFunction);
  const parsing: Parsing = { tokens, hasFunction, vars: ['$'], parens: 0, ranges: 0, defines: new Map() };
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
  const { pos } = tokens.peek();
  const nodes: Statement[] = [];
  while (tokens.peek().kind !== 'eof') {
    const start = tokens.position;
    if (tokens.next().kind === 'left delim' && tokens.nextNonSpace().kind === 'define') {
      definition(parsing);
      continue;
    }
    tokens.position = start;
    const node = textOrAction(parsing);
    if (isEnd(node)) return tokens.fail('unexpected %s', print(node));
    nodes.push(node);
  }
  return { kind: 'list', pos, nodes };
}

/** definition: "{{" "define" string "}}" itemList "{{end}}"; the keyword is past. */
function definition(parsing: Parsing): void {
  const { tokens } = parsing;
  ownTree(parsing, () => {
    const token = tokens.nextNonSpace();
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
  const { pos } = tokens.peekNonSpace();
  const nodes: Statement[] = [];
  while (tokens.peekNonSpace().kind !== 'eof') {
    const node = textOrAction(parsing);
    if (isEnd(node)) return { list: { kind: 'list', pos, nodes }, end: node };
    nodes.push(node);
  }
  return tokens.fail('unexpected EOF');
}

function isEnd(node: Statement | EndNode): node is EndNode {
  return node.kind === 'end' || node.kind === 'else';
}

/** textOrAction: text | "{{" action */
function textOrAction(parsing: Parsing): Statement | EndNode {
  const { tokens } = parsing;
  tokens.forget();
  const token = tokens.nextNonSpace();
  if (token.kind === 'text') return { kind: 'text', pos: token.pos, text: token.text };
  if (token.kind !== 'left delim') return tokens.unexpected(token, 'input');
  tokens.actionStart = token.pos;
  const node = action(parsing);
  tokens.actionStart = -1;
  return node;
}

/** action: control | pipeline "}}" */
function action(parsing: Parsing): Statement | EndNode {
  const { tokens } = parsing;
  const token = tokens.nextNonSpace();
  switch (token.kind) {
    case 'block':
      return block(parsing);
    case 'break':
    case 'continue':
      return loopControl(parsing, token, token.kind);
    case 'else':
      return elseControl(parsing);
    case 'end':
      return { kind: 'end', pos: tokens.expect('right delim', 'end').pos };
    case 'if':
    case 'with':
    case 'range':
      return branch(parsing, token.kind);
    case 'template':
      return templateCall(parsing);
  }
  tokens.position--;
  return { kind: 'action', pos: token.pos, pipe: pipeline(parsing, 'command', 'right delim') };
}

/** "break" "}}" | "continue" "}}" */
function loopControl({ tokens, ranges }: Parsing, { pos }: Token, kind: 'break' | 'continue'): Statement {
  const context = `{{${kind}}}`;
  tokens.expect('right delim', context);
  return ranges === 0 ? tokens.fail(`${context} outside {{range}}`) : { kind, pos };
}

/** "else" ( "}}" | "if" … | "with" … ); what follows an "if" or "with" is left for the branch. */
function elseControl({ tokens }: Parsing): EndNode {
  const next = tokens.peekNonSpace();
  if (next.kind !== 'if' && next.kind !== 'with') tokens.expect('right delim', 'else');
  return { kind: 'else', pos: next.pos };
}

/** ( "if" | "with" | "range" ) pipeline "}}" itemList [ "{{else}}" itemList ] "{{end}}"; `else if` and `else with` share the end. */
function branch(parsing: Parsing, kind: BranchNode['kind']): BranchNode {
  const variables = parsing.vars.length;
  const pipe = pipeline(parsing, kind, 'right delim');
  if (kind === 'range') parsing.ranges++;
  const { list, end } = itemList(parsing);
  if (kind === 'range') parsing.ranges--;
  const elseList = end.kind === 'end' ? undefined : otherwise(parsing, kind, end.pos);
  parsing.vars.length = variables;
  return { kind, pos: pipe.pos, pipe, list, elseList };
}

function otherwise(parsing: Parsing, kind: BranchNode['kind'], pos: number): ListNode {
  const { tokens } = parsing;
  if (kind !== 'range' && tokens.peek().kind === kind) {
    tokens.next();
    return { kind: 'list', pos, nodes: [branch(parsing, kind)] };
  }
  const { list, end } = itemList(parsing);
  return end.kind === 'end' ? list : tokens.fail('expected end; found %s', print(end));
}

/** "block" string pipeline "}}" itemList "{{end}}": a definition and its call. */
function block(parsing: Parsing): TemplateNode {
  const { name, pos } = templateName(parsing, 'block clause');
  const pipe = pipeline(parsing, 'block clause', 'right delim');
  ownTree(parsing, () => define(parsing, name, body(parsing, 'block clause')));
  return { kind: 'template', pos, name, pipe };
}

/** "template" string [ pipeline ] "}}" */
function templateCall(parsing: Parsing): TemplateNode {
  const { tokens } = parsing;
  const { name, pos } = templateName(parsing, 'template clause');
  if (tokens.peekNonSpace().kind !== 'right delim') {
    return { kind: 'template', pos, name, pipe: pipeline(parsing, 'template clause', 'right delim') };
  }
  tokens.next();
  return { kind: 'template', pos, name, pipe: undefined };
}

function templateName({ tokens }: Parsing, context: string): { name: string; pos: number } {
  const token = tokens.nextNonSpace();
  if (token.kind !== 'string' && token.kind !== 'raw string') return tokens.unexpected(token, context);
  return { name: stringText(tokens, token), pos: token.pos };
}
