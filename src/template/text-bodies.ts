/**
 * Texts to bodies, remembered: `tpl` meets the same text again and again, and so does a program that
 * renders a chart twice. What is remembered depends on text and functions alone, not on names.
 */
import { closestName } from '../base/closest.ts';
import type { FuncTable } from '../go/func.ts';
import { BUILTINS } from './builtins.ts';
import { Body } from './compile.ts';
import { newMemory, type ParseMemory, parse } from './parse.ts';
import { ParseFailure, TemplateParseError } from './parse-error.ts';

/** What a text is and what it defines. */
export interface TextBodies {
  readonly main: Body;
  readonly defines: ReadonlyMap<string, Body>;
}

/** How much text a function table remembers at most, in characters. */
const LIMIT = 16_000_000;

interface Memory {
  readonly byText: Map<string, TextBodies>;
  readonly parsing: ParseMemory;
  size: number;
}

const memories = new WeakMap<FuncTable, Memory>();

/** The bodies of a text; `name` only serves the message of the TemplateParseError that it throws if the text does not parse. */
export function textBodies(functions: FuncTable, name: string, text: string): TextBodies {
  let memory = memories.get(functions);
  if (!memory) {
    memory = { byText: new Map(), parsing: newMemory(), size: 0 };
    memories.set(functions, memory);
  }
  let bodies = memory.byText.get(text);
  if (!bodies) {
    bodies = read(functions, memory.parsing, name, text);
    remember(memory, text, bodies);
  }
  return bodies;
}

/** What came first goes first. */
function remember(memory: Memory, text: string, bodies: TextBodies): void {
  memory.byText.set(text, bodies);
  memory.size += text.length;
  if (memory.size > LIMIT) for (const known of [memory.parsing.lexed, memory.parsing.cut]) known.clear();
  for (const oldest of memory.byText.keys()) {
    if (memory.size <= LIMIT) break;
    memory.byText.delete(oldest);
    memory.size -= oldest.length;
  }
}

function read(functions: FuncTable, memory: ParseMemory, name: string, text: string): TextBodies {
  try {
    const hasFunction = (word: string) => Object.hasOwn(functions, word) || Object.hasOwn(BUILTINS, word);
    const { root, defines } = parse(text, hasFunction, memory);
    const bodies = new Map<string, Body>();
    for (const [defined, tree] of defines) bodies.set(defined, new Body(text, tree, functions));
    return { main: new Body(text, root, functions), defines: bodies };
  } catch (error) {
    throw error instanceof ParseFailure ? new TemplateParseError(name, text, error, functionHints(functions, error)) : error;
  }
}

/** Names the function that was probably meant. */
function functionHints(functions: FuncTable, { code, describe }: ParseFailure): string[] {
  const [typed] = code === 'template/undefined-function' ? describe('').args : [];
  const close = typed && closestName([...Object.keys(functions), ...Object.keys(BUILTINS)], typed);
  return close ? [`did you mean the function ${close}?`] : [];
}
