/** The grammar inside an action: pipelines, commands, operands and terms. */
import { errorText } from '../base/errors.ts';
import { unquote } from '../go/strconv.ts';
import type { ChainNode, CommandNode, FieldNode, Operand, PipeNode, VariableNode } from './nodes.ts';
import { numberNode } from './number.ts';
import { print } from './print.ts';
import type { Token, TokenKind } from './token.ts';
import type { TokenStream } from './token-stream.ts';

/** What a pipeline needs to know of the text around it. `vars` and `parens` belong to the tree that is being read. */
export interface Surroundings {
  readonly tokens: TokenStream;
  readonly hasFunction: (name: string) => boolean;
  /** The variables declared so far. */
  vars: string[];
  /** How deep in parentheses we are. */
  parens: number;
  /** Where the action begins: positions count from here. */
  from: number;
  /** The variables that the action uses. */
  uses: string[];
}

const MAX_PARENS = 10_000;

/** pipeline: [ variable [ "," variable ] ( ":=" | "=" ) ] command { "|" command } end */
export function pipeline(around: Surroundings, context: string, end: 'right delim' | 'right paren'): PipeNode {
  const { tokens } = around;
  const pos = tokens.peek().pos - around.from;
  const used = around.uses.length;
  const declared = around.vars.length;
  const { decl, isAssign } = declarations(around, context);
  if (tokens.peek().kind === end) {
    tokens.next();
    return tokens.fail('missing value for %s', context);
  }
  const cmds = [stage(around, context)];
  while (tokens.peek().kind !== end) cmds.push(stage(around, context));
  tokens.next();
  checkStages(tokens, cmds);
  const closed = around.uses.length === used && around.vars.length === declared;
  return { kind: 'pipe', pos, isAssign, decl, cmds, closed };
}

function stage(around: Surroundings, context: string): CommandNode {
  const { tokens } = around;
  const token = tokens.peek();
  if (STARTS_COMMAND.has(token.kind)) return command(around);
  tokens.next();
  return tokens.unexpected(token, context);
}

const STARTS_COMMAND: ReadonlySet<TokenKind> = new Set([
  'bool',
  'char constant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'raw string',
  'string',
  'variable',
  'left paren',
]);

/** A variable is a declaration if `:=`, `=` or `,` follows; otherwise it is left for the command. */
function declarations(around: Surroundings, context: string): Pick<PipeNode, 'decl' | 'isAssign'> {
  const { tokens } = around;
  if (tokens.peek().kind !== 'variable') return NOTHING_DECLARED;
  const decl: VariableNode[] = [];
  while (tokens.peek().kind === 'variable') {
    const start = tokens.position;
    const variable = tokens.next();
    if (variable.text.includes('.')) {
      tokens.position = start;
      break;
    }
    const next = tokens.peek();
    const comma = next.kind === 'char' && next.text === ',';
    if (next.kind !== 'assign' && next.kind !== 'declare' && !comma) {
      tokens.position = start;
      break;
    }
    tokens.next();
    decl.push({ kind: 'variable', pos: variable.pos - around.from, ident: [variable.text] });
    around.vars.push(variable.text);
    if (!comma) return { decl, isAssign: next.kind === 'assign' };
    if (context !== 'range' || decl.length > 1) return tokens.fail('too many declarations in %s', context);
    if (!MAY_FOLLOW_COMMA.has(tokens.peek().kind)) return tokens.fail('range can only initialize variables');
  }
  return { decl, isAssign: false };
}

const NOTHING_DECLARED = { decl: [], isAssign: false };

const MAY_FOLLOW_COMMA: ReadonlySet<TokenKind> = new Set(['variable', 'right delim', 'right paren']);

/** Only the first command of a pipeline may be a plain value. */
function checkStages(tokens: TokenStream, cmds: readonly CommandNode[]): void {
  for (let i = 1; i < cmds.length; i++) {
    if (LITERALS.has(cmds[i]!.args[0]!.kind)) tokens.fail(`non executable command in pipeline stage ${i + 1}`);
  }
}

const LITERALS: ReadonlySet<string> = new Set(['bool', 'dot', 'nil', 'number', 'string'] satisfies Operand['kind'][]);

/** command: operand { space operand } ( "|" | end ); the end is left for the pipeline. */
function command(around: Surroundings): CommandNode {
  const { tokens } = around;
  const pos = tokens.peek().pos - around.from;
  let args: Operand[] | undefined;
  for (;;) {
    const found = operand(around);
    if (found && args) args.push(found);
    else if (found) args = [found];
    const token = tokens.peek();
    if (token.kind === 'right delim' || token.kind === 'right paren') break;
    if (found && token.spaced && token.kind !== 'pipe') continue;
    tokens.next();
    if (token.kind === 'pipe') break;
    return tokens.unexpected(token, 'operand');
  }
  if (!args) return tokens.fail('empty command');
  return { kind: 'command', pos, args };
}

/** operand: term { field } */
function operand(around: Surroundings): Operand | undefined {
  const { tokens } = around;
  const node = term(around);
  if (!node || !fieldFollows(tokens)) return node;
  const pos = tokens.peek().pos - around.from;
  const field: string[] = [];
  while (fieldFollows(tokens)) field.push(...names(tokens.next().text));
  if (node.kind === 'field' || node.kind === 'variable') {
    return { ...node, pos: node.ident.length > 1 ? node.pos : pos, ident: [...node.ident, ...field] };
  }
  if (LITERALS.has(node.kind)) return tokens.fail('unexpected . after term %q', print(node));
  return { kind: 'chain', pos, node, field } satisfies ChainNode;
}

function fieldFollows(tokens: TokenStream): boolean {
  return tokens.adjacent()?.kind === 'field';
}

/** The names of `.a.b`. */
function names(field: string): string[] {
  return field.includes('.', 1) ? field.slice(1).split('.') : [field.slice(1)];
}

/** term: literal | function | "." | ".field" | "$variable" | "(" pipeline ")" */
function term(around: Surroundings): Operand | undefined {
  const { tokens } = around;
  const token = tokens.next();
  const { kind, text } = token;
  const pos = token.pos - around.from;
  switch (kind) {
    case 'identifier':
      if (!around.hasFunction(text)) return tokens.failWith('template/undefined-function', 'function %q not defined', text);
      return { kind, pos, ident: text };
    case 'dot':
    case 'nil':
      return { kind, pos };
    case 'variable':
      return variable(around, pos, text.split('.'));
    case 'field':
      return field(pos, names(text));
    case 'bool':
      return { kind, pos, value: text === 'true' };
    case 'char constant':
    case 'complex':
    case 'number':
      return number(tokens, pos, text, kind);
    case 'left paren':
      return parenthesised(around);
    case 'string':
    case 'raw string':
      return { kind: 'string', pos, quoted: text, text: stringText(tokens, token) };
  }
  tokens.position--;
  return undefined;
}

/** Of several names, Go's node remembers the second one's place. */
function field(pos: number, ident: string[]): FieldNode {
  return { kind: 'field', pos: ident.length > 1 ? pos + 1 + ident[0]!.length : pos, ident };
}

function variable(around: Surroundings, pos: number, ident: string[]): VariableNode {
  const name = ident[0]!;
  if (!around.vars.includes(name)) return around.tokens.failWith('template/undefined-variable', 'undefined variable %q', name);
  if (name !== '$') around.uses.push(name);
  return { kind: 'variable', pos: ident.length > 1 ? pos + name.length : pos, ident };
}

function parenthesised(around: Surroundings): PipeNode {
  if (around.parens >= MAX_PARENS) return around.tokens.fail('max expression depth exceeded');
  around.parens++;
  const pipe = pipeline(around, 'parenthesized pipeline', 'right paren');
  around.parens--;
  return pipe;
}

function number(tokens: TokenStream, pos: number, text: string, kind: 'char constant' | 'complex' | 'number'): Operand {
  try {
    return numberNode(pos, text, kind);
  } catch (error) {
    return tokens.fail('%s', errorText(error));
  }
}

const PLAIN = /^"[ !#-[\]-~]*"$/;

/** The text that a string token stands for. */
export function stringText(tokens: TokenStream, token: Token): string {
  if (PLAIN.test(token.text)) return token.text.slice(1, -1);
  try {
    return unquote(token.text);
  } catch (error) {
    return tokens.fail('%s', errorText(error));
  }
}
