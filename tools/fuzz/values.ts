/** Values from every source at once: chart defaults, subcharts, files, flags. */
import type { Case } from './case.ts';
import type { Dice } from './dice.ts';
import { key, scalar } from './texts.ts';

const SHOW = 'all: {{ toJson .Values | quote }}\nyaml: |\n  {{- toYaml .Values | nindent 2 }}\n';

/** Layers of values over a chart with a subchart. */
export function valuesCase(dice: Dice): Case {
  const names = ['a', 'b', 'sub', 'global', 'list', 'map'];
  const layer = () => JSON.stringify(Object.fromEntries(dice.many(0, 4, () => [dice.pick(names), value(dice, 0)])));
  const files: Record<string, string> = {
    'values.yaml': layer(),
    'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 0.1.0\n',
    'charts/sub/values.yaml': layer(),
    'charts/sub/templates/s.yaml': SHOW,
    'templates/a.yaml': SHOW,
    'extra.yaml': layer(),
  };
  const args = dice.chance(0.6) ? ['-f', 'demo/extra.yaml'] : [];
  for (const flag of dice.many(0, 3, () => dice.pick(['--set', '--set', '--set-string', '--set-json', '--set-literal'])))
    args.push(flag, assignment(dice, flag));
  return { files, args };
}

function value(dice: Dice, depth: number): unknown {
  const roll = dice.below(10);
  if (depth < 3 && roll < 3) return Object.fromEntries(dice.many(0, 3, () => [key(dice), value(dice, depth + 1)]));
  if (depth < 3 && roll === 3) return dice.many(0, 3, () => value(dice, depth + 1));
  return dice.pick([null, true, false, 0, 1, -2, 1.5, 1e21, 123456789, scalar(dice)]);
}

function assignment(dice: Dice, flag: string): string {
  const path = dice.many(1, 3, () => dice.pick(['a', 'b', 'sub', 'global', 'list[0]', 'list[2]', 'map', 'a\\.b'])).join('.');
  if (flag === '--set-json') return `${path}=${dice.pick(['1', 'null', '{"x":1}', '[1,"b"]', '"t"', 'tru', '{"x":'])}`;
  return `${path}=${dice.pick(['1', 'x', '', 'null', 'true', '{a,b}', '{}', '01', '1.5', 'a\\,b', 'a,b=c', '-3', '9223372036854775808'])}`;
}

/** `--set` strings, well-formed or not. */
export function setCase(dice: Dice): Case {
  const alphabet = [
    'a',
    'b',
    'c',
    '.',
    '.',
    '=',
    '=',
    ',',
    '[',
    ']',
    '0',
    '1',
    '-',
    '{',
    '}',
    '\\',
    ' ',
    'null',
    'true',
    '"',
    '[0]',
    'a=1',
    'x.y',
    '{a,b}',
  ];
  const flag = dice.pick(['--set', '--set', '--set', '--set-string', '--set-json', '--set-literal']);
  return {
    files: { 'values.yaml': 'a: {b: 1}\nlist: [1, 2]\n', 'templates/a.yaml': 'all: {{ toJson .Values | quote }}\n' },
    args: [flag, dice.many(1, 9, () => dice.pick(alphabet)).join('')],
  };
}
