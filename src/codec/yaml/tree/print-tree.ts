/**
 * Trees back to text, comments included, as go-yaml 3's emitter lays them out for kustomize: two
 * columns a level, lists at the indentation of their key, lines as long as they are.
 */
import { byteLength, encodeUtf8 } from '../../../go/utf8.ts';
import { scalarText } from '../scalar-text.ts';
import { chooseNotation, scalarForm } from './scalar-form.ts';
import type { Comments, TreeDocument, TreeMapping, TreeNode, TreeScalar, TreeSequence } from './tree.ts';

/** The documents as one stream. */
export function printTrees(documents: readonly TreeDocument[]): string {
  const printer = new TreePrinter();
  for (const document of documents) printer.document(document);
  return printer.text;
}

/** What surrounds a node. */
interface Context {
  /** Value or key of a mapping. */
  readonly inMapping?: boolean;
  /** Behind a dash. */
  readonly inList?: boolean;
  readonly simpleKey?: boolean;
}

const UNFOLDED = { column: 0, indent: 0, width: Number.POSITIVE_INFINITY };
const LONGEST_SIMPLE_KEY = 128;
const BREAK = /[\n\r\x85\u2028\u2029]/;

/** Keeps what libyaml's emitter keeps: where it is in the line, and the comments that are still to be written. */
class TreePrinter {
  text = '';
  #column = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  #flowLevel = 0;
  /** The last character was white space, or the line is still nothing but indentation. */
  #whitespace = true;
  #indention = true;
  /** The indentation of a foot comment just written: an empty line follows it. */
  #footIndent = -1;
  #first = true;
  readonly #pending: Comments & { tail: string } = { head: '', line: '', foot: '', tail: '' };
  #keyLine = '';

  document({ head, root, foot }: TreeDocument): void {
    this.#expect({ head });
    if (!this.#first) {
      this.#writeIndent();
      this.#indicator('---', { spaced: true });
      this.#writeIndent();
    }
    this.#first = false;
    if (this.#pending.head !== '') {
      this.#writeHead();
      this.#break();
    }
    this.#begin(root);
    this.#writeHead();
    this.#node(root, {}, () => this.#writeLineAndFoot());
    this.#expect({ foot });
    this.#footIndent = 0;
    this.#writeFoot();
    this.#footIndent = -1;
    this.#writeIndent();
  }

  /** Takes comments over to be written; none does not replace one. */
  #expect(comments: Partial<Comments & { tail: string }>): void {
    for (const part of ['head', 'line', 'foot', 'tail'] as const) if (comments[part]) this.#pending[part] = comments[part];
  }

  /** The comments that come with a node's beginning: collections keep those behind and below for their end. */
  #begin(node: TreeNode, tail = ''): void {
    const { kind, head, line, foot } = node;
    if (kind === 'scalar') this.#expect({ head, line, foot, tail });
    else if (kind === 'alias') this.#expect({ head, line, foot });
    else this.#expect({ head, tail: kind === 'mapping' ? tail : '' });
  }

  /** Writes a node; `begun` runs once it has begun, for a collection before its contents. */
  #node(node: TreeNode, context: Context, begun: () => void): void {
    if (node.kind === 'alias') {
      this.#indicator('*', { spaced: true });
      this.#word(node.name);
      return begun();
    }
    if (node.kind === 'scalar') {
      this.#scalar(node, context);
      return begun();
    }
    this.#properties(node);
    begun();
    const empty = node.kind === 'mapping' ? node.entries.length === 0 : node.items.length === 0;
    const flow = this.#flowLevel > 0 || node.flow || empty;
    if (node.kind === 'mapping') return flow ? this.#flowMapping(node, context) : this.#mapping(node, context);
    return flow ? this.#flowSequence(node, context) : this.#sequence(node, context);
  }

  #sequence(node: TreeSequence, { inMapping = false, inList = false }: Context): void {
    const compact = inMapping && (this.#column === 0 || !this.#indention);
    this.#deeper(false, inList, compact);
    for (const item of node.items) {
      this.#begin(item);
      this.#writeHead();
      this.#writeIndent();
      this.#indicator('-', { spaced: true, indention: true });
      this.#node(item, { inList: true }, () => this.#writeLineAndFoot());
    }
    this.#expect({ line: node.line, foot: node.foot });
    this.#shallower();
  }

  #mapping(node: TreeMapping, { inList = false }: Context): void {
    this.#deeper(false, inList);
    let tail = '';
    for (const { key: whole, value } of node.entries) {
      const key = { ...whole, foot: '' };
      this.#begin(key, tail);
      tail = whole.foot;
      this.#writeHead();
      this.#writeIndent();
      if (this.#pending.line !== '') {
        this.#keyLine = this.#pending.line;
        this.#pending.line = '';
      }
      const simple = isSimpleKey(key);
      if (!simple) this.#indicator('?', { spaced: true, indention: true });
      this.#node(key, { inMapping: true, simpleKey: simple }, () => {});
      this.#begin(value);
      if (simple) this.#indicator(':');
      else {
        this.#writeIndent();
        this.#indicator(':', { spaced: true, indention: true });
      }
      this.#placeKeyLine(value);
      this.#node(value, { inMapping: true }, () => this.#writeLineAndFoot());
    }
    this.#expect({ tail, line: node.line, foot: node.foot });
    this.#writeHead();
    this.#shallower();
  }

  /** A comment behind a key's colon: the value's own where that is a scalar without one, else written before a block begins. */
  #placeKeyLine(value: TreeNode): void {
    if (this.#keyLine === '') return;
    if (value.kind === 'scalar') {
      if (this.#pending.line !== '') return;
      this.#pending.line = this.#keyLine;
      this.#keyLine = '';
    } else if (value.kind !== 'alias' && !value.flow) {
      const { line } = this.#pending;
      this.#pending.line = this.#keyLine;
      this.#writeLine();
      this.#keyLine = this.#pending.line;
      this.#pending.line = line;
    }
  }

  #flowSequence(node: TreeSequence, { inList = false }: Context): void {
    this.#indicator('[', { spaced: true, whitespace: true });
    this.#deeper(true, inList);
    this.#flowLevel++;
    let comma = false;
    for (const item of node.items) {
      this.#begin(item);
      if (comma) this.#indicator(',');
      this.#writeHead();
      if (this.#column === 0) this.#writeIndent();
      comma = !this.#hasTrailing();
      this.#node(item, {}, () => this.#endFlowItem());
    }
    this.#expect({ line: node.line, foot: node.foot });
    this.#flowLevel--;
    this.#shallower();
    if (this.#column === 0) this.#writeIndent();
    this.#indicator(']');
    this.#writeLineAndFoot();
  }

  #flowMapping(node: TreeMapping, { inList = false }: Context): void {
    this.#indicator('{', { spaced: true, whitespace: true });
    this.#deeper(true, inList);
    this.#flowLevel++;
    let tail = '';
    let comma = false;
    for (const { key: whole, value } of node.entries) {
      const key = { ...whole, foot: '' };
      this.#begin(key, tail);
      tail = whole.foot;
      if (comma) this.#indicator(',');
      this.#writeHead();
      if (this.#column === 0) this.#writeIndent();
      const simple = isSimpleKey(key);
      if (!simple) this.#indicator('?', { spaced: true });
      this.#node(key, { inMapping: true, simpleKey: simple }, () => {});
      this.#begin(value);
      this.#indicator(':', { spaced: !simple });
      comma = !this.#hasTrailing();
      this.#node(value, { inMapping: true }, () => this.#endFlowItem());
    }
    this.#expect({ tail, line: node.line, foot: node.foot });
    const { head, foot, tail: last } = this.#pending;
    if (head + foot + last !== '' && comma) this.#indicator(',');
    this.#writeHead();
    this.#flowLevel--;
    this.#shallower();
    this.#indicator('}');
    this.#writeLineAndFoot();
  }

  #hasTrailing(): boolean {
    const { line, foot, tail } = this.#pending;
    return line + foot + tail !== '';
  }

  /** A comma comes before the comment behind an item. */
  #endFlowItem(): void {
    if (this.#hasTrailing()) this.#indicator(',');
    this.#writeLineAndFoot();
  }

  #scalar(node: TreeScalar, { inList = false, simpleKey = false }: Context): void {
    const form = scalarForm(node.value);
    const notation = chooseNotation(node, form, { inFlow: this.#flowLevel > 0, simpleKey });
    this.#properties(node);
    this.#deeper(true, inList);
    if (notation === '') this.#plain(node.value);
    else if (notation === 'single') this.#single(node.value);
    else if (notation === 'double') {
      this.#indicator(scalarText(node.value, 'double', UNFOLDED), { spaced: true });
      this.#indention = false;
    } else this.#blockScalar(node.value, notation);
    this.#shallower();
  }

  #plain(text: string): void {
    if (text !== '' && !this.#whitespace) this.#put(' ');
    this.#put(text);
    if (text !== '') this.#whitespace = false;
    this.#indention = false;
  }

  #single(text: string): void {
    this.#indicator("'", { spaced: true });
    let broken = false;
    for (const char of text) {
      if (BREAK.test(char)) {
        if (!broken && char === '\n') this.#break();
        this.#breakAs(char);
        broken = true;
        continue;
      }
      if (broken) this.#writeIndent();
      this.#put(char === "'" ? "''" : char);
      this.#indention = false;
      broken = false;
    }
    this.#indicator("'");
    this.#indention = false;
  }

  #blockScalar(text: string, notation: 'literal' | 'folded'): void {
    this.#indicator(notation === 'literal' ? '|' : '>', { spaced: true });
    if (/^[ \n\r\x85\u2028\u2029]/.test(text)) this.#indicator('2');
    const ends = /[\n\r\x85\u2028\u2029]{1,2}$/.exec(text)?.[0].length ?? 0;
    const keeps = ends === 2 || text.length === ends;
    if (ends === 0 || keeps) this.#indicator(ends === 0 ? '-' : '+');
    if (this.#pending.line === '') this.#break();
    else this.#writeLine();
    this.#whitespace = true;
    if (notation === 'literal') this.#literalLines(text);
    else this.#foldedLines(text);
  }

  #literalLines(text: string): void {
    let broken = true;
    for (const char of text) {
      if (BREAK.test(char)) this.#breakAs(char);
      else {
        if (broken) this.#writeIndent();
        this.#put(char);
        this.#indention = false;
      }
      broken = BREAK.test(char);
    }
  }

  #foldedLines(text: string): void {
    let broken = true;
    let leadingSpaces = true;
    // go-yaml looks for this at the start of the text, not at the break.
    const startsBlank = /^[\n\r\x85\u2028\u2029]*[ \t]/.test(text);
    for (const char of text) {
      if (BREAK.test(char)) {
        if (!broken && !leadingSpaces && char === '\n' && !startsBlank) this.#break();
        this.#breakAs(char);
        broken = true;
        continue;
      }
      if (broken) {
        this.#writeIndent();
        leadingSpaces = char === ' ' || char === '\t';
      }
      this.#put(char);
      this.#indention = false;
      broken = false;
    }
  }

  #properties({ anchor, tag }: TreeScalar | TreeSequence | TreeMapping): void {
    if (anchor !== '') {
      this.#indicator('&', { spaced: true });
      this.#word(anchor);
    }
    if (tag === '') return;
    if (!this.#whitespace) this.#put(' ');
    this.#word(tagText(tag));
  }

  #word(text: string): void {
    this.#put(text);
    this.#whitespace = false;
    this.#indention = false;
  }

  #deeper(flow: boolean, inList: boolean, compact = false): void {
    this.#indents.push(this.#indent);
    if (this.#indent < 0) this.#indent = flow ? 2 : 0;
    else if (inList) this.#indent += 2;
    else this.#indent = 2 * Math.floor((this.#indent + 2) / 2) - (compact ? 2 : 0);
  }

  #shallower(): void {
    this.#indent = this.#indents.pop() as number;
  }

  #writeHead(): void {
    const pending = this.#pending;
    if (pending.tail !== '') {
      this.#writeIndent();
      this.#comment(pending.tail);
      pending.tail = '';
      this.#footIndent = Math.max(this.#indent, 0);
    }
    if (pending.head === '') return;
    this.#writeIndent();
    this.#comment(pending.head);
    pending.head = '';
  }

  #writeLineAndFoot(): void {
    this.#writeLine();
    this.#writeFoot();
  }

  #writeLine(): void {
    if (this.#pending.line === '') return;
    if (!this.#whitespace) this.#put(' ');
    this.#comment(this.#pending.line);
    this.#pending.line = '';
  }

  #writeFoot(): void {
    if (this.#pending.foot === '') return;
    this.#writeIndent();
    this.#comment(this.#pending.foot);
    this.#pending.foot = '';
    this.#footIndent = Math.max(this.#indent, 0);
  }

  #comment(text: string): void {
    let broken = false;
    let pound = false;
    for (const char of text) {
      if (BREAK.test(char)) {
        this.#breakAs(char);
        broken = true;
        pound = false;
        continue;
      }
      if (broken) this.#writeIndent();
      if (!pound && char !== '#') this.#put('# ');
      pound = true;
      this.#put(char);
      this.#indention = false;
      broken = false;
    }
    if (!broken) this.#break();
    this.#whitespace = true;
  }

  #indicator(text: string, { spaced = false, whitespace = false, indention = false } = {}): void {
    if (spaced && !this.#whitespace) this.#put(' ');
    this.#put(text);
    this.#whitespace = whitespace;
    this.#indention = this.#indention && indention;
  }

  /** Goes to the current indentation, on a new line where this one holds something. */
  #writeIndent(): void {
    const indent = Math.max(this.#indent, 0);
    if (!this.#indention || this.#column > indent || (this.#column === indent && !this.#whitespace)) this.#break();
    if (this.#footIndent === indent) this.#break();
    if (this.#column < indent) this.#put(' '.repeat(indent - this.#column));
    this.#whitespace = true;
    this.#footIndent = -1;
  }

  #put(text: string): void {
    this.text += text;
    this.#column += text.length;
  }

  #break(): void {
    this.text += '\n';
    this.#column = 0;
    this.#indention = true;
  }

  #breakAs(char: string): void {
    if (char === '\n') return this.#break();
    this.text += char;
    this.#column = 0;
    this.#indention = true;
  }
}

/** A tag as it is written; characters that a tag may not hold are escaped. */
function tagText(tag: string): string {
  const [, handle = '', suffix = tag] = /^(!!?)(.*)$/s.exec(tag) ?? [];
  const escaped = Array.from(encodeUtf8(suffix), (byte) => {
    const char = String.fromCharCode(byte);
    return /[\w;/?:@&=+$,.~*'()[\]-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
  return handle === '' ? `!<${escaped}>` : handle + escaped;
}

/** Whether a key can stand on one line with its value. */
function isSimpleKey(node: TreeNode): boolean {
  switch (node.kind) {
    case 'alias':
      return byteLength(node.name) <= LONGEST_SIMPLE_KEY;
    case 'scalar':
      return !BREAK.test(node.value) && byteLength(node.anchor + node.tag + node.value) <= LONGEST_SIMPLE_KEY;
    case 'sequence':
      return node.items.length === 0;
    case 'mapping':
      return node.entries.length === 0;
  }
}
