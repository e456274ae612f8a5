/** Tokens to a tree: YAML's grammar, one function per rule, refusing what libyaml refuses, at the same token. */
import type { YamlMapping, YamlNode, YamlScalar, YamlSequence } from './node.ts';
import { DOCUMENT_BOUNDS, endsBlockEntry, endsFlowKey, endsFlowValue, type Properties, readProperties } from './read-properties.ts';
import { Scanner } from './scan/scanner.ts';
import type { Token, TokenKind } from './scan/token.ts';
import { type Mark, parserError, refuse, refuseOverflow } from './scan/yaml-error.ts';

/**
 * The tree of the first document, undefined if there is none (an empty text, comments only). Throws a ChartwrightError of
 * code `yaml` with go-yaml's message and the position of the culprit; what comes after the first document is not looked
 * at, as in Go.
 */
export function composeYaml(text: string): YamlNode | undefined {
  return refuseOverflow(() => new Composer(text).document());
}

class Composer {
  readonly #scanner: Scanner;
  readonly #anchors = new Map<string, YamlNode>();
  readonly #tags = new Map<string, string>();

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  #next(): Token {
    this.#scanner.take();
    return this.#scanner.peek();
  }

  /** document ::= (DIRECTIVE* DOCUMENT-START)? block_node? */
  document(): YamlNode | undefined {
    let token = this.#scanner.peek();
    if (token.kind === 'stream-end') return undefined;
    const explicit = DOCUMENT_BOUNDS.has(token.kind) && token.kind !== 'document-end';
    if (explicit) this.#directives();
    for (const [handle, prefix] of [
      ['!', '!'],
      ['!!', 'tag:yaml.org,2002:'],
    ] as const) {
      if (!this.#tags.has(handle)) this.#tags.set(handle, prefix);
    }
    if (explicit) {
      token = this.#scanner.peek();
      if (token.kind !== 'document-start') throw parserError('did not find expected <document start>', token);
      token = this.#next();
    }
    const root = explicit && DOCUMENT_BOUNDS.has(token.kind) ? emptyScalar(token) : this.#node(true, false);
    this.#scanner.peek();
    return root;
  }

  #directives(): void {
    let version = '';
    for (let token = this.#scanner.peek(); ; token = this.#next()) {
      if (token.kind === 'version-directive') {
        if (version !== '') throw parserError('found duplicate %YAML directive', token);
        if (token.value !== '1.1') throw parserError('found incompatible YAML document', token);
        version = token.value;
      } else if (token.kind === 'tag-directive') {
        if (this.#tags.has(token.value)) throw parserError('found duplicate %TAG directive', token);
        this.#tags.set(token.value, token.suffix);
      } else return;
    }
  }

  /** node ::= ALIAS | properties? (SCALAR | collection); an indentless sequence only as key or value of a block mapping. */
  #node(block: boolean, indentless: boolean): YamlNode {
    const first = this.#scanner.peek();
    if (first.kind === 'alias') return this.#alias(first);
    const properties = readProperties(this.#scanner);
    const { start } = properties;
    const tag = properties.tag ? this.#resolveTag(properties.tag, start) : '';
    const token = this.#scanner.peek();
    switch (token.kind) {
      case 'scalar': {
        this.#scanner.take();
        const implicit = tag === '!' || (tag === '' && token.plain);
        return this.#anchored(properties, scalar(start, token.value, tag, implicit));
      }
      case 'flow-sequence-start':
        return this.#flowSequence(this.#anchored(properties, sequence(start)));
      case 'flow-mapping-start':
        return this.#flowMapping(this.#anchored(properties, mapping(start)));
      case 'block-entry':
        if (indentless) return this.#indentlessSequence(this.#anchored(properties, sequence(start)));
        break;
      case 'block-sequence-start':
        if (block) return this.#blockSequence(this.#anchored(properties, sequence(start)));
        break;
      case 'block-mapping-start':
        if (block) return this.#blockMapping(this.#anchored(properties, mapping(start)));
        break;
    }
    if (properties.anchor === '' && tag === '') throw parserError('did not find expected node content', token, start);
    return this.#anchored(properties, scalar(start, '', tag, tag === ''));
  }

  #alias(token: Token): YamlNode {
    const target = this.#anchors.get(token.value);
    if (!target) refuse(`unknown anchor '${token.value}' referenced`, place(token));
    this.#scanner.take();
    return { kind: 'alias', ...place(token), name: token.value, target };
  }

  #anchored<T extends YamlNode>({ anchor }: Properties, node: T): T {
    if (anchor !== '') this.#anchors.set(anchor, node);
    return node;
  }

  #resolveTag(token: Token, start: Mark): string {
    if (token.value === '') return token.suffix;
    const prefix = this.#tags.get(token.value);
    if (prefix === undefined) throw parserError('found undefined tag handle', token, start);
    return prefix + token.suffix;
  }

  /** block_sequence ::= BLOCK-SEQUENCE-START (BLOCK-ENTRY block_node?)* BLOCK-END */
  #blockSequence(node: YamlSequence): YamlNode {
    const start = this.#scanner.peek();
    let token = this.#next();
    while (token.kind === 'block-entry') {
      const entry = token;
      token = this.#next();
      const empty = token.kind === 'block-entry' || token.kind === 'block-end';
      node.items.push(empty ? emptyAfter(entry) : this.#node(true, false));
      token = this.#scanner.peek();
    }
    if (token.kind !== 'block-end') throw parserError("did not find expected '-' indicator", token, start);
    this.#scanner.take();
    return node;
  }

  /** indentless_sequence ::= (BLOCK-ENTRY block_node?)+ */
  #indentlessSequence(node: YamlSequence): YamlNode {
    let token = this.#scanner.peek();
    while (token.kind === 'block-entry') {
      const entry = token;
      token = this.#next();
      const empty = token.kind === 'block-entry' || endsBlockEntry(token);
      node.items.push(empty ? emptyAfter(entry) : this.#node(true, false));
      token = this.#scanner.peek();
    }
    return node;
  }

  /** block_mapping ::= BLOCK-MAPPING-START ((KEY node?)? (VALUE node?)?)* BLOCK-END */
  #blockMapping(node: YamlMapping): YamlNode {
    const start = this.#scanner.peek();
    let token = this.#next();
    while (token.kind === 'key') {
      node.keys.push(this.#blockEntry(token));
      token = this.#scanner.peek();
      node.values.push(token.kind === 'value' ? this.#blockEntry(token) : emptyScalar(token));
      token = this.#scanner.peek();
    }
    if (token.kind !== 'block-end') throw parserError('did not find expected key', token, start);
    this.#scanner.take();
    return node;
  }

  /** What follows a KEY or VALUE in a block mapping. */
  #blockEntry(indicator: Token): YamlNode {
    return endsBlockEntry(this.#next()) ? emptyAfter(indicator) : this.#node(true, true);
  }

  /** flow_sequence ::= FLOW-SEQUENCE-START (entry FLOW-ENTRY)* entry? FLOW-SEQUENCE-END; an entry is a node or a single pair. */
  #flowSequence(node: YamlSequence): YamlNode {
    const start = this.#scanner.peek();
    let token = this.#next();
    while (token.kind !== 'flow-sequence-end') {
      if (node.items.length > 0) {
        if (token.kind !== 'flow-entry') throw parserError("did not find expected ',' or ']'", token, start);
        token = this.#next();
      }
      if (token.kind === 'key') node.items.push(this.#flowPair(token));
      else if (token.kind !== 'flow-sequence-end') node.items.push(this.#node(false, false));
      else break;
      token = this.#scanner.peek();
    }
    this.#scanner.take();
    return node;
  }

  /** A mapping of one entry, written in a flow sequence without braces: KEY flow_node? (VALUE flow_node?)? */
  #flowPair(start: Token): YamlMapping {
    const node = mapping(start);
    let token = this.#next();
    if (endsFlowKey(token, 'flow-sequence-end')) {
      // libyaml swallows the token here, so that what follows is rarely understood.
      node.keys.push(emptyAfter(token));
      this.#scanner.take();
    } else node.keys.push(this.#node(false, false));
    token = this.#scanner.peek();
    node.values.push(this.#flowValue(token, 'flow-sequence-end'));
    this.#scanner.peek();
    return node;
  }

  /** flow_mapping ::= FLOW-MAPPING-START (entry FLOW-ENTRY)* entry? FLOW-MAPPING-END; an entry is a node or KEY node? (VALUE node?)? */
  #flowMapping(node: YamlMapping): YamlNode {
    const start = this.#scanner.peek();
    let token = this.#next();
    while (token.kind !== 'flow-mapping-end') {
      if (node.keys.length > 0) {
        if (token.kind !== 'flow-entry') throw parserError("did not find expected ',' or '}'", token, start);
        token = this.#next();
      }
      if (token.kind === 'key') this.#flowMappingEntry(node);
      else if (token.kind !== 'flow-mapping-end') {
        node.keys.push(this.#node(false, false));
        node.values.push(emptyScalar(this.#scanner.peek()));
      } else break;
      token = this.#scanner.peek();
    }
    this.#scanner.take();
    return node;
  }

  #flowMappingEntry(node: YamlMapping): void {
    let token = this.#next();
    node.keys.push(endsFlowKey(token, 'flow-mapping-end') ? emptyScalar(token) : this.#node(false, false));
    token = this.#scanner.peek();
    node.values.push(this.#flowValue(token, 'flow-mapping-end'));
  }

  /** (VALUE flow_node?)? */
  #flowValue(indicator: Token, end: TokenKind): YamlNode {
    if (indicator.kind !== 'value') return emptyScalar(indicator);
    const token = this.#next();
    return endsFlowValue(token, end) ? emptyScalar(token) : this.#node(false, false);
  }
}

function place({ line, column }: Mark): { line: number; column: number } {
  return { line: line + 1, column: column + 1 };
}

function scalar(mark: Mark, value: string, tag: string, implicit: boolean): YamlScalar {
  return { kind: 'scalar', line: mark.line + 1, column: mark.column + 1, value, tag, implicit };
}

function sequence(mark: Mark): YamlSequence {
  return { kind: 'sequence', line: mark.line + 1, column: mark.column + 1, items: [] };
}

function mapping(mark: Mark): YamlMapping {
  return { kind: 'mapping', line: mark.line + 1, column: mark.column + 1, keys: [], values: [] };
}

/** Nothing, if a node could have been. */
function emptyScalar(mark: Mark): YamlScalar {
  return scalar(mark, '', '', true);
}

/** Nothing, after an indicator. */
function emptyAfter({ line, column }: Mark): YamlScalar {
  return emptyScalar({ line, column: column + 1 });
}
