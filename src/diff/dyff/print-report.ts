/** Differences for people, as dyff 1.12 prints them for helm-diff: the place above, below it what is old and what is new. */
import type { TreeNode } from '../../codec/yaml/tree/tree.ts';
import type { Detail, Difference, Differences, Part, Place } from './difference.ts';
import { plural } from './plural.ts';
import { GREEN, modificationText, RED, type ReportStyle, valueText, YELLOW } from './print-modification.ts';
import { type Palette, yamlText } from './print-yaml.ts';
import { reordered } from './reorder-keys.ts';
import { COLOURED, type Colour, type Painter, PLAIN, widthOf } from './style.ts';
import { inColumns, sideBySide } from './text-blocks.ts';

export interface ReportOptions {
  readonly colour: boolean;
  /** Of the terminal, in characters. */
  readonly width: number;
}

export function dyffReport({ found, namesObjects }: Differences, { colour, width }: ReportOptions): string {
  const look: ReportStyle = { paint: colour ? COLOURED : PLAIN, width };
  let text = '';
  for (const difference of found) {
    text += `\n${placeText(difference, namesObjects, look.paint)}\n`;
    text += sideBySide(
      difference.details.map((detail) => detailText(detail, look)),
      width,
    );
  }
  return `${text}\n`;
}

const STEEL: Colour = [176, 196, 222];

function placeText({ place }: Difference, namesObjects: boolean, paint: Painter): string {
  if (!place) return paint('(file level)', { bold: true });
  const steps = place.steps.length === 0 ? paint('(root level)', { bold: true }) : stepsText(place, paint);
  return namesObjects ? `${steps}  ${paint(`(${place.root})`, { colour: STEEL }, true)}` : steps;
}

/** Keys and names without a text are not shown. */
function stepsText({ steps }: Place, paint: Painter): string {
  const parts = steps.flatMap((step) => {
    const text = 'index' in step ? String(step.index) : 'key' in step ? step.key : step.name;
    return text === '' ? [] : [paint(text, { bold: true, italic: 'name' in step }, true)];
  });
  return parts.join('.');
}

function detailText(detail: Detail, look: ReportStyle): string {
  switch (detail.kind) {
    case 'modified':
      return modificationText(detail.from, detail.to, look);
    case 'reordered':
      return orderText(detail.from, detail.to, look);
    default:
      return partText(detail.kind, detail.what, look);
  }
}

function orderText(from: readonly TreeNode[], to: readonly TreeNode[], { paint, width }: ReportStyle): string {
  const texts = (nodes: readonly TreeNode[]) =>
    nodes.map((node) => (node.kind === 'scalar' && node.value !== '' ? node.value : listedText(node, paint)));
  const [before, after] = [texts(from), texts(to)];
  const heading = paint('⇆ order changed\n', { colour: YELLOW });
  const red = (text: string) => paint(text, { colour: RED });
  const green = (text: string) => paint(text, { colour: GREEN });
  const length = (list: readonly string[]) => list.reduce((sum, text) => sum + widthOf(text), 0) + (list.length - 1) * 2;
  if (Math.max(length(before), length(after)) < Math.floor(width / 2))
    return `${heading}${red(`- ${before.join(', ')}\n`)}${green(`+ ${after.join(', ')}\n`)}`;
  return heading + inColumns([red(before.join('\n')), green(after.join('\n'))], ' ', 2);
}

function listedText(node: TreeNode, paint: Painter): string {
  const text = valueText(node, paint);
  return text === '<nil>' ? text : yamlText(node, paint);
}

const UNITS: Readonly<Record<'document' | 'mapping' | 'sequence', readonly [string, string]>> = {
  document: ['document', 'documents'],
  mapping: ['map entry', 'map entries'],
  sequence: ['list entry', 'list entries'],
};

function partText(kind: 'added' | 'removed', part: Part, { paint, width }: ReportStyle): string {
  const { node } = part;
  const unit = part.of === 'document' ? 'document' : part.node.kind;
  const count = part.of === 'document' ? 1 : part.node.kind === 'mapping' ? part.node.entries.length : part.node.items.length;
  const heading = paint(`${kind === 'added' ? '+' : '-'} ${plural(count, ...UNITS[unit])} ${kind}:\n`, { colour: YELLOW });
  const palette = paint === PLAIN ? {} : kind === 'added' ? GREENISH : REDDISH;
  return heading + sideBySide([yamlText(reordered(node), paint, palette)], width);
}

const GREENISH: Palette = {
  key: [0, 128, 0],
  dash: [0, 128, 0],
  indent: [0, 51, 0],
  scalar: [50, 205, 50],
  multiline: [107, 142, 35],
  nothing: [128, 128, 0],
  empty: [85, 107, 47],
};

const REDDISH: Palette = {
  key: [178, 34, 34],
  dash: [178, 34, 34],
  indent: [51, 0, 0],
  scalar: [240, 128, 128],
  multiline: [233, 150, 122],
  nothing: [250, 128, 114],
  empty: [255, 160, 122],
};
