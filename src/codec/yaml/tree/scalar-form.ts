/** What a scalar's characters allow: in which of YAML's notations it can be written at all. The rules of go-yaml 3's emitter. */
import type { ScalarNotation, TreeScalar } from './tree.ts';

export interface ScalarForm {
  readonly multiline: boolean;
  readonly plainInFlow: boolean;
  readonly plainInBlock: boolean;
  readonly single: boolean;
  /** Literal and folded. */
  readonly block: boolean;
}

const EMPTY: ScalarForm = { multiline: false, plainInFlow: false, plainInBlock: true, single: true, block: false };

const BREAK = /[\n\r\x85\u2028\u2029]/;
const SPECIAL = /[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const OUTER = /^[ \n\r\x85\u2028\u2029]|[ \n\r\x85\u2028\u2029]$/;
const BREAK_SPACE = /[\n\r\x85\u2028\u2029] /;
const SPACE_BREAK = / [\n\r\x85\u2028\u2029]/;
/** What cannot stand bare in a block, and what, beside that, cannot in a flow. */
const BLOCK_INDICATOR = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[-?:](?:[ \t]|$))|:(?:[ \t]|$)|[ \t\n\r\x85\u2028\u2029]#/;
const FLOW_INDICATOR = /^[?:]|[,?[\]{}:]/;

/** Looks at a text as the emitter does. */
export function scalarForm(text: string): ScalarForm {
  if (text === '') return EMPTY;
  const multiline = BREAK.test(text);
  const spaceBreak = SPACE_BREAK.test(text);
  const special = SPECIAL.test(text);
  const breakSpace = BREAK_SPACE.test(text);
  const single = !breakSpace && !spaceBreak && !special && !text.includes('\t');
  const plain = single && !multiline && !OUTER.test(text) && !BLOCK_INDICATOR.test(text);
  return {
    multiline,
    plainInFlow: plain && !FLOW_INDICATOR.test(text),
    plainInBlock: plain,
    single,
    block: !text.endsWith(' ') && !spaceBreak && !special,
  };
}

/** Where a scalar is to be written. */
export interface ScalarPlace {
  readonly inFlow: boolean;
  /** As a key on one line with its value. */
  readonly simpleKey: boolean;
}

/** The notation that a scalar gets: its own, as far as the place and its characters allow. */
export function chooseNotation(node: TreeScalar, form: ScalarForm, { inFlow, simpleKey }: ScalarPlace): ScalarNotation {
  let notation = node.notation;
  if (notation === '' && node.value.includes('\n')) notation = 'literal';
  if (simpleKey && form.multiline) notation = 'double';
  if (notation === '' && (!(inFlow ? form.plainInFlow : form.plainInBlock) || (node.value === '' && (inFlow || simpleKey))))
    notation = 'single';
  if (notation === 'single' && !form.single) notation = 'double';
  if ((notation === 'literal' || notation === 'folded') && (!form.block || inFlow || simpleKey)) notation = 'double';
  return notation;
}
