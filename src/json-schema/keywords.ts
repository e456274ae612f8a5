/** The keywords of all drafts, each with the draft that brought it and the vocabulary that it belongs to. */

import { APPLICATORS } from './applicators.ts';
import { ASSERTIONS } from './assertions.ts';
import type { Keyword } from './keyword.ts';

export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([...Object.entries(ASSERTIONS), ...Object.entries(APPLICATORS)]);
