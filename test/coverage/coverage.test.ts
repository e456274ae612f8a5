/** Which branches of templates count as taken, and how reports show it. */
import { describe, expect, test } from 'vitest';
import { loadChartFiles } from '../../src/chart/load.ts';
import { Coverage } from '../../src/coverage/coverage.ts';
import { coberturaReport } from '../../src/coverage/report/cobertura.ts';
import { coverageHtml } from '../../src/coverage/report/html.ts';
import { lcovReport } from '../../src/coverage/report/lcov.ts';
import { coverageTable } from '../../src/coverage/report/table.ts';
import { coveredPercent, missedArms, missedText } from '../../src/coverage/totals.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { renderRelease } from '../../src/render/render.ts';
import type { ValuesInput } from '../../src/values/plain-values.ts';

type Texts = Readonly<Record<string, string>>;

function chartOf(templates: Texts) {
  const files = { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n', ...templates };
  return loadChartFiles(Object.entries(files).map(([name, text]) => ({ name, data: encodeUtf8(text) })));
}

function covered(templates: Texts, ...sets: ValuesInput[]): Coverage {
  const coverage = new Coverage(Object.entries(templates).map(([name, text]) => ({ name: `web/${name}`, text })));
  for (const values of sets) renderRelease(chartOf(templates), { values, observe: () => ({ tracer: coverage.tracer() }) });
  return coverage;
}

/** What of one template is not covered, one line each. */
function missed(text: string, ...sets: ValuesInput[]): string[] {
  const [file] = covered({ 'templates/NOTES.txt': text }, ...sets).report();
  const defines = file!.defines.filter(({ hits }) => hits === 0).map(({ name, line }) => `${line}:1 ${name} never used`);
  return [...new Set(missedArms(file!).map((arm) => `${arm.branch.line}:${arm.branch.column} ${missedText(arm)}`)), ...defines];
}

describe('branches', () => {
  test.each<[what: string, text: string, sets: ValuesInput[], missed: string[]]>([
    ['an if that is true', '{{ if .Values.a }}x{{ end }}', [{ a: 1 }], ['1:1 if never false']],
    ['an if that is false', 'x\n {{ if .Values.a }}x{{ else }}y{{ end }}', [{}], ['2:2 if never true']],
    ['both over two sets', '{{ if .Values.a }}x{{ end }}', [{ a: 1 }, {}], []],
    ['else if', '{{ if .Values.a }}x{{ else if .Values.b }}y{{ end }}', [{ b: 1 }], ['1:1 if never true', '1:20 if never false']],
    [
      'else if that is not reached',
      '{{ if .Values.a }}x{{ else if .Values.b }}y{{ end }}',
      [{ a: 1 }],
      ['1:1 if never false', '1:20 if never reached'],
    ],
    ['with', '{{ with .Values.a }}{{ . }}{{ end }}', [{}], ['1:1 with never true']],
    ['range with elements', '{{ range .Values.a }}{{ . }}{{ end }}', [{ a: [1, 2] }], ['1:1 range never without elements']],
    ['range without', '{{ range .Values.a }}{{ . }}{{ else }}none{{ end }}', [{ a: [] }], ['1:1 range never has elements']],
    ['range with variables', '{{ range $k, $v := .Values.a }}{{ $k }}{{ end }}', [{ a: { b: 1 } }, {}], []],
    ['default taken', 'a: {{ .Values.a | default 3 }}', [{}], ['1:19 default always taken']],
    ['default not taken', 'a: {{ default 3 .Values.a }}', [{ a: 1 }], ['1:7 default never taken']],
    ['default in parentheses', '{{ print (.Values.a | default (default 1 .Values.b)) }}', [{ a: 1 }, {}], ['1:32 default always taken']],
    ['default in a condition', '{{ if (default true .Values.a) }}{{ end }}', [{}, { a: 1 }], ['1:1 if never false']],
    [
      'two equal actions',
      '{{ .Values.a | default 3 }}\n{{ .Values.a | default 3 }}',
      [{ a: 1 }],
      ['1:16 default never taken', '2:16 default never taken'],
    ],
    ['a definition that is used', '{{ define "x" }}1{{ end }}{{ include "x" . }}', [{}], []],
    ['a definition that is not', 'y\n{{ define "x" }}1{{ end }}', [{}], ['2:1 x never used']],
    ['a block', '{{ block "x" . }}1{{ end }}', [{}], []],
    ['tpl has branches of its own', '{{ tpl "{{ if .Values.a }}{{ end }}" . }}', [{}], []],
    ['braces in quotes', '{{ if eq .Values.a "}}" }}x{{ end }}', [{ a: '}}' }], ['1:1 if never false']],
  ])('%s', (_, text, sets, expected) => {
    expect(missed(text, ...sets)).toEqual(expected);
  });

  test('a render that fails counts as far as it came', () => {
    const templates = { 'templates/a.yaml': '{{ if .Values.a }}x{{ end }}{{ fail "no" }}{{ if .Values.a }}x{{ end }}' };
    const coverage = covered(templates);
    expect(() => renderRelease(chartOf(templates), { observe: () => ({ tracer: coverage.tracer() }) })).toThrow();
    expect(missedArms(coverage.report()[0]!).map(missedText)).toEqual(['if never true', 'if never reached', 'if never reached']);
  });

  test('counts of two threads come together', () => {
    const templates = { 'templates/NOTES.txt': '{{ if .Values.a }}x{{ end }}' };
    const whole = covered(templates, { a: 1 });
    whole.add(structuredClone(covered(templates, {}).counts()));
    expect(coveredPercent(whole.report())).toBe(100);
  });
});

const TEMPLATES = {
  'templates/_x.tpl': '{{- define "x" -}}\nx\n{{- end -}}\n{{- define "y<" -}}\ny\n{{- end -}}\n',
  'templates/a.txt': 'a: {{ include "x" . }}\n{{- if .Values.b }}\nb: {{ .Values.b | default "<&>" }}\n{{- end }}\n',
};

describe('reports', () => {
  const files = covered(TEMPLATES, {}).report();

  test('table', () => {
    const plain = { green: String, yellow: String, red: String, dim: String };
    expect(coverageTable(files, plain)).toBe(`\
template                    branches         defines           lines
web/templates/_x.tpl               -       1/2  50 %       1/2  50 %
  4:1 y< never used
web/templates/a.txt        1/4  25 %               -       2/3  66 %
  2:1 if never true
  3:19 default never reached
all                        1/4  25 %       1/2  50 %       3/5  60 %
`);
  });

  test('lcov', () => {
    expect(lcovReport(files)).toBe(`\
TN:
SF:web/templates/_x.tpl
FN:1,x
FN:4,y<
FNDA:1,x
FNDA:0,y<
FNF:2
FNH:1
BRF:0
BRH:0
DA:2,1
DA:5,0
LF:2
LH:1
end_of_record
TN:
SF:web/templates/a.txt
FNF:0
FNH:0
BRDA:2,0,0,0
BRDA:2,0,1,1
BRDA:3,1,0,-
BRDA:3,1,1,-
BRF:4
BRH:1
DA:1,1
DA:2,1
DA:3,0
LF:3
LH:2
end_of_record
`);
  });

  test('cobertura', () => {
    const report = coberturaReport(files, 1_700_000_000_000);
    expect(report).toContain('<coverage line-rate="0.6" branch-rate="0.25" complexity="0" lines-covered="3" lines-valid="5"');
    expect(report).toContain('<method name="y&lt;" signature="" line-rate="0" branch-rate="0" complexity="0">');
    expect(report).toContain('<line number="2" hits="1" branch="true" condition-coverage="50% (1/2)">');
    expect(report).toContain('<condition number="0" type="if" coverage="50%"></condition>');
  });

  test('HTML, where nothing of a template is markup', () => {
    const report = coverageHtml(files, 'Coverage');
    expect(report).toContain('<span class="partly" title="if never true">{{- if .Values.b }}</span>');
    expect(report).toContain('<span class="never">{{ .Values.b | default &quot;&lt;&amp;&gt;&quot; }}</span>');
    expect(report).not.toContain('<&>');
  });
});
