/** The quick reader against the scanner: what it accepts, it reads the same. Texts are those of golden/yaml-parse.json, damaged at random. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { composeYaml } from '../../src/codec/yaml/compose.ts';
import { decodeYaml } from '../../src/codec/yaml/decode.ts';
import { parseQuickly } from '../../src/codec/yaml/quick/parse-quickly.ts';

const TEXTS: string[] = JSON.parse(readFileSync(resolve(import.meta.dirname, '../golden/yaml-parse.json'), 'utf8')).map(
  (row: { text: string }) => row.text,
);
const PIECES = (
  '- |: |:|? |\\||>|\\|-\n  |"|\'|[|]|{|}|, | #|\t|\n|\n\n|  |\n---\n|~|yes|1|-|\n  |\n- |a: b|key:|: \\|\n  |: >2\n|\n# c\n| # c|' +
  'foo bar|.5|\na: |\n  b: |x:y|{a: 1}|[1, 2]|\n\t|é|<<: |&a |*a|!!str |\\|+\n|   \n'
).match(/(?:\\.|[^|])+/g)!;
const pieces = PIECES.map((piece) => piece.replaceAll('\\|', '|'));

/** xorshift: the same numbers in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

function damage(text: string, roll: (sides: number) => number): string {
  let out = text;
  for (let i = roll(4); i >= 0; i--) {
    const at = roll(out.length + 1);
    out = out.slice(0, at) + (roll(3) > 0 ? pieces[roll(pieces.length)] : '') + out.slice(at + roll(3));
  }
  return out;
}

test.each([1, 2, 3])('damaged texts, seed %i', (seed) => {
  const roll = dice(seed * 7919);
  let accepted = 0;
  for (let i = 0; i < 20_000; i++) {
    const text = damage(TEXTS[roll(TEXTS.length)] as string, roll);
    const options = { strict: roll(3) === 0, integers: roll(4) === 0 };
    const quick = parseQuickly(text, options);
    if (quick === undefined) continue;
    accepted++;
    const thorough = decodeYaml(composeYaml(text), options);
    if (!Object.is(quick, thorough)) expect({ text, value: quick }).toEqual({ text, value: thorough });
  }
  expect(accepted).toBeGreaterThan(3000);
});

const COMMON = `# a chart's values
image:
  repository: quay.io/x/y # where
  tag: "1.2"
  pullSecrets: []
args: ["--a=b", --c, 5, {d: e}]
list:
- name: a
  value: |-
    one
      two
  when: 2024-01-01
-   b
nothing:
text: >
  folded
  lines
plain: goes on
  here
'quoted key': 'it''s'
"\\u00e9": "a\\tb \\
  c"
`;

test('common YAML needs no scanner', () => {
  for (const text of [COMMON, COMMON.replaceAll('\n', '\r\n'), `\ufeff---\n${COMMON}---\n`]) {
    expect(parseQuickly(text, {})).toEqual(decodeYaml(composeYaml(text)));
  }
});
