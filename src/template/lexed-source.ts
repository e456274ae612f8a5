/** A text as the lexer sees it, which knows everything that can be wrong with one. */
import type { BranchNode, TextNode } from './nodes.ts';
import { type Action, type ActionMemory, action } from './parse-action.ts';
import { type Surroundings, stringText } from './parse-pipeline.ts';
import type { TextSource } from './text-source.ts';
import type { TokenStream } from './token-stream.ts';

export class LexedSource implements TextSource {
  from = 0;
  declared = 0;
  private readonly tokens: TokenStream;
  private readonly memory: ActionMemory;

  constructor(tokens: TokenStream, memory: ActionMemory) {
    this.tokens = tokens;
    this.memory = memory;
  }

  next(around: Surroundings, isTop: boolean): TextNode | Action | undefined {
    const { tokens } = this;
    const token = tokens.outside();
    if (token.kind === 'eof') return undefined;
    if (token.kind === 'text') return token as TextNode;
    if (token.kind !== 'left delim') return tokens.unexpected(token, 'input');
    if (isTop && tokens.seesDefine()) return this.definition();
    tokens.actionStart = token.pos;
    return this.action(around);
  }

  nextInElse(around: Surroundings, kind: BranchNode['kind']): Action | undefined {
    return kind !== 'range' && this.tokens.peek().kind === kind ? this.action(around) : undefined;
  }

  private action(around: Surroundings): Action {
    this.declared = around.vars.length;
    const said = action(around, this.memory);
    this.from = around.from;
    return said;
  }

  // "{{" "define" string "}}", its delimiter past
  private definition(): Action {
    const { tokens } = this;
    const pos = tokens.begin();
    tokens.next();
    const token = tokens.next();
    if (token.kind !== 'string' && token.kind !== 'raw string') return tokens.unexpected(token, 'define clause');
    const name = stringText(tokens, token);
    tokens.expect('right delim', 'define clause');
    return { kind: 'define', pos, name };
  }
}
