/** YAML texts, mostly well-formed, some broken on purpose, through fromYaml, toYaml and a values file. */
import type { Case } from './case.ts';
import type { Dice } from './dice.ts';
import { key, scalar } from './texts.ts';

const READ = `{{- $doc := .Files.Get "doc.yaml" -}}
map: {{ fromYaml $doc | toJson | quote }}
list: {{ fromYamlArray $doc | toJson | quote }}
back: {{ fromYaml $doc | toYaml | quote }}
pretty: {{ fromYaml $doc | toYamlPretty | quote }}
`;

/** A document read by a template, or as a values file. */
export function yamlCase(dice: Dice): Case {
  const doc = mangle(dice, block(dice, 0));
  if (dice.chance(0.6)) return { files: { 'doc.yaml': doc, 'templates/a.yaml': READ }, args: [] };
  return { files: { 'values.yaml': doc, 'templates/a.yaml': '{{ toYaml .Values }}\n' }, args: [] };
}

/** A block node, its first line already indented. */
function block(dice: Dice, depth: number): string {
  const indent = ' '.repeat(depth * 2);
  if (depth > 3 || dice.chance(0.2)) return `${flow(dice, depth)}\n`;
  const inner = () => (dice.chance(0.45) ? `\n${' '.repeat(depth * 2 + 2)}${block(dice, depth + 1)}` : ` ${inline(dice, depth)}\n`);
  const item = dice.chance(0.65) ? () => `${keyText(dice)}:${inner()}` : () => `-${inner()}`;
  return dice.many(1, 4, item).join(dice.chance(0.1) ? `${indent}# a remark\n${indent}` : indent);
}

function keyText(dice: Dice): string {
  const name = key(dice);
  return dice.chance(0.15) ? JSON.stringify(name) : name;
}

function inline(dice: Dice, depth: number): string {
  const roll = dice.below(12);
  const indent = ' '.repeat(depth * 2 + 2);
  if (roll === 0)
    return `|${dice.pick(['', '-', '+', '2'])}\n${dice.many(1, 3, () => indent + scalar(dice).replaceAll('\n', ' ')).join('\n')}`;
  if (roll === 1) return `>${dice.pick(['', '-', '+'])}\n${dice.many(1, 3, () => indent + scalar(dice).replaceAll('\n', ' ')).join('\n')}`;
  if (roll === 2) return `&${dice.pick(['x', 'y'])} ${plain(dice)}`;
  if (roll === 3) return `*${dice.pick(['x', 'y'])}`;
  if (roll === 4) return `${dice.pick(['!!str', '!!int', '!!float', '!!bool', '!!null', '!custom', '!!binary'])} ${plain(dice)}`;
  return flow(dice, depth);
}

function flow(dice: Dice, depth: number): string {
  if (depth < 4 && dice.chance(0.15)) return `[${dice.many(0, 3, () => flow(dice, depth + 1)).join(', ')}]`;
  if (depth < 4 && dice.chance(0.15)) return `{${dice.many(0, 3, () => `${keyText(dice)}: ${flow(dice, depth + 1)}`).join(', ')}}`;
  return dice.chance(0.3) ? quoted(dice) : plain(dice);
}

function plain(dice: Dice): string {
  return scalar(dice).replaceAll('\n', ' ');
}

function quoted(dice: Dice): string {
  const text = scalar(dice);
  return dice.chance(0.5) ? JSON.stringify(text) : `'${text.replaceAll("'", "''").replaceAll('\n', '\n\n    ')}'`;
}

/** Now and then, something is lost, doubled or out of place. */
function mangle(dice: Dice, text: string): string {
  if (dice.chance(0.6)) return text;
  const at = dice.below(text.length + 1);
  const junk = dice.pick([
    ' ',
    '\n',
    '\t',
    ':',
    '- ',
    '"',
    "'",
    '[',
    '}',
    ',',
    '#',
    '&',
    '*',
    '---\n',
    '...\n',
    '%',
    '\r\n',
    '  ',
    '? ',
    '!',
    '|',
    '@',
    '\u0001',
  ]);
  return dice.chance(0.5) ? text.slice(0, at) + junk + text.slice(at) : text.slice(0, at) + text.slice(at + 1 + dice.below(3));
}
