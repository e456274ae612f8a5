/** A text to a tree with its comments, the way go-yaml 3 builds its nodes. */
import { DOCUMENT_BOUNDS, endsBlockEntry, endsFlowKey, endsFlowValue, readProperties } from '../read-properties.ts';
import type { Token, TokenKind } from '../scan/token.ts';
import { type Mark, parserError, refuse, refuseOverflow } from '../scan/yaml-error.ts';
import { CommentScanner } from './comment-scanner.ts';
import type { Comments, TreeDocument, TreeEntry, TreeMapping, TreeNode, TreeScalar, TreeSequence } from './tree.ts';

/** The first document of a text; undefined if there is none. Throws go-yaml's refusals. */
export function readTree(text: string): TreeDocument | undefined {
  return refuseOverflow(() => new TreeReader(text).document());
}

/** All documents of a stream. Throws go-yaml's refusals. */
export function readTrees(text: string): TreeDocument[] {
  return refuseOverflow(() => {
    const reader = new TreeReader(text);
    const found: TreeDocument[] = [];
    for (let next = reader.document(); next; next = reader.document()) found.push(next);
    return found;
  });
}

/** What may be before a node, as nodes keep it. */
interface Kept {
  readonly at: number;
  readonly column: number;
  readonly anchor: string;
  readonly tag: string;
}

const CORE = 'tag:yaml.org,2002:';

class TreeReader {
  readonly #scanner: CommentScanner;
  readonly #anchors = new Map<string, TreeNode>();
  readonly #tags = new Map([
    ['!', '!'],
    ['!!', CORE],
  ]);
  /** Comments above a dash whose item is a collection: they are the collection's. */
  #stem = '';

  constructor(text: string) {
    this.#scanner = new CommentScanner(text);
  }

  #peek(): Token {
    return this.#scanner.peek();
  }

  #next(): Token {
    this.#scanner.take();
    return this.#scanner.peek();
  }

  /** The comments that are due, which are then taken. */
  #comments(): Comments {
    const { due } = this.#scanner;
    const taken = { ...due };
    due.head = '';
    due.line = '';
    due.foot = '';
    this.#stem = '';
    return taken;
  }

  #takeStem(): string {
    const stem = this.#stem;
    this.#stem = '';
    return stem;
  }

  document(): TreeDocument | undefined {
    const { kind } = this.#peek();
    if (kind === 'stream-end') return undefined;
    const explicit = DOCUMENT_BOUNDS.has(kind) && kind !== 'document-end';
    const head = explicit ? this.#documentStart() : this.#documentHead();
    const root = explicit && DOCUMENT_BOUNDS.has(this.#peek().kind) ? emptyScalar(this.#peek()) : this.#node(true, false);
    if (this.#peek().kind === 'document-end') this.#scanner.take();
    const last = this.#comments();
    return { head, root, foot: last.foot || last.head };
  }

  #documentStart(): string {
    let token = this.#peek();
    const own = new Set<string>();
    let version = false;
    for (; token.kind === 'version-directive' || token.kind === 'tag-directive'; token = this.#next()) {
      if (token.kind === 'tag-directive') {
        if (own.has(token.value)) throw refusal('found duplicate %TAG directive', token);
        own.add(token.value);
        this.#tags.set(token.value, token.suffix);
        continue;
      }
      if (version) throw refusal('found duplicate %YAML directive', token);
      if (token.value !== '1.1') throw refusal('found incompatible YAML document', token);
      version = true;
    }
    if (token.kind !== 'document-start') throw refusal('did not find expected <document start>', token);
    this.#scanner.take();
    return '';
  }

  /** Of the comments above the first node, those up to the last empty line are the document's. */
  #documentHead(): string {
    const { due } = this.#scanner;
    for (let i = due.head.length - 1; i > 0; i--) {
      if (due.head[i] !== '\n' || (i < due.head.length - 1 && due.head[i - 1] !== '\n')) continue;
      const head = due.head.slice(0, i === due.head.length - 1 ? i : i - 1);
      due.head = due.head.slice(i + 1);
      return head;
    }
    return '';
  }

  #node(block: boolean, indentless: boolean): TreeNode {
    const first = this.#peek();
    if (first.kind === 'alias') return this.#alias(first);
    const properties = this.#properties();
    const token = this.#peek();
    switch (token.kind) {
      case 'scalar':
        return this.#scalar(token, properties);
      case 'flow-sequence-start':
        return this.#flowSequence(this.#anchored(sequence(properties, true, this.#comments())));
      case 'flow-mapping-start':
        return this.#flowMapping(this.#anchored(mapping(properties, true, this.#comments())));
      case 'block-entry':
        if (indentless) return this.#sequence(this.#anchored(sequence(properties, false)), true);
        break;
      case 'block-sequence-start':
        if (block) return this.#sequence(this.#anchored(sequence(properties, false, { head: this.#takeStem() })), false);
        break;
      case 'block-mapping-start':
        if (block) return this.#mapping(this.#anchored(mapping(properties, false, { head: this.#takeStem() })));
        break;
    }
    if (properties.anchor === '' && properties.tag === '') throw refusal('did not find expected node content', token, first);
    return this.#anchored({ ...emptyScalar(first), ...properties });
  }

  #alias(token: Token): TreeNode {
    const target = this.#anchors.get(token.value);
    if (!target) refuse(`unknown anchor '${token.value}' referenced`, { line: token.line + 1, column: token.column + 1 });
    const comments = this.#comments();
    this.#scanner.take();
    return { kind: 'alias', ...placeOf(token), name: token.value, target, ...comments };
  }

  #scalar(token: Token, properties: Kept): TreeScalar {
    const comments = this.#comments();
    this.#scanner.take();
    const notation = this.#scanner.notationOf(token);
    // go-yaml tags merge keys, and prints the tag.
    const tag = properties.tag || (notation === '' && token.value === '<<' ? '!!merge' : '');
    return this.#anchored({ kind: 'scalar', value: token.value, notation, ...properties, tag, ...comments });
  }

  #anchored<T extends TreeScalar | TreeSequence | TreeMapping>(node: T): T {
    if (node.anchor !== '') this.#anchors.set(node.anchor, node);
    return node;
  }

  #properties(): Kept {
    const { start, anchor, tag } = readProperties(this.#scanner);
    return { ...placeOf(start), anchor, tag: tag ? this.#tag(tag, start) : '' };
  }

  /** In the short form; `!` alone has no meaning. */
  #tag(token: Token, start: Mark): string {
    const prefix = token.value === '' ? '' : this.#tags.get(token.value);
    if (prefix === undefined) throw refusal('found undefined tag handle', token, start);
    const tag = prefix + token.suffix;
    return tag === '!' ? '' : tag.startsWith(CORE) ? `!!${tag.slice(CORE.length)}` : tag;
  }

  /** A list of dashes, in a block of its own or, indentless, at the indentation of its key. */
  #sequence(node: TreeSequence, indentless: boolean): TreeNode {
    const start = this.#peek();
    let token = indentless ? start : this.#next();
    while (token.kind === 'block-entry') {
      const entry = token;
      const above = this.#scanner.due.head.length;
      this.#scanner.take();
      this.#splitStem(above);
      token = this.#peek();
      const empty = token.kind === 'block-entry' || (indentless ? endsBlockEntry(token) : token.kind === 'block-end');
      node.items.push(empty ? emptyScalar(entry) : this.#node(true, false));
      token = this.#peek();
    }
    if (indentless) return node;
    if (token.kind !== 'block-end') throw refusal("did not find expected '-' indicator", token, start);
    this.#scanner.take();
    return node;
  }

  /** What stood above a dash goes to the collection behind it, what is behind the dash to its first part. */
  #splitStem(above: number): void {
    if (above === 0) return;
    const { kind } = this.#peek();
    if (kind !== 'block-sequence-start' && kind !== 'block-mapping-start') return;
    const { due } = this.#scanner;
    this.#stem = due.head.slice(0, above);
    due.head = due.head.slice(above + 1);
  }

  #mapping(node: TreeMapping): TreeNode {
    const start = this.#peek();
    let token = this.#next();
    while (token.kind === 'key') {
      const key = this.#mappingPart();
      moveFootUp(node, key);
      const value = this.#peek().kind === 'value' ? this.#mappingPart() : emptyScalar(this.#peek());
      addEntry(node, key, value);
      token = this.#peek();
    }
    if (token.kind !== 'block-end') throw refusal('did not find expected key', token, start);
    const { line, foot } = this.#comments();
    this.#scanner.take();
    node.line = line;
    const last = node.entries.at(-1);
    if (foot !== '' && last) last.key.foot = foot;
    else node.foot = foot;
    return node;
  }

  /** What follows the indicator of a key or a value. */
  #mappingPart(): TreeNode {
    const indicator = this.#peek();
    return endsBlockEntry(this.#next()) ? emptyScalar(indicator) : this.#node(true, true);
  }

  #flowSequence(node: TreeSequence): TreeNode {
    const start = this.#peek();
    let token = this.#next();
    while (token.kind !== 'flow-sequence-end') {
      if (node.items.length > 0) {
        if (token.kind !== 'flow-entry') throw refusal("did not find expected ',' or ']'", token, start);
        token = this.#next();
      }
      if (token.kind === 'key') node.items.push(this.#flowPair());
      else if (token.kind !== 'flow-sequence-end') node.items.push(this.#node(false, false));
      else break;
      token = this.#peek();
    }
    return this.#endFlow(node);
  }

  /** A pair in a flow sequence, which is a mapping of its own. */
  #flowPair(): TreeMapping {
    const start = this.#peek();
    const node = mapping({ ...placeOf(start), anchor: '', tag: '' }, true);
    const token = this.#next();
    const empty = endsFlowKey(token, 'flow-sequence-end');
    // The token is swallowed there, so that what follows is rarely understood.
    if (empty) this.#scanner.take();
    const key = empty ? emptyScalar(token) : this.#node(false, false);
    addEntry(node, key, this.#flowValue('flow-sequence-end'));
    this.#peek();
    return node;
  }

  #flowMapping(node: TreeMapping): TreeNode {
    const start = this.#peek();
    let token = this.#next();
    while (token.kind !== 'flow-mapping-end') {
      if (node.entries.length > 0) {
        if (token.kind !== 'flow-entry') throw refusal("did not find expected ',' or '}'", token, start);
        token = this.#next();
      }
      if (token.kind === 'flow-mapping-end') break;
      if (token.kind === 'key') {
        token = this.#next();
        const key = endsFlowKey(token, 'flow-mapping-end') ? emptyScalar(token) : this.#node(false, false);
        addEntry(node, key, this.#flowValue('flow-mapping-end'));
      } else {
        const key = this.#node(false, false);
        addEntry(node, key, emptyScalar(this.#peek()));
      }
      token = this.#peek();
    }
    return this.#endFlow(node);
  }

  #flowValue(end: TokenKind): TreeNode {
    if (this.#peek().kind !== 'value') return emptyScalar(this.#peek());
    const token = this.#next();
    return endsFlowValue(token, end) ? emptyScalar(token) : this.#node(false, false);
  }

  #endFlow<T extends TreeSequence | TreeMapping>(node: T): T {
    const { line, foot } = this.#comments();
    node.line = line;
    node.foot = foot;
    this.#scanner.take();
    return node;
  }
}

/** A foot that a key contains belongs to the entry above. */
function moveFootUp({ entries }: TreeMapping, key: TreeNode): void {
  const last = entries.at(-1);
  if (key.foot === '' || !last) return;
  last.key.foot = key.foot;
  key.foot = '';
}

/** Feet of values are kept with the keys. */
function addEntry({ entries }: TreeMapping, key: TreeNode, value: TreeNode): void {
  if (key.foot === '' && value.foot !== '') {
    key.foot = value.foot;
    value.foot = '';
  }
  entries.push({ key, value } satisfies TreeEntry);
}

const QUIET: Comments = { head: '', line: '', foot: '' };

function sequence(properties: Kept, flow: boolean, { head = '' }: Partial<Comments> = {}): TreeSequence {
  return { kind: 'sequence', items: [], flow, ...QUIET, head, ...properties };
}

function mapping(properties: Kept, flow: boolean, { head = '' }: Partial<Comments> = {}): TreeMapping {
  return { kind: 'mapping', entries: [], flow, ...QUIET, head, ...properties };
}

/** Nothing, if a node could have been. */
function emptyScalar(mark: Mark): TreeScalar {
  return { kind: 'scalar', value: '', notation: '', ...QUIET, ...placeOf(mark), anchor: '', tag: '' };
}

function placeOf({ line, column }: Mark): { at: number; column: number } {
  return { at: line + 1, column: column + 1 };
}

/** go-yaml 3 names the line of the construct around what it refuses, unless that is the first. */
function refusal(problem: string, mark: Mark, context: Mark = mark): Error {
  return parserError(problem, context.line > 0 ? context : mark);
}
