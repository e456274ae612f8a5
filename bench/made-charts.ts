/** Charts made for measuring: many subcharts, with and without `tpl`, and large manifests. */

type Files = Record<string, string>;

/** An umbrella of `count` subcharts with five templates each; with `tpl`, every line of them goes through it. */
export function umbrella(count: number, tpl: boolean): Files {
  const files: Files = { 'Chart.yaml': `apiVersion: v2\nname: umbrella\nversion: 0.1.0\n`, 'values.yaml': 'global:\n  team: web\n' };
  for (let chart = 0; chart < count; chart++) {
    const folder = `charts/sub${chart}`;
    files[`${folder}/Chart.yaml`] = `apiVersion: v2\nname: sub${chart}\nversion: 0.1.0\n`;
    files[`${folder}/values.yaml`] = `name: part${chart}\nlabels: {a: b, c: d}\nsize: 3\n`;
    for (let template = 0; template < 5; template++) files[`${folder}/templates/t${template}.yaml`] = manifest(template, tpl);
  }
  return files;
}

function manifest(number: number, tpl: boolean): string {
  const value = (text: string) => (tpl ? `{{ tpl "{{ ${text} }}" . }}` : `{{ ${text} }}`);
  return [
    'apiVersion: v1',
    'kind: ConfigMap',
    `metadata:\n  name: ${value('.Release.Name')}-${value('.Values.name')}-${number}`,
    `  labels: {team: ${value('.Values.global.team')}, size: s${value('.Values.size')}}`,
    `data:\n  chart: ${value('.Chart.Name')}\n  namespace: ${value('.Release.Namespace')}`,
    '  all: {{ toJson .Values.labels | quote }}\n',
  ].join('\n');
}

/** One chart with a manifest of about so many KiB, and values to match. */
export function large(kib: number): Files {
  const rows = Array.from(
    { length: kib * 8 },
    (_, row) => `  key-${row}: "a value of some length, and its number is ${row}, as it happens"\n`,
  );
  return {
    'Chart.yaml': 'apiVersion: v2\nname: large\nversion: 0.1.0\n',
    'values.yaml': `data:\n${rows.slice(0, kib * 4).join('')}`,
    'templates/values.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: values}\ndata:\n  {{- toYaml .Values.data | nindent 2 }}\n',
    'templates/text.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: text}\ndata:\n${rows.slice(kib * 4).join('')}`,
  };
}
