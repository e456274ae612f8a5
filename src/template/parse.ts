/**
 * Tokens to trees: one function a grammar rule. Definitions are taken out of the text they are in. The result knows no
 * template name, so that one text is parsed once whatever it is called.
 */

import { type CutMemory, CutSource, GIVE_UP } from './cut-source.ts';
import { type Definitions, define } from './definitions.ts';
import { LexedSource } from './lexed-source.ts';
import type { BranchNode, EndNode, ListNode, PipeNode, Statement, TemplateNode, TextNode } from './nodes.ts';
import type { Action, ActionMemory } from './parse-action.ts';
import { ParseFailure } from './parse-error.ts';
import type { Surroundings } from './parse-pipeline.ts';
import { print } from './print.ts';
import { isStackOverflow } from './stack-overflow.ts';
import type { TextSource } from './text-source.ts';
import { TokenStream } from './token-stream.ts';

/** A parsed text: its own tree and those it defines by name. */
export interface ParsedText {
  readonly root: ListNode;
  readonly defines: ReadonlyMap<string, ListNode>;
}

/** What the texts of one set of functions have in common: the actions met before, by how they were found. */
export interface ParseMemory {
  readonly lexed: ActionMemory;
  readonly cut: CutMemory;
}

export function newMemory(): ParseMemory {
  return { lexed: new Map(), cut: new Map() };
}

/** The state of reading one text. What belongs to the tree at hand is put aside while another one is read. */
interface Parsing extends Surroundings {
  readonly source: TextSource;
  readonly defines: Definitions;
  /** How many `range` are open around. */
  ranges: number;
}

/** Parses a template text; `hasFunction` knows the functions. Throws a {@link ParseFailure}. */
export function parse(text: string, hasFunction: (name: string) => boolean, memory: ParseMemory = newMemory()): ParsedText {
  return parseCut(text, hasFunction, memory.cut) ?? parseLexed(text, hasFunction, memory.lexed);
}

/** The quick way; undefined if it is not sure. */
export function parseCut(text: string, hasFunction: (name: string) => boolean, memory: CutMemory): ParsedText | undefined {
  try {
    return parseSource(new CutSource(text, memory), new TokenStream('', hasFunction), hasFunction);
  } catch (error) {
    if (error === GIVE_UP || error instanceof ParseFailure || isStackOverflow(error)) return undefined;
    throw error;
  }
}

/** The thorough way. */
export function parseLexed(text: string, hasFunction: (name: string) => boolean, memory: ActionMemory): ParsedText {
  const tokens = new TokenStream(text, hasFunction);
  try {
    return parseSource(new LexedSource(tokens, memory), tokens, hasFunction);
  } catch (error) {
    if (isStackOverflow(error)) return tokens.fail('max expression depth exceeded');
    throw error;
  }
}

function parseSource(source: TextSource, tokens: TokenStream, hasFunction: (name: string) => boolean): ParsedText {
  const defines: Definitions = new Map();
  const root = template({ source, tokens, hasFunction, vars: ['$'], parens: 0, ranges: 0, from: 0, uses: [], defines });
  return { root, defines };
}

/** template: { definition | textOrAction } */
function template(parsing: Parsing): ListNode {
  const nodes: Statement[] = [];
  for (let item = parsing.source.next(parsing, true); item; item = parsing.source.next(parsing, true)) {
    if (item.kind === 'define') {
      definition(parsing, item.name);
      continue;
    }
    const node = textOrAction(parsing, item);
    if (isEnd(node)) return parsing.tokens.fail('unexpected %s', print(node));
    nodes.push(node);
  }
  return { kind: 'list', nodes };
}

/** definition: "{{" "define" string "}}" itemList "{{end}}", its first action past */
function definition(parsing: Parsing, name: string): void {
  ownTree(parsing, () => addDefinition(parsing, name, body(parsing, 'define clause')));
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

function addDefinition({ defines, tokens }: Parsing, name: string, tree: ListNode): void {
  if (!define(defines, name, tree)) tokens.failWith('template/duplicate-template', 'template: multiple definition of template %q', name);
}

/** itemList: { textOrAction } ( "{{end}}" | "{{else}}" ) */
function itemList(parsing: Parsing): { list: ListNode; end: EndNode } {
  const nodes: Statement[] = [];
  for (let item = parsing.source.next(parsing, false); item; item = parsing.source.next(parsing, false)) {
    const node = textOrAction(parsing, item);
    if (isEnd(node)) return { list: { kind: 'list', nodes }, end: node };
    nodes.push(node);
  }
  return parsing.tokens.fail('unexpected EOF');
}

function isEnd(node: Statement | EndNode): node is EndNode {
  return node.kind === 'end' || node.kind === 'else';
}

/** textOrAction: text | "{{" action */
function textOrAction(parsing: Parsing, item: TextNode | Action): Statement | EndNode {
  if (item.kind === 'text') return item;
  const node = statement(parsing, item, parsing.source.declared);
  parsing.tokens.actionStart = -1;
  return node;
}

/**
 * statement: action | branch | block | "{{template …}}" | "{{break}}" | "{{continue}}"; or an "{{end}}" or
 * "{{else}}" that ends a list. `variables` is how many there were before the action.
 */
function statement(parsing: Parsing, said: Action, variables: number): Statement | EndNode {
  const { from } = parsing.source;
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
      return { kind: said.kind };
    case 'define':
      return parsing.tokens.fail('unexpected <define> in command');
    default:
      return said satisfies never;
  }
}

/** branch: ( "if" | "with" | "range" ) itemList [ "{{else}}" itemList ] "{{end}}", its first action past; `else if` and `else with` share the end. */
function branch(parsing: Parsing, kind: BranchNode['kind'], pipe: PipeNode, variables: number): BranchNode {
  const { from } = parsing.source;
  if (kind === 'range') parsing.ranges++;
  const { list, end } = itemList(parsing);
  if (kind === 'range') parsing.ranges--;
  const elseList = end.kind === 'end' ? undefined : otherwise(parsing, kind);
  parsing.vars.length = variables;
  return { kind, pos: from + pipe.pos, from, pipe, list, elseList };
}

function otherwise(parsing: Parsing, kind: BranchNode['kind']): ListNode {
  const said = parsing.source.nextInElse(parsing, kind);
  if (said) return { kind: 'list', nodes: [statement(parsing, said, parsing.source.declared) as BranchNode] };
  const { list, end } = itemList(parsing);
  return end.kind === 'end' ? list : parsing.tokens.fail('expected end; found %s', print(end));
}

/** block: itemList "{{end}}", its first action past: a definition and its call. */
function block(parsing: Parsing, call: TemplateNode): TemplateNode {
  ownTree(parsing, () => addDefinition(parsing, call.name, body(parsing, 'block clause')));
  return call;
}
