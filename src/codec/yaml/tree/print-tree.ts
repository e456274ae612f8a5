/**
 * Trees back to text, comments included, as go-yaml 3's emitter lays them out for kustomize: two
 * columns a level, lists at the indentation of their key, lines as long as they are.
 */
import { byteLength, encodeUtf8 } from '../../../go/utf8.ts';
import { VERSION_3, VERSION_3_WIDE } from '../dialect.ts';
import { writeScalar } from './print-scalar.ts';
import { chooseNotation, scalarForm } from './scalar-form.ts';
import type { TreeDocument, TreeMapping, TreeNode, TreeScalar, TreeSequence } from './tree.ts';
import { BREAK, TreeWriter } from './tree-writer.ts';

/** The documents as one stream; `wide` as go-yaml 3's Marshal does it, four columns per level and lists further right than their key. */
export function printTrees(documents: readonly TreeDocument[], { wide = false }: { readonly wide?: boolean } = {}): string {
  const printer = new TreePrinter(wide);
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

const LONGEST_SIMPLE_KEY = 128;

class TreePrinter {
  readonly #writer: TreeWriter;
  readonly #compact: boolean;
  #flowLevel = 0;
  #first = true;
  #keyLine = '';

  constructor(wide: boolean) {
    this.#writer = new TreeWriter(wide ? VERSION_3_WIDE : VERSION_3);
    this.#compact = !wide;
  }

  get text(): string {
    return this.#writer.text;
  }

  document({ head, root, foot }: TreeDocument): void {
    this.#writer.expect({ head });
    if (!this.#first) {
      this.#writer.writeIndent();
      this.#writer.indicator('---', { spaced: true });
      this.#writer.writeIndent();
    }
    this.#first = false;
    if (this.#writer.pending.head !== '') {
      this.#writer.writeHead();
      this.#writer.break();
    }
    this.#begin(root);
    this.#writer.writeHead();
    this.#node(root, {}, () => this.#writer.writeLineAndFoot());
    this.#writer.expect({ foot });
    this.#writer.footIndent = 0;
    this.#writer.writeFoot();
    this.#writer.footIndent = -1;
    this.#writer.writeIndent();
  }

  /** The comments that come with a node's beginning: collections keep those behind and below for their end. */
  #begin(node: TreeNode, tail = ''): void {
    const { kind, head, line, foot } = node;
    if (kind === 'scalar') this.#writer.expect({ head, line, foot, tail });
    else if (kind === 'alias') this.#writer.expect({ head, line, foot });
    else this.#writer.expect({ head, tail: kind === 'mapping' ? tail : '' });
  }

  /** Writes a node; `begun` runs once it has begun, for a collection before its contents. */
  #node(node: TreeNode, context: Context, begun: () => void): void {
    if (node.kind === 'alias') {
      this.#writer.indicator('*', { spaced: true });
      this.#writer.word(node.name);
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
    const compact = this.#compact && inMapping && (this.#writer.column === 0 || !this.#writer.indention);
    this.#writer.deeper(false, inList, compact);
    for (const item of node.items) {
      this.#begin(item);
      this.#writer.writeHead();
      this.#writer.writeIndent();
      this.#writer.indicator('-', { spaced: true, indention: true });
      this.#node(item, { inList: true }, () => this.#writer.writeLineAndFoot());
    }
    this.#writer.expect({ line: node.line, foot: node.foot });
    this.#writer.shallower();
  }

  #mapping(node: TreeMapping, { inList = false }: Context): void {
    this.#writer.deeper(false, inList);
    let tail = '';
    for (const { key: whole, value } of node.entries) {
      const key = { ...whole, foot: '' };
      this.#begin(key, tail);
      tail = whole.foot;
      this.#writer.writeHead();
      this.#writer.writeIndent();
      if (this.#writer.pending.line !== '') {
        this.#keyLine = this.#writer.pending.line;
        this.#writer.pending.line = '';
      }
      const simple = isSimpleKey(key);
      if (!simple) this.#writer.indicator('?', { spaced: true, indention: true });
      this.#node(key, { inMapping: true, simpleKey: simple }, () => {});
      this.#begin(value);
      if (simple) this.#writer.indicator(':');
      else {
        this.#writer.writeIndent();
        this.#writer.indicator(':', { spaced: true, indention: true });
      }
      this.#placeKeyLine(value);
      this.#node(value, { inMapping: true }, () => this.#writer.writeLineAndFoot());
    }
    this.#writer.expect({ tail, line: node.line, foot: node.foot });
    this.#writer.writeHead();
    this.#writer.shallower();
  }

  /** A comment behind a key's colon: the value's own if that is a scalar without one, else written before a block begins. */
  #placeKeyLine(value: TreeNode): void {
    if (this.#keyLine === '') return;
    if (value.kind === 'scalar') {
      if (this.#writer.pending.line !== '') return;
      this.#writer.pending.line = this.#keyLine;
      this.#keyLine = '';
    } else if (value.kind !== 'alias' && !value.flow) {
      const { line } = this.#writer.pending;
      this.#writer.pending.line = this.#keyLine;
      this.#writer.writeLine();
      this.#keyLine = this.#writer.pending.line;
      this.#writer.pending.line = line;
    }
  }

  #flowSequence(node: TreeSequence, { inList = false }: Context): void {
    this.#writer.indicator('[', { spaced: true, whitespace: true });
    this.#writer.deeper(true, inList);
    this.#flowLevel++;
    let comma = false;
    for (const item of node.items) {
      this.#begin(item);
      if (comma) this.#writer.indicator(',');
      this.#writer.writeHead();
      if (this.#writer.column === 0) this.#writer.writeIndent();
      comma = !this.#hasTrailing();
      this.#node(item, {}, () => this.#endFlowItem());
    }
    this.#writer.expect({ line: node.line, foot: node.foot });
    this.#flowLevel--;
    this.#writer.shallower();
    if (this.#writer.column === 0) this.#writer.writeIndent();
    this.#writer.indicator(']');
    this.#writer.writeLineAndFoot();
  }

  #flowMapping(node: TreeMapping, { inList = false }: Context): void {
    this.#writer.indicator('{', { spaced: true, whitespace: true });
    this.#writer.deeper(true, inList);
    this.#flowLevel++;
    let tail = '';
    let comma = false;
    for (const { key: whole, value } of node.entries) {
      const key = { ...whole, foot: '' };
      this.#begin(key, tail);
      tail = whole.foot;
      if (comma) this.#writer.indicator(',');
      this.#writer.writeHead();
      if (this.#writer.column === 0) this.#writer.writeIndent();
      const simple = isSimpleKey(key);
      if (!simple) this.#writer.indicator('?', { spaced: true });
      this.#node(key, { inMapping: true, simpleKey: simple }, () => {});
      this.#begin(value);
      this.#writer.indicator(':', { spaced: !simple });
      comma = !this.#hasTrailing();
      this.#node(value, { inMapping: true }, () => this.#endFlowItem());
    }
    this.#writer.expect({ tail, line: node.line, foot: node.foot });
    const { head, foot, tail: last } = this.#writer.pending;
    if (head + foot + last !== '' && comma) this.#writer.indicator(',');
    this.#writer.writeHead();
    this.#flowLevel--;
    this.#writer.shallower();
    this.#writer.indicator('}');
    this.#writer.writeLineAndFoot();
  }

  #hasTrailing(): boolean {
    const { line, foot, tail } = this.#writer.pending;
    return line + foot + tail !== '';
  }

  /** A comma comes before the comment behind an item. */
  #endFlowItem(): void {
    if (this.#hasTrailing()) this.#writer.indicator(',');
    this.#writer.writeLineAndFoot();
  }

  #scalar(node: TreeScalar, { inList = false, simpleKey = false }: Context): void {
    const form = scalarForm(node.value);
    const notation = chooseNotation(node, form, { inFlow: this.#flowLevel > 0, simpleKey });
    this.#properties(node);
    this.#writer.deeper(true, inList);
    writeScalar(this.#writer, node.value, notation);
    this.#writer.shallower();
  }

  #properties({ anchor, tag }: TreeScalar | TreeSequence | TreeMapping): void {
    if (anchor !== '') {
      this.#writer.indicator('&', { spaced: true });
      this.#writer.word(anchor);
    }
    if (tag === '') return;
    if (!this.#writer.whitespace) this.#writer.put(' ');
    this.#writer.word(tagText(tag));
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

/** Whether a key can be on one line with its value. */
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
