/** A value before and after, as dyff 1.12 shows it: texts by their lines or characters, certificates by their contents, others as YAML. */
import type { TreeNode } from '../../codec/yaml/tree/tree.ts';
import { decodeBase64 } from '../../go/base64.ts';
import { byteLength, runes } from '../../go/utf8.ts';
import { certificateSummary } from './certificate.ts';
import { isWithin } from './edit-distance.ts';
import { editScript } from './edit-script.ts';
import type { Edit } from './edits.ts';
import { hexDump } from './hex-dump.ts';
import { tagOf, textOf } from './node.ts';
import { plural } from './plural.ts';
import { yamlText } from './print-yaml.ts';
import { type Colour, type Painter, PLAIN } from './style.ts';
import { allPrefixed, prefixedLines, sideBySide } from './text-blocks.ts';

export const GREEN: Colour = [88, 191, 56];
export const YELLOW: Colour = [199, 196, 63];
export const RED: Colour = [185, 49, 27];
const LIGHT_GREEN: Colour = [144, 238, 144];
const LIGHT_RED: Colour = [255, 160, 122];

export interface ReportStyle {
  readonly paint: Painter;
  /** Of the terminal, in characters. */
  readonly width: number;
}

export function modificationText(from: TreeNode, to: TreeNode, look: ReportStyle): string {
  const [before, after] = [typeOf(from), typeOf(to)];
  if (before === 'string' && after === 'string') return textChange(textOf(from), textOf(to), look);
  if (before === 'binary' && after === 'binary') return binaryChange(textOf(from), textOf(to), look);
  const { paint } = look;
  const type = (text: string) => paint(text, { italic: true });
  const what = before === after ? 'value change' : `type change from ${type(before)} to ${type(after)}`;
  return heading(what, look) + sides(valueText(from, paint), valueText(to, paint), look).join('');
}

function heading(text: string, { paint }: ReportStyle): string {
  return paint(`± ${text}\n`, { colour: YELLOW });
}

function sides(before: string, after: string, { paint }: ReportStyle): [string, string] {
  return [paint(prefixedLines('- ', before), { colour: RED }), paint(prefixedLines('+ ', after), { colour: GREEN })];
}

function typeOf(node: TreeNode): string {
  if (node.kind === 'alias') return typeOf(node.target);
  if (node.kind !== 'scalar') return node.kind === 'mapping' ? 'map' : 'list';
  const tag = tagOf(node);
  return tag === '!!str' ? 'string' : tag === '!!null' ? '<nil>' : tag.slice(2);
}

/** A value below each other; a list inside a list's order, too. */
export function valueText(node: TreeNode, paint: Painter): string {
  return tagOf(node) === '!!null' ? '<nil>' : yamlText(node, paint).replace(/\n+$/, '');
}

function binaryChange(from: string, to: string, look: ReportStyle): string {
  const [before, after] = [from, to].map((text) => hexDump(decodeBase64(text)));
  return heading('content change', look) + sideBySide(sides(before!, after!, look), look.width);
}

function textChange(from: string, to: string, look: ReportStyle): string {
  const certificates = [certificateSummary(from), certificateSummary(to)] as const;
  if (certificates[0] !== undefined && certificates[1] !== undefined) return certificateChange(certificates[0], certificates[1], look);
  if (from.includes('\n') || to.includes('\n')) return linesChange(from, to, look);
  const isPlain = look.paint === PLAIN || !isMinor(from, to);
  return heading('value change', look) + (isPlain ? sides(from, to, look).join('') : charactersChange(from, to, look));
}

/** A tenth of the shorter text, or what two other characters take. */
function isMinor(from: string, to: string): boolean {
  const most = Math.ceil(Math.min(byteLength(from), byteLength(to)) * 0.1) - 1;
  return isWithin(runes(from), runes(to), Math.max(most, 4));
}

function charactersChange(from: string, to: string, { paint }: ReportStyle): string {
  const script = editScript(runes(from), runes(to));
  const text = ({ items }: Edit) => items.map((rune) => String.fromCodePoint(rune)).join('');
  const line = (mark: '-' | '+', strong: Colour, light: Colour) => {
    const parts = script.map((edit) => {
      if (edit.kind === '=') return paint(text(edit), { colour: light });
      return edit.kind === mark ? paint(text(edit), { colour: strong, bold: true }) : '';
    });
    return `${paint(`${mark} `, { colour: strong })}${parts.join('')}\n`;
  };
  return line('-', RED, LIGHT_RED) + line('+', GREEN, LIGHT_GREEN);
}

function linesChange(from: string, to: string, look: ReportStyle): string {
  const numbers = new Map<string, number>();
  const numbered = (text: string) =>
    (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => {
      const number = numbers.get(line) ?? numbers.size;
      numbers.set(line, number);
      return number;
    });
  const script = editScript(numbered(from), numbered(to));
  const lines = [...numbers.keys()];
  const count = (kind: Edit['kind']) => script.filter((edit) => edit.kind === kind).length;
  const parts = script.map(({ kind, items }) => {
    const text = items.map((item) => lines[item]).join('');
    return kind === '=' ? '' : look.paint(allPrefixed(`${kind} `, text), { colour: kind === '+' ? GREEN : RED });
  });
  const what = `value change in multiline text (${plural(count('+'), 'insert')}, ${plural(count('-'), 'deletion')})`;
  return `${heading(what, look)}${parts.join('')}\n`;
}

function certificateChange(from: string, to: string, look: ReportStyle): string {
  const { paint } = look;
  const [before, after] = [from.split('\n'), to.split('\n')];
  const marked = (mark: string, strong: Colour, light: Colour, own: readonly string[], other: readonly string[]) => {
    const lines = own.map((line, i) => paint(line, { colour: line === other[i] ? light : strong }));
    return prefixedLines('- ', lines.join('\n')).replace('- ', paint(mark, { colour: strong }));
  };
  const columns = [marked('- ', RED, LIGHT_RED, before, after), marked('+ ', GREEN, LIGHT_GREEN, after, before)];
  return heading('certificate change', look) + sideBySide(columns, look.width);
}
