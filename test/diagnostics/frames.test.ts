/** What --errors prints: the source with the mistake underlined, who called it or wrote it, hints; JSON; and Helm's words alone. */
import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { indentHint } from '../../src/diagnostics/indent-hint.ts';
import { memoryFiles } from '../../src/host/memory/files.ts';

interface Asked {
  readonly line?: string;
  readonly terminal?: boolean;
  readonly env?: Io['env'];
}

async function errors(
  files: Readonly<Record<string, string>>,
  { line = 'template demo --errors frame', terminal = false, env = {} }: Asked = {},
) {
  let said = '';
  const all = { 'demo/Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\n', ...files };
  const io = {
    out: () => undefined,
    err: (text: string) => {
      said += text;
    },
    env: { HOME: '/nowhere', ...env },
    cwd: '/',
    files: memoryFiles(Object.fromEntries(Object.entries(all).map(([name, text]) => [`/${name}`, text]))),
    clock: { now: () => 0n, zone: 'UTC' },
    random: { bytes: (count: number) => new Uint8Array(count) },
    program: 'helm',
    terminal,
    outTerminal: terminal,
  } as unknown as Io;
  await main(line.split(' '), io);
  return said;
}

/** What comes after Helm's words. */
function frame(text: string): string {
  return text.slice(text.search(/^ *-->/m));
}

const DEBUG = '\n\nUse --debug flag to render out invalid YAML\n';
const NIL = { 'demo/values.yaml': 'cache: {size: 1}\n', 'demo/templates/a.yaml': 'a: 1\nb: {{ .Values.cahce.size }}\n' };
const NIL_WORDS = `Error: demo/templates/a.yaml:2:13
  executing "demo/templates/a.yaml" at <.Values.cahce.size>:
    nil pointer evaluating interface {}.size${DEBUG}`;
const NIL_FRAME = ` --> demo/templates/a.yaml:2:7
  |
1 | a: 1
2 | b: {{ .Values.cahce.size }}
  |       ^^^^^^^^^^^^^^^^^^
Hint: .Values.cahce is not set; did you mean cache?
`;

describe('frames', () => {
  test("follow Helm's words", async () => {
    expect(await errors(NIL)).toBe(NIL_WORDS + NIL_FRAME);
  });

  test('show the innermost template and who called it', async () => {
    const files = {
      'demo/templates/a.yaml': 'a: 1\n\tb: {{ include "h" . }}\n',
      'demo/templates/_h.tpl': '{{ define "h" }}\n\t{{- required "x is needed" .Values.x }}{{ end }}',
    };
    expect(frame(await errors(files))).toBe(` --> demo/templates/_h.tpl:2:6
  |
1 | {{ define "h" }}
2 | \t{{- required "x is needed" .Values.x }}{{ end }}
  | \t    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  called at demo/templates/a.yaml:2:8 <include "h" .>
`);
  });

  test('show what was rendered, and what wrote it', async () => {
    const files = {
      'demo/values.yaml': 'labels: {a: b}\n',
      'demo/templates/a.yaml': 'kind: A\nmetadata:\n  labels:\n{{ include "h" . | indent 5 }}\n      b: 1\n',
      'demo/templates/_h.tpl': '{{ define "h" }}\n{{- toYaml .Values.labels }}\n c: 1\n{{- end }}',
    };
    expect(frame(await errors(files))).toBe(` --> demo/templates/a.yaml:5:8 (rendered)
  |
3 |   labels:
4 |      a: b
5 |       c: 1
  |        ^
6 |       b: 1
written by
 --> demo/templates/_h.tpl:3:2
  |
1 | {{ define "h" }}
2 | {{- toYaml .Values.labels }}
3 |  c: 1
  |  ^^^^
4 | {{- end }}
  called at demo/templates/a.yaml:4:4 <include "h" . | indent 5>
`);
  });

  test('show a second document with the lines of its file', async () => {
    const said = await errors({ 'demo/values.yaml': 'a: 1\n---\nb:\n  - 1\n - 2\n' });
    expect(frame(said)).toBe(
      ` --> demo/values.yaml:5:2
  |
3 | b:
4 |   - 1
5 |  - 2
  |  ^
Hint: line 5 is indented by 1, its siblings by 2
`.replace('demo/', ''),
    );
  });

  test('show the argument of a flag', async () => {
    expect(frame(await errors({}, { line: 'template demo --errors frame --set a=1,b[x]=2' }))).toBe(` --> --set:1:9
  |
1 | a=1,b[x]=2
  |         ^
`);
  });
});

describe('values that do not meet a schema', () => {
  const schema = {
    'demo/values.schema.json': '{"properties":{"a":{"type":"number"}}}',
    'demo/values.yaml': 'a: 1\n',
    'one.yaml': '# one\na: x\n',
  };
  test.each([
    ['-f /one.yaml', ' --> /one.yaml:2:4\n  |\n1 | # one\n2 | a: x\n  |    ^\n'],
    ['--set b=1,a=x', ' --> --set:1:1\n  |\n1 | b=1,a=x\n  | ^\n'],
  ])('%s', async (flags, expected) => {
    expect(frame(await errors(schema, { line: `template demo --errors frame ${flags}` }))).toBe(expected);
  });
});

describe('which form', () => {
  test("Helm's words alone where there is no terminal, or where they are asked for", async () => {
    expect(await errors(NIL, { line: 'template demo' })).toBe(NIL_WORDS);
    expect(await errors(NIL, { line: 'template demo --errors=helm --color never', terminal: true })).toBe(NIL_WORDS);
  });

  test('frames on terminals', async () => {
    expect(await errors(NIL, { line: 'template demo --color never', terminal: true })).toBe(NIL_WORDS + NIL_FRAME);
    const colored = await errors(NIL, { line: 'template demo', terminal: true });
    expect(colored).toContain('\x1b[36m-->\x1b[39m demo/templates/a.yaml:2:7');
    expect(colored).toContain('\x1b[31m^^^^^^^^^^^^^^^^^^\x1b[39m');
    expect(await errors(NIL, { line: 'template demo', terminal: true, env: { NO_COLOR: '1' } })).not.toContain('\x1b');
  });

  test('JSON', async () => {
    const said = await errors(NIL, { line: 'template demo', env: { CHARTWRIGHT_ERRORS: 'json' } });
    expect(JSON.parse(said)).toEqual({
      code: 'template/nil-pointer',
      message: NIL_WORDS.slice('Error: '.length, -1),
      position: { file: 'demo/templates/a.yaml', line: 2, column: 14 },
      frames: [
        {
          position: { file: 'demo/templates/a.yaml', line: 2, column: 14 },
          template: 'demo/templates/a.yaml',
          node: '.Values.cahce.size',
          message: 'nil pointer evaluating interface {}.size',
        },
      ],
      hints: ['.Values.cahce is not set; did you mean cache?'],
    });
  });

  test('an unknown form', async () => {
    expect(await errors({}, { line: 'template demo --errors nope' })).toBe(
      'Error: invalid format of errors "nope": must be one of: helm, frame, json\n',
    );
  });
});

test.each([
  ['a:\n      b: 1\n     c: 2\n', 3, 'line 3 is indented by 5, its siblings by 6'],
  ['a:\n  - b: 1\n   c: 2\n', 3, 'line 3 is indented by 3, its siblings by 4'],
  ['a:\n\tb: 1\n', 2, 'line 2 is indented by a tab; YAML allows only spaces'],
  ['a:\n  b: 1\n  c: [\n', 3, undefined],
  ['a: 1\n', 1, undefined],
])('%j', (text, line, hint) => {
  expect(indentHint(text, line)).toBe(hint);
});
