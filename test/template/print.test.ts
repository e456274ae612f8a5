/** Trees back to source. Golden answers: text/template/parse of Go 1.26.8, as in Helm 4.3.1. */
import { expect, test } from 'vitest';
import { parse } from '../../src/template/parse.ts';
import { print } from '../../src/template/print.ts';

test.each([
  ['a {{- if  .x }} b {{ else if not  .y }}c{{else}}d{{end}}', 'a{{if .x}} b {{else}}{{if not .y}}c{{else}}d{{end}}{{end}}'],
  [
    '{{range $i,$e:=.l}}{{$i}}{{break}}{{else}}{{end}}{{range .l}}{{continue}}{{end}}',
    '{{range $i, $e := .l}}{{$i}}{{break}}{{else}}{{end}}{{range .l}}{{continue}}{{end}}',
  ],
  ['{{with $x  :=  1|add 2}}{{$x.a.b}}{{else with .z}}q{{end}}', '{{with $x := 1 | add 2}}{{$x.a.b}}{{else}}{{with .z}}q{{end}}{{end}}'],
  ['{{template "a\\tb"}}{{template `c` .x|f}}{{block "k" .}}{{end}}', '{{template "a\\tb"}}{{template "c" .x | f}}{{template "k" .}}'],
  [
    '{{ (f (g .x) `raw` "q\\n" \'c\' 0x1F 1_0 true nil).y.z }}{{ f.y }}{{ $ }}{{ $.a }}{{ . }}{{ $y := 3 }}{{ $y =4 }}{{/* gone */}}',
    '{{(f (g .x) `raw` "q\\n" \'c\' 0x1F 1_0 true nil).y.z}}{{f.y}}{{$}}{{$.a}}{{.}}{{$y := 3}}{{$y = 4}}',
  ],
])('%s', (text, printed) => {
  expect(print(parse(text, (name) => name !== 'break' && name !== 'continue').root)).toBe(printed);
});
