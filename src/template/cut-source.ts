/**
 * A text cut by one pattern into its actions and what is between them; each action is known by its text. That is quicker
 * than the lexer, and right as long as the text is well-formed: whatever might not be is given up, for the lexer to look
 * at, which also has the words for what is wrong.
 */
import { cutAction } from './cut-action.ts';
import type { BranchNode, TextNode } from './nodes.ts';
import { type Action, readAction, takesPart } from './parse-action.ts';
import { type Surroundings, stringText } from './parse-pipeline.ts';
import type { TextSource } from './text-source.ts';
import { isSpace } from './token.ts';

/** Thrown to give up. */
export const GIVE_UP = new Error('not plain enough');

/** A comment, or anything without slashes and braces outside of quotes. */
const ACTION =
  /(?<!\{)\{\{((?:-[ \t\r\n])?\/\*(?:[^*]|\*(?!\/))*\*\/(?:[ \t\r\n]-)?|[^{}"`/]*(?:(?:"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`)[^{}"`/]*)*)\}\}/;
/** What JavaScript trims and Go does not. */
const OTHER_SPACE = /[\v\f\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;

/** What is between "{{" and "}}". */
interface Known {
  /** Where the first token stands. */
  readonly lead: number;
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
  /** Nothing for a comment. */
  readonly action: Action | undefined;
  /** What follows an `else`. */
  readonly inElse: Action | undefined;
  readonly elseLead: number;
  readonly uses: readonly string[];
  readonly declares: readonly string[];
}

/** Actions by what is between "{{" and "}}". They belong to one set of functions. */
export type CutMemory = Map<string, Known>;

export class CutSource implements TextSource {
  from = 0;
  declared = 0;
  private readonly memory: CutMemory;
  /** Texts and, at odd places, what is between "{{" and "}}". */
  private readonly pieces: readonly string[];
  private index = 0;
  /** Where the piece begins. */
  private at = 0;
  private trims = false;
  private known: Known | undefined;

  /** Throws GIVE_UP, as all methods do. */
  constructor(text: string, memory: CutMemory) {
    if (OTHER_SPACE.test(text)) throw GIVE_UP;
    this.pieces = text.split(ACTION);
    this.memory = memory;
  }

  next(around: Surroundings, isTop: boolean): TextNode | Action | undefined {
    while (this.index < this.pieces.length) {
      const piece = this.pieces[this.index]!;
      const found = this.index++ % 2 === 0 ? this.text(piece, around) : this.action(piece);
      if (found === undefined) continue;
      if (found.kind === 'define' && !isTop) throw GIVE_UP;
      return found;
    }
    return undefined;
  }

  nextInElse(_: Surroundings, kind: BranchNode['kind']): Action | undefined {
    const { inElse, elseLead } = this.known!;
    if (!inElse) return undefined;
    if (inElse.kind !== kind) throw GIVE_UP;
    this.from += elseLead;
    return inElse;
  }

  /** The text without what the actions around it trim; the one behind it is read for that. */
  private text(piece: string, around: Surroundings): TextNode | undefined {
    const raw = this.pieces[this.index];
    this.known = raw === undefined ? undefined : this.read(raw, around);
    const start = this.at;
    this.at += piece.length;
    if (piece === '') return undefined;
    if (piece.includes('{{')) throw GIVE_UP;
    const rest = this.trims ? piece.trimStart() : piece;
    const text = this.known?.trimsBefore ? rest.trimEnd() : rest;
    return text === '' ? undefined : { kind: 'text', pos: start + piece.length - rest.length, text };
  }

  private action(raw: string): Action | undefined {
    const { lead, trimsAfter, action } = this.known!;
    this.from = this.at + 2 + lead;
    this.at += raw.length + 4;
    this.trims = trimsAfter;
    return action;
  }

  private read(raw: string, around: Surroundings): Known {
    this.declared = around.vars.length;
    const known = this.memory.get(raw);
    if (known && takesPart(known, around.vars)) return known;
    const read = readKnown(raw, around);
    this.memory.set(raw, read);
    return read;
  }
}

/** Reads an action, and takes the variables that it declares for declared. */
function readKnown(raw: string, around: Surroundings): Known {
  const { tokens, uses, vars } = around;
  const declared = vars.length;
  const trimsBefore = raw.charCodeAt(0) === 0x2d && isSpace(raw.charCodeAt(1));
  const last = raw.length - 1;
  const trimsAfter = last > 1 && raw.charCodeAt(last) === 0x2d && isSpace(raw.charCodeAt(last - 1));
  let lead = trimsBefore ? 2 : 0;
  if (raw.startsWith('/*', lead)) return { ...NOTHING, trimsBefore, trimsAfter };
  while (isSpace(raw.charCodeAt(lead))) lead++;
  const text = raw.slice(lead, trimsAfter ? last - 1 : raw.length).trimEnd();
  const cut = cutAction(text, 0, text.length, around.hasFunction);
  if (!cut) throw GIVE_UP;
  tokens.load(cut);
  uses.length = 0;
  const action = cut[0]!.kind === 'define' ? definition(around) : readAction(around);
  const elseLead = tokens.ended ? 0 : tokens.peek().pos;
  const inElse = tokens.ended ? undefined : readAction({ ...around, from: elseLead });
  if (!tokens.ended) throw GIVE_UP;
  return { lead, trimsBefore, trimsAfter, action, inElse, elseLead, uses: uses.slice(), declares: vars.slice(declared) };
}

const NOTHING = { lead: 0, action: undefined, inElse: undefined, elseLead: 0, uses: [], declares: [] };

// "define" string
function definition({ tokens }: Surroundings): Action {
  tokens.next();
  const token = tokens.expect('string', 'define clause');
  tokens.expect('right delim', 'define clause');
  return { kind: 'define', pos: 0, name: stringText(tokens, token) };
}
