/** Templates that call each other, and the set that holds them. Golden answers: text/template of Go 1.26.8, as in Helm 4.3.1. */
import { describe, expect, test } from 'vitest';
import { contextual, type FuncTable, fn } from '../../src/go/func.ts';
import { int, type Value } from '../../src/go/value.ts';
import { TemplateExecError } from '../../src/template/exec-error.ts';
import { type ExecState, TemplateSet } from '../../src/template/template-set.ts';
import { DATA, FUNCTIONS, fromJson, render } from './fixture.ts';

interface Row {
  /** Names and texts, parsed in this order. */
  files: [name: string, text: string][];
  run?: string;
  missingKey?: 'error' | 'invalid';
  data?: unknown;
  output?: string;
  message?: string;
}

const ROWS: Row[] = [
  {
    files: [
      ['main', '{{ template "a" . }}|{{ template "b" }}'],
      ['a', '<{{ .s }}>'],
      ['b', '[{{ . }}{{ .x }}{{ .x.y }}]'],
    ],
    output: '<str>|[<no value><no value><no value>]',
  },
  {
    files: [
      ['a', 'first'],
      ['a', 'second'],
      ['main', '{{ template "a" }}'],
    ],
    output: 'second',
  },
  {
    files: [
      ['a', 'first'],
      ['a', '  \n {{/* c */}}'],
      ['main', '{{ template "a" }}'],
    ],
    output: 'first',
  },
  {
    files: [
      ['a', '{{ define "x" }}1{{ end }}'],
      ['b', '{{ define "x" }}2{{ end }}'],
      ['main', '{{ template "x" }}{{ template "a" }}'],
    ],
    output: '2',
  },
  {
    files: [
      ['a', '{{ define "x" }}1{{ end }}'],
      ['b', '{{ define "x" }} {{ end }}'],
      ['main', '{{ template "x" }}'],
    ],
    output: '1',
  },
  {
    files: [
      ['a', '{{ define "x" }}{{ end }}'],
      ['main', '[{{ template "x" }}]'],
    ],
    output: '[]',
  },
  {
    files: [
      ['a', '{{ define "main" }}def{{ end }}'],
      ['main', ' '],
    ],
    output: 'def',
  },
  {
    files: [
      ['main', 'x'],
      ['a', '{{ define "main" }}def{{ end }}'],
    ],
    output: 'def',
  },
  { files: [['main', '']], output: '' },
  { files: [['main', '']], run: 'nope', message: 'template: no template "nope" associated with template "gotpl"' },
  {
    files: [['main', '{{ template "nope" . }}']],
    message: 'template: main:1:12: executing "main" at <{{template "nope" .}}>: template "nope" not defined',
  },
  {
    files: [['main', '{{ include "nope" . }}']],
    message:
      'template: main:1:3: executing "main" at <include "nope" .>: error calling include: template: no template "nope" associated with template "gotpl"',
  },
  {
    files: [
      ['a/b.yaml', '{{ define "c" }}\n{{ .a.b }}{{ end }}'],
      ['main', 'x\n  {{ template "c" . }}'],
    ],
    message: 'template: a/b.yaml:2:5: executing "c" at <.a.b>: can\'t evaluate field b in type interface {}',
  },
  {
    files: [
      ['a/b.yaml', '{{ define "c" }}\n{{ .a.b }}{{ end }}'],
      ['main', 'x\n  {{ include "c" . | upper }}'],
    ],
    message:
      'template: main:2:5: executing "main" at <include "c" .>: error calling include: template: a/b.yaml:2:5: executing "c" at <.a.b>: can\'t evaluate field b in type interface {}',
  },
  {
    files: [
      ['a/b.yaml', '{{ define "c" }}\n{{ oops "deep" }}{{ end }}{{ define "d" }}{{ include "c" . }}{{ end }}'],
      ['main', 'x\n  {{ include "d" . | upper }}'],
    ],
    message:
      'template: main:2:5: executing "main" at <include "d" .>: error calling include: template: a/b.yaml:2:45: executing "d" at <include "c" .>: error calling include: template: a/b.yaml:2:3: executing "c" at <oops "deep">: error calling oops: deep',
  },
  {
    files: [['main', '{{ template "main" . }}']],
    message: 'template: main:1:12: executing "main" at <{{template "main" .}}>: exceeded maximum template depth (100000)',
  },
  {
    files: [['main', '{{ define "r" }}{{ if . }}{{ template "r" . }}{{ end }}{{ end }}\n{{ template "r" 1 }}']],
    message: 'template: main:1:38: executing "r" at <{{template "r" .}}>: exceeded maximum template depth (100000)',
  },
  {
    files: [['100%', '{{ .a.b }}']],
    run: '100%',
    message: 'template: 100%!:(string=b)1:5: executing "100%" at <.a.b>: can\'t evaluate field interface {} in type %!s(MISSING)',
  },
  {
    files: [['100%d.yaml', '{{ .a.b }}']],
    run: '100%d.yaml',
    message:
      'template: 100%!d(string=b).yaml:1:5: executing "100%d.yaml" at <.a.b>: can\'t evaluate field interface {} in type %!s(MISSING)',
  },
  { files: [['100%d', '{{ nope }}']], run: 'x', message: 'template: 100%!d(string=nope):1: function %!q(MISSING) not defined' },
  { files: [['a%sb', '{{ end }}']], run: 'x', message: 'template: a{{end}}b:1: unexpected %!s(MISSING)' },
  {
    files: [['a"b', '{{ .a.b }}']],
    run: 'a"b',
    message: 'template: a"b:1:5: executing "a\\"b" at <.a.b>: can\'t evaluate field b in type interface {}',
  },
  {
    files: [['a%', '{{ printf "%d" .a.b }}']],
    run: 'a%',
    message: 'template: a%!:(string=b)1:17: executing "a%" at <.a.b>: can\'t evaluate field interface {} in type %!s(MISSING)',
  },
  {
    files: [['main', '{{ template "x%d" . }}']],
    message: 'template: main:1:12: executing "main" at <{{template "x%d" .}}>: template "x%d" not defined',
  },
  {
    files: [['main', '{{ define "x%d" }}{{ .a.b }}{{ end }}{{ template "x%d" . }}']],
    message: 'template: main:1:23: executing "x%d" at <.a.b>: can\'t evaluate field b in type interface {}',
  },
  {
    files: [['main', '{{ template "x" .a.b }}{{ define "x" }}{{ end }}']],
    message: 'template: main:1:18: executing "main" at <.a.b>: can\'t evaluate field b in type interface {}',
  },
  {
    files: [['main', '{{ template "x" nil }}{{ define "x" }}{{ end }}']],
    message: 'template: main:1:16: executing "main" at <nil>: nil is not a command',
  },
  { files: [['main', '{{ template "x" .missing }}{{ define "x" }}{{ .y }}{{ end }}']], output: '<no value>' },
  {
    files: [['main', '{{ define "x" }}{{ .y }}{{ end }}{{ range .l }}{{ template "x" . }}{{ end }}']],
    message: 'template: main:1:19: executing "x" at <.y>: can\'t evaluate field y in type float64',
  },
  { files: [['main', '{{ .x }}{{ .x.y }}']], data: null, output: '<no value><no value>' },
  {
    files: [['main', '{{ .x }}']],
    data: 'str',
    message: 'template: main:1:3: executing "main" at <.x>: can\'t evaluate field x in type string',
  },
  {
    files: [['main', '{{ .x }}']],
    data: 3.5,
    message: 'template: main:1:3: executing "main" at <.x>: can\'t evaluate field x in type float64',
  },
  { files: [['main', '{{ . }}']], data: null, output: '<no value>' },
  { files: [['main', '{{ . }}{{ $ }}']], data: 'str', output: 'strstr' },
  {
    files: [['main', '{{ range . }}{{ . }}{{ .x }}{{ end }}']],
    data: ['a'],
    message: 'template: main:1:23: executing "main" at <.x>: can\'t evaluate field x in type interface {}',
  },
  {
    files: [['main', '{{ .missing }}|{{ .a.x }}']],
    missingKey: 'invalid',
    message: 'template: main:1:20: executing "main" at <.a.x>: can\'t evaluate field x in type interface {}',
  },
  { files: [['main', '{{ .missing.x.y }}|{{ .m.q }}']], missingKey: 'invalid', output: '<no value>|<no value>' },
  {
    files: [['main', '{{ smap.q }}|{{ upper .missing }}']],
    missingKey: 'invalid',
    message: 'template: main:1:22: executing "main" at <.missing>: invalid value; expected string',
  },
  {
    files: [['main', '{{ .missing }}']],
    missingKey: 'error',
    message: 'template: main:1:3: executing "main" at <.missing>: map has no entry for key "missing"',
  },
  {
    files: [['main', '{{ .m.q }}']],
    missingKey: 'error',
    message: 'template: main:1:5: executing "main" at <.m.q>: map has no entry for key "q"',
  },
  {
    files: [['main', '{{ .n }}{{ .n.x }}']],
    missingKey: 'error',
    message: 'template: main:1:13: executing "main" at <.n.x>: nil pointer evaluating interface {}.x',
  },
  {
    files: [['main', '{{ (.n).x }}']],
    missingKey: 'error',
    message: 'template: main:1:4: executing "main" at <.n>: nil data; no entry for key "x"',
  },
  {
    files: [['main', '{{ with .n }}{{ end }}{{ .x }}']],
    missingKey: 'error',
    data: null,
    message: 'template: main:1:8: executing "main" at <.n>: nil data; no entry for key "n"',
  },
  { files: [['main', '{{ index .m "q" }}{{ .s }}']], missingKey: 'error', output: '<no value>str' },
  {
    files: [['main', '{{- define "a" -}}\n  a\n{{- end -}}\n{{- define "b" }} b {{ end -}}\nx{{ template "a" }}{{ template "b" }}']],
    output: 'xa b ',
  },
  {
    files: [
      ['main', '{{ block "a" .m }}{{ .k }}{{ end }}'],
      ['o', '{{ define "a" }}over {{ .k }}{{ end }}'],
    ],
    output: 'over v',
  },
  {
    files: [
      [
        'main',
        'a{{ template "b" . }}c{{ define "b" }}{{ range .words }}{{ template "d" . }}{{ end }}{{ end }}{{ define "d" }}({{ . }}){{ end }}',
      ],
    ],
    output: 'a(b)(a)c',
  },
];

test.each(ROWS)('$files', ({ files, run = 'main', missingKey, data, output, message }) => {
  const attempt = () => {
    const set = new TemplateSet({ funcs: FUNCTIONS, ...(missingKey && { missingKey }) });
    for (const [name, text] of files) set.parse(name, text);
    return set.execute(run, data === undefined ? DATA : fromJson(data), undefined);
  };
  if (message === undefined) expect(attempt()).toBe(output);
  else expect(attempt).toThrow(expect.objectContaining({ message }));
});

/** What the call throws. */
function thrown(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('errors are data', () => {
  test('of execution, with their causes', () => {
    const set = new TemplateSet({ funcs: FUNCTIONS });
    set.parse('a/b.yaml', '{{ define "c" }}\né{{ oops "deep" }}{{ end }}');
    set.parse('main', 'x\n  {{ include "c" . | upper }}');
    const outer = thrown(() => set.execute('main', DATA, undefined)) as TemplateExecError;
    expect(outer).toBeInstanceOf(TemplateExecError);
    expect(outer).toMatchObject({
      code: 'template/function-failed',
      templateName: 'main',
      location: 'main:2:5',
      node: 'include "c" .',
      position: { file: 'main', line: 2, column: 6 },
      frames: [
        { template: 'c', node: 'oops "deep"', position: { file: 'a/b.yaml', line: 2, column: 5 } },
        { template: 'main', node: 'include "c" .', position: { file: 'main', line: 2, column: 6 } },
      ],
    });
    expect(outer.reason).toMatch(/^error calling include: template: a/);
    const inner = outer.cause as TemplateExecError;
    expect(inner).toMatchObject({ templateName: 'c', location: 'a/b.yaml:2:5', node: 'oops "deep"', reason: 'error calling oops: deep' });
    expect(inner.cause).toMatchObject({ code: 'function', message: 'deep' });
  });

  test('of parsing', () => {
    expect(thrown(() => new TemplateSet({ funcs: {} }).parse('x', '\n{{ nope }}'))).toMatchObject({
      code: 'template/undefined-function',
      message: 'template: x:2: function "nope" not defined',
      position: { file: 'x', line: 2, column: 4 },
    });
  });

  test('what is no Error passes untouched', () => {
    const stop = { wants: 'an answer' };
    const funcs: FuncTable = {
      ...FUNCTIONS,
      stop: fn('', () => {
        throw stop;
      }),
    };
    const set = new TemplateSet({ funcs });
    set.parse('a', '{{ stop }}');
    set.parse('b', '{{ include "a" . }}');
    expect(thrown(() => set.execute('b', null, undefined))).toBe(stop);
  });
});

describe('a fork', () => {
  const set = new TemplateSet({ funcs: FUNCTIONS });
  set.parse('main', '{{ template "x" }}{{ define "x" }}1{{ end }}');

  test('begins with what is there and keeps what it adds', () => {
    const fork = set.fork();
    fork.parse('tpl', '{{ template "x" }}{{ include "main" . }}{{ define "x" }}2{{ end }}');
    expect(fork.execute('tpl', null, undefined)).toBe('22');
    expect(fork.fork().execute('main', null, undefined)).toBe('2');
    expect(set.execute('main', null, undefined)).toBe('1');
    expect([set.has('tpl'), fork.has('tpl'), fork.has('main')]).toEqual([false, true, true]);
    expect(fork.names().sort()).toEqual(['main', 'tpl', 'x']);
  });

  test('executes a blank text as such, whatever else has its name', () => {
    const fork = set.fork();
    expect(fork.executeText('gotpl', 'once {{ . }}', 'a', undefined)).toBe('once a');
    expect(fork.executeText('gotpl', ' ', 'a', undefined)).toBe(' ');
    expect(fork.executeText('gotpl', '{{ define "gotpl" }}mine{{ end }}', 'a', undefined)).toBe('mine');
  });
});

test('contextual functions see the set and the environment of the execution', () => {
  const funcs: FuncTable = {
    env: contextual('', (state: ExecState<string>) => state.env),
    tpl: contextual('string, any', (state: ExecState<string>, text: string, data: Value) =>
      state.set.fork().executeText('gotpl', text, data, `${state.env}+`),
    ),
  };
  const set = new TemplateSet<string>({ funcs });
  set.parse('main', '{{ env }} {{ tpl "{{ env }} {{ tpl .a . }}" (.) }}');
  expect(set.execute('main', fromJson({ a: '{{ env }}{{ .a | len }}' }), 'top')).toBe('top top+ top++23');
});

test('functions called break and continue are no keywords', () => {
  const funcs: FuncTable = { break: fn('', () => 'b'), continue: fn('', () => 'c') };
  const set = new TemplateSet({ funcs });
  set.parse('main', '{{ range . }}{{ . }}{{ break }}{{ continue }}{{ end }}');
  expect(set.execute('main', ['x', 'y'], undefined)).toBe('xbcybc');
});

test('stray bytes go through', () => {
  expect(render('{{ "caf\udce9\udce9" }}{{ `\udce9` }}')).toBe('caf\ufffd\ufffd\udce9');
  expect(render('{{ slice .u 1 2 }}')).toBe('\udcbc');
  expect(render('{{ js "\\xff" }}|{{ urlquery "\\xff" }}|{{ html "\\xff" }}')).toBe('\udcff|%FF|\udcff');
  expect(render('{{ index .u 1 }} {{ len "\\xff\\xc3" }}')).toBe('188 2');
  expect(() => render('{{ \udcff }}')).toThrow("unrecognized character in action: U+FFFD '\ufffd'");
});

describe('deep recursion', () => {
  const funcs: FuncTable = { ...FUNCTIONS, sub: fn('int', (a: number) => int(a - 1)) };
  const around = (call: string) => `{{ define "r" }}a{{ if . }}{{ with . }}{{ range list . }}${call}{{ end }}{{ end }}{{ end }}{{ end }}`;
  const nested = (call: string, depth: number) => {
    const set = new TemplateSet({ funcs });
    set.parse('main', around(call) + '{{ include "r" . }}');
    return set.execute('main', int(depth), undefined);
  };

  // Code that is not optimised yet takes more of the stack: the program has a larger one for the last of Helm's 1000 levels.
  test('include reaches 800 levels within if, with and range on the usual stack', () => {
    expect(nested('{{ include "r" (sub .) }}', 800)).toBe('a'.repeat(801));
  });

  test.each([
    ['{{ include "r" . }}', /^template: main:1:\d+: executing "main" at <include "r" .>: exceeded/],
    [
      '{{ template "r" . }}',
      /^template: main:1:\d+: executing "main" at <.*>: error calling include: template: main:1:\d+: executing "r" at <\{\{template "r" \.\}\}>: exceeded/,
    ],
  ])("without end, %s is refused in Go's words", (call, words) => {
    const error = thrown(() => nested(call, 1)) as TemplateExecError;
    expect(error).toBeInstanceOf(TemplateExecError);
    expect(error.message).toMatch(words);
    expect(error.message).toMatch(/: exceeded maximum template depth \(100000\)$/);
    expect(error.templateName).toBe('main');
  });

  test('texts inside each other end long before the stack does', () => {
    const set = new TemplateSet({
      funcs: { run: contextual('string', (state: ExecState, text: string) => state.set.fork().executeText('t', text, text, state.env)) },
    });
    set.parse('main', '{{ run "{{ run . }}" }}');
    expect(() => set.execute('main', null, undefined)).toThrow(/: exceeded maximum template depth \(100000\)$/);
  });

  test.each(['(', '{{ if . }}'])('a text full of %s parses or is refused', (open) => {
    const text = open === '(' ? `{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}` : open.repeat(20_000) + '{{ end }}'.repeat(20_000);
    expect(() => render(text)).toThrow(/max expression depth exceeded|exceeded maximum template depth/);
  });
});
