/** The keywords of all drafts, each with the draft that brought it and the vocabulary that it belongs to. */
import type { Json } from '../codec/json/read-json.ts';
import { APPLICATORS } from './applicators.ts';
import { ASSERTIONS } from './assertions.ts';
import type { Scope } from './compile.ts';
import type { Draft } from './draft.ts';

export interface Keyword {
  readonly since: Draft['version'];
  readonly vocabulary: string;
  /** Puts what the keyword says into the schema; values of the wrong kind say nothing. */
  readonly compile: (scope: Scope, value: Json) => void;
}

export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([...Object.entries(ASSERTIONS), ...Object.entries(APPLICATORS)]);
