/** Template snippets: every action, pipelines, variables, functions on arguments that fit and that do not. */
import type { Case } from './case.ts';
import type { Dice } from './dice.ts';

const VALUES = `s: text
e: ""
n: 3
f: 1.5
big: 1234567890123
t: true
z: null
list: [b, a, 3, null]
nums: [3, 1, 2]
map: {x: 1, y: two, deep: {k: v}}
empty: {}
tpl: "{{ .Values.s }}"
date: "2024-02-29T12:30:00Z"
ver: 1.2.3-rc.1+b
long: the quick brown fox jumps over the lazy dog
`;

const ONE =
  'quote squote upper lower title untitle trim trimAll snakecase camelcase kebabcase swapcase initials nospace len not toString toJson toYaml toPrettyJson toRawJson fromYaml fromJson keys values first last rest initial uniq reverse compact sortAlpha empty typeOf kindOf int int64 float64 floor ceil b64enc b64dec b32enc sha1sum sha256sum adler32sum abs join toStrings base dir ext clean isAbs html js urlquery print println toDecimal atoi list dict tuple deepCopy toToml any all coalesce durationSeconds durationHours semver urlParse plural_ regexQuoteMeta toYamlPretty mustToYaml until shuffle_ unixEpoch_ htmlDate_ wrap_ max min add sub mul biggest'
    .split(' ')
    .filter((name) => !name.endsWith('_') && name !== 'abs' && name !== 'join');
const TWO =
  'default eq ne lt le gt ge and or add sub mul div mod max min join split splitList has hasKey get index trunc indent nindent repeat contains hasPrefix hasSuffix trimPrefix trimSuffix append prepend concat without pluck pick omit round substr_ cat printf ternary_ dig_ merge mergeOverwrite semverCompare regexMatch regexFind regexSplit_ regexFindAll_ untilStep_ seq until replace_ plural_ abbrev wrap dateModify_ include tpl required typeIs kindIs typeIsLike deepEqual atoi_ addf subf mulf divf maxf minf chunk slice set_ unset hasKey mustHas dir_'
    .split(' ')
    .filter((name) => !name.endsWith('_'));
const PATHS = [
  '.Values.s',
  '.Values.e',
  '.Values.n',
  '.Values.f',
  '.Values.big',
  '.Values.t',
  '.Values.z',
  '.Values.list',
  '.Values.nums',
  '.Values.map',
  '.Values.map.x',
  '.Values.map.deep.k',
  '.Values.empty',
  '.Values.none',
  '.Values.none.deeper',
  '.Values.s.x',
  '.Values.list.x',
  '.Values.date',
  '.Values.ver',
  '.Values.long',
  '.Release.Name',
  '.Chart.Name',
  '.',
  '$',
  '$.Values.n',
  '.Files',
  '.Capabilities.KubeVersion',
  '.Template.Name',
];
const LITERALS = [
  '1',
  '0',
  '-3',
  '2.5',
  '"x"',
  '"%v-%d"',
  '"a,b"',
  '"{{ .Values.s }}"',
  '`raw`',
  "'c'",
  'true',
  'false',
  'nil',
  '0x10',
  '1e3',
  '1i',
  '""',
  '"^1.0.0"',
  '"[a-z]+"',
  '"part"',
  '" "',
  '"string"',
  '"2006-01-02"',
];

/** A template of a few statements. */
export function templateCase(dice: Dice): Case {
  const writer = new TemplateWriter(dice);
  const body = dice.many(1, 3, () => `r: ${writer.statement(0)}\n`).join('');
  const text = `{{- define "part" }}<{{ . }}>{{ end }}out: |\n${body.replace(/^/gm, '  ').trimEnd()}\n`;
  return { files: { 'values.yaml': VALUES, 'templates/a.yaml': dice.chance(0.06) ? mangle(dice, text) : text }, args: [] };
}

class TemplateWriter {
  readonly #dice: Dice;
  constructor(dice: Dice) {
    this.#dice = dice;
  }

  statement(depth: number): string {
    const dice = this.#dice;
    const roll = dice.below(depth > 2 ? 4 : 14);
    const inner = () => this.statement(depth + 1);
    const end = () => (dice.chance(0.3) ? `{{ else }}${inner()}{{ end }}` : '{{ end }}');
    switch (roll) {
      case 4:
        return `{{ if ${this.pipeline(0)} }}${inner()}${end()}`;
      case 5:
        return `{{- with ${this.pipeline(0)} }}${inner()}${end()}`;
      case 6:
        return `{{ range ${this.pipeline(0)} -}} ${inner()}${dice.chance(0.2) ? '{{ break }}' : ''}${end()}`;
      case 7:
        return `{{ range $i, $v := ${dice.pick(PATHS)} }}{{ $i }}={{ $v }} ${end()}`;
      case 8:
        return `{{ $x := ${this.pipeline(0)} }}{{ $x }}{{ $x = ${this.pipeline(1)} }}{{ $x }}`;
      case 9:
        return `{{ if ${this.pipeline(1)} }}${inner()}{{ else if ${this.pipeline(1)} }}${inner()}${end()}`;
      case 10:
        return `{{ template "part" ${dice.pick(PATHS)} }}`;
      case 11:
        return `{{ block "b${dice.below(99)}" ${dice.pick(PATHS)} }}{{ . }}{{ end }}`;
      case 12:
        return `{{/* a remark */}}${inner()}`;
      default:
        return `{{ ${this.pipeline(0)} }}`;
    }
  }

  pipeline(depth: number): string {
    const dice = this.#dice;
    const stages = dice.many(0, depth > 1 ? 0 : 2, () =>
      dice.chance(0.6) ? dice.pick(ONE) : `${dice.pick(TWO)} ${this.operand(depth + 1)}`,
    );
    return [this.command(depth), ...stages].join(' | ');
  }

  command(depth: number): string {
    const dice = this.#dice;
    const roll = dice.below(10);
    if (roll < 4) return this.operand(depth);
    if (roll < 6) return `${dice.pick(ONE)} ${this.operand(depth)}`;
    if (roll < 9) return `${dice.pick(TWO)} ${this.operand(depth)} ${this.operand(depth)}`;
    return `printf ${dice.pick(['"%v"', '"%d"', '"%s"', '"%q"', '"%5.1f|"', '"%T"', '"%x"', '"%#v"', '"%-6s|"', '"%t %v"', '"%c"', '"%05d"', '"%+v"', '"%e"'])} ${this.operand(depth)}`;
  }

  operand(depth: number): string {
    const dice = this.#dice;
    const roll = dice.below(10);
    if (roll < 5) return dice.pick(PATHS);
    if (roll < 8 || depth > 1) return dice.pick(LITERALS);
    return `(${this.pipeline(depth + 1)})`;
  }
}

function mangle(dice: Dice, text: string): string {
  const at = dice.below(text.length);
  return dice.chance(0.5)
    ? text.slice(0, at) + text.slice(at + 1 + dice.below(4))
    : text.slice(0, at) + dice.pick(['{{', '}}', '|', '(', ')', '"', '.', '$', ':=', '{{ end }}', '{{ else }}', '-']) + text.slice(at);
}
