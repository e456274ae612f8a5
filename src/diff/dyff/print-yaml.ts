/** Nodes as gonvenience/neat 1.3 prints them: keys in bold, values by their kind, comments where it keeps them. */
import type { TreeMapping, TreeNode, TreeScalar } from '../../codec/yaml/tree/tree.ts';
import { quote } from '../../go/strconv.ts';
import { tagOf, textOf } from './node.ts';
import type { Colour, Painter } from './style.ts';

/** Absent colours leave a text as it is. */
export interface Palette {
  readonly key?: Colour;
  readonly dash?: Colour;
  readonly indent?: Colour;
  readonly scalar?: Colour;
  readonly multiline?: Colour;
  readonly nothing?: Colour;
  readonly empty?: Colour;
}

export function yamlText(node: TreeNode, paint: Painter, palette: Palette = {}): string {
  return new NodePrinter(paint, palette).node('', false, node);
}

class NodePrinter {
  readonly #paint: Painter;
  readonly #palette: Palette;

  constructor(paint: Painter, palette: Palette) {
    this.#paint = paint;
    this.#palette = palette;
  }

  #coloured(name: keyof Palette, text: string): string {
    const colour = this.#palette[name];
    return colour ? this.#paint(text, { colour }, true) : text;
  }

  /** `isBehind`: the first line is behind a dash. */
  node(prefix: string, isBehind: boolean, node: TreeNode): string {
    switch (node.kind) {
      case 'alias':
        return this.node(prefix, isBehind, node.target);
      case 'scalar':
        return this.#scalar(prefix, node);
      case 'mapping':
        return this.#mapping(prefix, isBehind, node);
      case 'sequence':
        return node.items
          .map((item, i) => {
            const start = i === 0 && isBehind ? '' : prefix;
            return `${start}${this.#coloured('dash', '-')} ${this.node(this.#deeper(prefix), true, item)}`;
          })
          .join('');
    }
  }

  #deeper(prefix: string): string {
    return prefix + this.#coloured('indent', '  ');
  }

  #mapping(prefix: string, isBehind: boolean, { entries }: TreeMapping): string {
    return entries
      .map(({ key, value }, i) => {
        const start = i === 0 && isBehind ? '' : prefix;
        const name = this.#paint(this.#coloured('key', `${textOf(key)}:`), { bold: true }, true);
        return start + lineOf(key.head) + name + this.#value(prefix, value) + lineOf(key.foot);
      })
      .join('');
  }

  /** What follows the colon. */
  #value(prefix: string, value: TreeNode): string {
    if (value.kind === 'alias') return ` *${value.name}\n`;
    const anchor = value.anchor === '' ? '' : ` &${value.anchor}`;
    if (value.kind === 'scalar') return `${anchor} ${this.#scalar(this.#deeper(prefix), value)}`;
    const isMapping = value.kind === 'mapping';
    const isEmpty = isMapping ? value.entries.length === 0 : value.items.length === 0;
    if (isEmpty) return `${anchor} ${this.#coloured('empty', isMapping ? '{}' : '[]')}\n`;
    return `${anchor}\n${this.node(isMapping ? this.#deeper(prefix) : prefix, false, value)}`;
  }

  #scalar(prefix: string, node: TreeScalar): string {
    return `${this.#scalarText(prefix, node)}${node.line === '' ? '' : ` ${node.line}`}\n${lineOf(node.foot)}`;
  }

  #scalarText(prefix: string, node: TreeScalar): string {
    const tag = tagOf(node);
    const lines = node.value.split('\n');
    if (lines.length > 1) {
      return `${this.#coloured('multiline', '|')}\n${lines.map((line) => prefix + this.#coloured('multiline', line)).join('\n')}`;
    }
    const text = tag === '!!str' && needsQuotes(node.value) ? quote(node.value) : node.value;
    return tag === '!!binary' ? text : this.#coloured(tag === '!!null' ? 'nothing' : 'scalar', text);
  }
}

function lineOf(comment: string): string {
  return comment === '' ? '' : `${comment}\n`;
}

const WORDS = ['true', 'false', 'null', '.nan', '.inf', '-.inf', '+.inf'];

function needsQuotes(text: string): boolean {
  return WORDS.includes(text) || text.startsWith('-') || /^[-+]?[0-9.e+]+$/.test(text) || /[ *&:,]/.test(text);
}
