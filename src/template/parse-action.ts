/**
 * The grammar of one action, from behind its "{{" to its "}}". Charts say the same things again and
 * again, so an action that was read before is known by its text and not read again.
 */

import type { BranchNode, PipeNode } from './nodes.ts';
import { pipeline, type Surroundings, stringText } from './parse-pipeline.ts';
import type { Token } from './token.ts';

/** What one action says. Positions count from where it begins. */
export type Action =
  | { readonly kind: 'action' | BranchNode['kind']; readonly pos: number; readonly pipe: PipeNode }
  | { readonly kind: 'block' | 'template'; readonly pos: number; readonly name: string; readonly pipe: PipeNode | undefined }
  | { readonly kind: 'define'; readonly pos: number; readonly name: string }
  | { readonly kind: 'break' | 'continue' | 'else' | 'end'; readonly pos: number };

/** An action with the variables that it takes for declared, and those that it declares. */
export interface KnownAction {
  readonly action: Action;
  readonly uses: readonly string[];
  readonly declares: readonly string[];
}

/** Texts hold other actions in place by `hasFunction`, so a memory belongs to one set of functions. */
export type ActionMemory = Map<string, KnownAction>;

/** Reads an action. Of `{{else if …` and `{{else with …` it reads the `else`, and leaves the rest to be read as an action. */
export function action(around: Surroundings, memory: ActionMemory): Action {
  const { tokens, vars } = around;
  around.from = tokens.begin();
  const text = tokens.untilClose(around.from);
  const known = memory.get(text);
  if (known && takesPart(known, vars)) {
    tokens.skipToClose();
    return known.action;
  }
  around.uses.length = 0;
  const declared = vars.length;
  const read = readAction(around);
  if (tokens.closed)
    memory.set(text, {
      action: read,
      uses: around.uses.length > 0 ? around.uses.slice() : NONE,
      declares: vars.length > declared ? vars.slice(declared) : NONE,
    });
  return read;
}

const NONE: readonly string[] = [];

/** Whether a known action can be where these variables are declared; if so, what it declares comes to them. */
export function takesPart({ uses, declares }: Pick<KnownAction, 'declares' | 'uses'>, vars: string[]): boolean {
  for (let i = 0; i < uses.length; i++) if (!vars.includes(uses[i]!)) return false;
  for (let i = 0; i < declares.length; i++) vars.push(declares[i]!);
  return true;
}

/** action: control | pipeline "}}" */
export function readAction(around: Surroundings): Action {
  const { tokens } = around;
  const token = tokens.next();
  const pos = token.pos - around.from;
  switch (token.kind) {
    case 'block':
    case 'template':
      return call(around, token.kind);
    case 'break':
    case 'continue':
      tokens.expect('right delim', `{{${token.kind}}}`);
      return { kind: token.kind, pos };
    case 'else':
      return otherwise(around);
    case 'end':
      return { kind: 'end', pos: tokens.expect('right delim', 'end').pos - around.from };
    case 'if':
    case 'with':
    case 'range':
      return { kind: token.kind, pos, pipe: pipeline(around, token.kind, 'right delim') };
  }
  tokens.position--;
  return { kind: 'action', pos, pipe: pipeline(around, 'command', 'right delim') };
}

/** "else" ( "}}" | "if" … | "with" … ) */
function otherwise({ tokens, from }: Surroundings): Action {
  const next: Token = tokens.peek();
  if (next.kind !== 'if' && next.kind !== 'with') tokens.expect('right delim', 'else');
  return { kind: 'else', pos: next.pos - from };
}

/** "template" string [ pipeline ] "}}" | "block" string pipeline "}}" */
function call(around: Surroundings, kind: 'block' | 'template'): Action {
  const { tokens } = around;
  const context = `${kind} clause`;
  const token = tokens.next();
  if (token.kind !== 'string' && token.kind !== 'raw string') return tokens.unexpected(token, context);
  const name = stringText(tokens, token);
  const pos = token.pos - around.from;
  if (kind === 'block' || tokens.peek().kind !== 'right delim') {
    return { kind, pos, name, pipe: pipeline(around, context, 'right delim') };
  }
  tokens.next();
  return { kind, pos, name, pipe: undefined };
}
