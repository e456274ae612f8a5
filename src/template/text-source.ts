/** What a text is made of, in order. Separate from the grammar because there are two ways to find it: see lexed-source.ts and cut-source.ts. */
import type { BranchNode, TextNode } from './nodes.ts';
import type { Action } from './parse-action.ts';
import type { Surroundings } from './parse-pipeline.ts';

export interface TextSource {
  /** Where the first token stands of the action that was given last. */
  readonly from: number;
  /** How many variables were declared before it. */
  readonly declared: number;
  /** The next text or action, undefined at the end. Only at the top of a text are definitions actions. */
  next(around: Surroundings, isTop: boolean): TextNode | Action | undefined;
  /** After `else`: the action that shares its braces, if it is one of that kind. */
  nextInElse(around: Surroundings, kind: BranchNode['kind']): Action | undefined;
}
