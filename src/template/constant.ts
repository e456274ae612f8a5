/** Literals to closures: what a constant is if nothing asks for a certain type. */
import { GoComplex, int, type Value } from '../go/value.ts';
import type { Evaluate } from './closures.ts';
import type { Literal, NumberNode } from './nodes.ts';

/** A literal if nothing asks for a certain type. */
export function constant(node: Literal): Evaluate {
  if (node.kind === 'bool') return () => node.value;
  if (node.kind === 'string') return () => node.text;
  const value = ideal(node);
  return value === undefined ? (state) => state.fail('template/wrong-type', node, '%s overflows int', [node.text]) : () => value;
}

const HEX = /^0[xX][^pP]+$/;

/** A number by its own syntax: complex128, float64 or int; undefined if it is no int but looks like one. */
function ideal({ text, complex, float, int: whole }: NumberNode): Value | undefined {
  if (complex) return new GoComplex(...complex);
  if (float !== undefined && /[.eEpP]/.test(text) && !HEX.test(text) && !text.startsWith("'")) return float;
  return whole === undefined ? undefined : int(whole);
}
