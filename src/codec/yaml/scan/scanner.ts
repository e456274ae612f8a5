/**
 * Text to tokens, as libyaml cuts it: a token is returned only when it is sure that no mapping key
 * begins with it, and indentation becomes tokens of its own. How far it looks ahead decides which
 * of two errors a text is refused with, so this is libyaml's way down to the oddities (see KeyTable).
 */
import { scanBlockScalar } from './block-scalar.ts';
import { scanDirective } from './directive.ts';
import { scanPlain } from './plain.ts';
import { scanAnchor, scanTag } from './property.ts';
import { scanQuoted } from './quoted.ts';
import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, Source } from './source.ts';
import { makeToken, type Token, type TokenKind } from './token.ts';
import { type Mark, scannerError } from './yaml-error.ts';

/** Where a mapping key without `?` may have begun; there is one such place for each level of flow brackets. */
interface KeyPlace extends Mark {
  possible: boolean;
  readonly required: boolean;
  readonly token: number;
}

const MAX_DEPTH = 10000;
const LONGEST_KEY = 1024;

export class Scanner {
  readonly source: Source;
  /** The column of the innermost block collection; -1 outside of any. */
  indent = -1;
  flowLevel = 0;
  /** Whether a key may begin at the cursor. */
  keyAllowed = true;

  protected readonly indents: number[] = [];
  protected queue: Token[] = [];
  /** Where in the queue the next token stands. */
  protected head = 0;
  #taken = 0;
  readonly #keys: KeyPlace[] = [{ line: 0, column: 0, possible: false, required: false, token: 0 }];
  /**
   * The level whose key would begin with the token of this number. Closing an empty flow collection
   * also forgets the key that it itself may be (`[]: x`), as libyaml for Go does.
   */
  readonly #keyAt = new Map<number, number>();
  protected ready = false;

  constructor(text: string) {
    this.source = new Source(text);
    this.source.need(1);
  }

  /** The next token; it stays the next one until `take`. Throws a ChartwrightError of code `yaml`. */
  peek(): Token {
    if (!this.ready) {
      while (this.head === this.queue.length || this.headMayBeKey()) this.fetch();
      this.ready = true;
    }
    return this.queue[this.head] as Token;
  }

  /** Moves on, after `peek`. */
  take(): void {
    this.ready = false;
    this.#taken++;
    if (++this.head < this.queue.length) return;
    this.queue = [];
    this.head = 0;
  }

  protected headMayBeKey(): boolean {
    const level = this.#keyAt.get(this.#taken);
    return level !== undefined && this.#isKeyOpen(this.#keys[level] as KeyPlace);
  }

  /** Whether a `:` at the cursor would make a key of what began at this place. */
  #isKeyOpen(key: KeyPlace): boolean {
    if (!key.possible) return false;
    if (key.line === this.source.line && key.column + LONGEST_KEY >= this.source.column) return true;
    if (key.required) throw this.error("could not find expected ':'", key);
    key.possible = false;
    return false;
  }

  /** The refusal of what is under the cursor; `_start` is where the part began that this ends. */
  error(problem: string, _start?: Mark): Error {
    return scannerError(problem, this.source.mark());
  }

  protected fetch(): void {
    this.skipToToken();
    const { source } = this;
    this.unroll(source.column);
    source.need(4);
    const unit = source.peek();
    if (unit === 0) return this.#fetchStreamEnd();
    if (unit === 37 && source.column === 0) return this.#fetchDirective();
    if (source.atDocumentMark()) return this.#fetchDocumentMark(unit === 45 ? 'document-start' : 'document-end');
    this.fetchContent(unit);
  }

  /** Fetches the token that begins with this character. */
  protected fetchContent(unit: number): void {
    const { source } = this;
    switch (unit) {
      case 91: // [
        return this.#fetchFlowStart('flow-sequence-start');
      case 123: // {
        return this.#fetchFlowStart('flow-mapping-start');
      case 93: // ]
        return this.#fetchFlowEnd('flow-sequence-end');
      case 125: // }
        return this.#fetchFlowEnd('flow-mapping-end');
      case 44: // ,
        return this.#fetchFlowEntry();
      case 45: // -
        return isBlankOrEnd(source.peek(1)) ? this.#fetchBlockEntry() : this.#fetchScalar(scanPlain);
      case 63: // ?
        return this.#isIndicator() ? this.#fetchKey() : this.#fetchScalar(scanPlain);
      case 58: // :
        return this.#isIndicator() ? this.#fetchValue() : this.#fetchScalar(scanPlain);
      case 42: // *
        return this.#fetchScalar((scanner) => scanAnchor(scanner, 'alias'));
      case 38: // &
        return this.#fetchScalar((scanner) => scanAnchor(scanner, 'anchor'));
      case 33: // !
        return this.#fetchScalar(scanTag);
      case 39: // '
      case 34: // "
        return this.#fetchScalar(scanQuoted);
      case 124: // |
      case 62: // >
        if (this.flowLevel === 0) return this.#fetchBlockScalar();
        break;
      case 9: // tab
      case 37: // %
      case 64: // @
      case 96: // `
        break;
      default:
        return this.#fetchScalar(scanPlain);
    }
    throw this.error('found character that cannot start any token');
  }

  /** Whether the `?` or `:` at the cursor stands alone. */
  #isIndicator(): boolean {
    return this.flowLevel > 0 || isBlankOrEnd(this.source.peek(1));
  }

  protected skipToToken(): void {
    const { source } = this;
    for (;;) {
      source.need(1);
      source.skipStrayMark();
      const tabs = this.flowLevel > 0 || !this.keyAllowed;
      let at = source.at;
      while (source.text.charCodeAt(at) === 32 || (tabs && source.text.charCodeAt(at) === 9)) at++;
      source.advance(at);
      source.need(1);
      if (source.peek() === 35) this.skipComment();
      if (!isBreak(source.peek())) return;
      source.need(2);
      source.takeBreak();
      if (this.flowLevel === 0) this.keyAllowed = true;
    }
  }

  /** Moves to the end of the line. */
  skipComment(): void {
    const { source } = this;
    let at = source.at;
    while (!isBreakOrEnd(source.text.charCodeAt(at))) at++;
    source.advance(at);
    source.need(1);
  }

  /** What may follow a directive or a block scalar's head: blanks, a comment, the end of the line. */
  skipRestOfLine(): void {
    const { source } = this;
    while (isBlank(source.peek())) source.skip();
    source.need(1);
    if (source.peek() === 35) this.skipComment();
    if (!isBreakOrEnd(source.peek())) throw this.error('did not find expected comment or line break');
    if (source.peek() === 0) return;
    source.need(2);
    source.takeBreak();
  }

  /** Appends a token, or inserts it before the one of this number. */
  protected push(token: Token, before = -1): void {
    const at = before < 0 ? -1 : before - this.#taken;
    if (at < 0) this.queue.push(token);
    else this.queue.splice(this.head + at, 0, token);
  }

  /** A token for the indicator under the cursor, `length` characters long. */
  #pushIndicator(kind: TokenKind, length = 1): void {
    this.push(makeToken(kind, this.source.mark()));
    this.source.advance(this.source.at + length);
  }

  #saveKey(): void {
    if (!this.keyAllowed) return;
    const { line, column } = this.source.mark();
    const required = this.flowLevel === 0 && this.indent === column;
    this.#dropKey();
    const token = this.#nextNumber();
    this.#keys[this.#keys.length - 1] = { line, column, possible: true, required, token };
    this.#keyAt.set(token, this.#keys.length - 1);
  }

  #dropKey(): void {
    const key = this.#keys[this.#keys.length - 1] as KeyPlace;
    if (!key.possible) return;
    if (key.required) throw this.error("could not find expected ':'", key);
    key.possible = false;
    this.#keyAt.delete(key.token);
  }

  #nextNumber(): number {
    return this.#taken + this.queue.length - this.head;
  }

  /** Opens a block collection if the column is right of the current one. */
  #roll(mark: Mark, kind: TokenKind, before = -1): void {
    if (this.flowLevel > 0 || this.indent >= mark.column) return;
    this.indents.push(this.indent);
    this.indent = mark.column;
    if (this.indents.length > MAX_DEPTH) throw this.error(`exceeded max depth of ${MAX_DEPTH}`);
    this.push(makeToken(kind, mark), before);
  }

  /** Closes the block collections that the column is left of. */
  protected unroll(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indent > column) {
      this.push(makeToken('block-end', this.source.mark()));
      this.indent = this.indents.pop() as number;
    }
  }

  #fetchStreamEnd(): void {
    this.source.endLine();
    this.unroll(-1);
    this.#dropKey();
    this.keyAllowed = false;
    this.push(makeToken('stream-end', this.source.mark()));
  }

  #fetchDirective(): void {
    this.unroll(-1);
    this.#dropKey();
    this.keyAllowed = false;
    this.push(scanDirective(this));
  }

  #fetchDocumentMark(kind: TokenKind): void {
    this.unroll(-1);
    this.#dropKey();
    this.keyAllowed = false;
    this.#pushIndicator(kind, 3);
  }

  #fetchFlowStart(kind: TokenKind): void {
    this.#saveKey();
    const { line, column } = this.source.mark();
    this.#keys.push({ line, column, possible: false, required: false, token: this.#nextNumber() });
    if (++this.flowLevel > MAX_DEPTH) throw this.error(`exceeded max depth of ${MAX_DEPTH}`);
    this.keyAllowed = true;
    this.#pushIndicator(kind);
  }

  #fetchFlowEnd(kind: TokenKind): void {
    this.#dropKey();
    if (this.flowLevel > 0) {
      this.flowLevel--;
      this.#keyAt.delete((this.#keys.pop() as KeyPlace).token);
    }
    this.keyAllowed = false;
    this.#pushIndicator(kind);
  }

  #fetchFlowEntry(): void {
    this.#dropKey();
    this.keyAllowed = true;
    this.#pushIndicator('flow-entry');
  }

  #fetchBlockEntry(): void {
    this.#openBlock('block-sequence-start', 'block sequence entries');
    this.#dropKey();
    this.keyAllowed = true;
    this.#pushIndicator('block-entry');
  }

  #fetchKey(): void {
    this.#openBlock('block-mapping-start', 'mapping keys');
    this.#dropKey();
    this.keyAllowed = this.flowLevel === 0;
    this.#pushIndicator('key');
  }

  #openBlock(kind: TokenKind, what: string): void {
    if (this.flowLevel > 0) return;
    if (!this.keyAllowed) throw this.error(`${what} are not allowed in this context`);
    this.#roll(this.source.mark(), kind);
  }

  #fetchValue(): void {
    const key = this.#keys[this.#keys.length - 1] as KeyPlace;
    if (this.#isKeyOpen(key)) {
      this.push(makeToken('key', key), key.token);
      this.#roll(key, 'block-mapping-start', key.token);
      key.possible = false;
      this.#keyAt.delete(key.token);
      this.keyAllowed = false;
    } else {
      this.#openBlock('block-mapping-start', 'mapping values');
      this.keyAllowed = this.flowLevel === 0;
    }
    this.#pushIndicator('value');
  }

  /** Anything a key may begin with, and after which none can begin on this line. */
  #fetchScalar(scan: (scanner: Scanner) => Token): void {
    this.#saveKey();
    this.keyAllowed = false;
    this.push(scan(this));
  }

  #fetchBlockScalar(): void {
    this.#dropKey();
    this.keyAllowed = true;
    this.push(scanBlockScalar(this));
  }
}
