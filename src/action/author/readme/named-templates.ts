/** The templates that a README template can call by name, and the default README template. Their output is helm-docs 1.14's. */

const define = (name: string, body: string): string => `{{ define "${name}" }}${body}{{ end }}`;
const call = (name: string): string => `{{ template "${name}" . }}`;

const TABLE_HEAD = '| Key | Type | Default | Description |\n|-----|------|---------|-------------|';
const DESCRIPTION = '{{ if .Description }}{{ .Description }}{{ else }}{{ .AutoDescription }}{{ end }}';
const ROW = `| {{ .Key }} | {{ .Type }} | {{ if .Default }}{{ .Default }}{{ else }}{{ .AutoDefault }}{{ end }} | ${DESCRIPTION} |`;
const tableOf = (rows: string): string => `${TABLE_HEAD}{{ range ${rows} }}\n${ROW}{{ end }}`;

/** What is between definitions in helm-docs: the README of a template file that says nothing itself. */
const FILLER = '\\n';

function badge(label: string, field: string, style: string): string {
  return `![${label}: {{ ${field} }}](https://img.shields.io/badge/${label}-{{ ${field} | replace "-" "--" }}-informational?style=${style}) `;
}

function metadataTemplates(style: string): string {
  return [
    define('chart.name', '{{ .Name }}'),
    define('chart.header', '# {{ .Name }}\n'),
    define('chart.deprecationWarning', '{{ if .Deprecated }}> **:exclamation: This Helm Chart is deprecated!**{{ end }}'),
    define('chart.version', '{{ .Version }}'),
    define('chart.versionBadge', badge('Version', '.Version', style)),
    define('chart.type', '{{ .Type }}'),
    define(
      'chart.typeBadge',
      `{{ if .Type }}![Type: {{ .Type }}](https://img.shields.io/badge/Type-{{ .Type }}-informational?style=${style}) {{ end }}`,
    ),
    define('chart.appVersion', '{{ .AppVersion }}'),
    define('chart.appVersionBadge', `{{ if .AppVersion }}${badge('AppVersion', '.AppVersion', style)}{{ end }}`),
    define('chart.badgesSection', call('chart.versionBadge') + call('chart.typeBadge') + call('chart.appVersionBadge')),
    define('chart.description', '{{ .Description }}'),
    define('chart.homepage', '{{ .Home }}'),
    define('chart.homepageLine', '{{ if .Home }}**Homepage:** <{{ .Home }}>{{ end }}'),
    define('chart.maintainersHeader', '## Maintainers'),
    define(
      'chart.maintainersTable',
      '| Name | Email | Url |\n| ---- | ------ | --- |{{ range .Maintainers }}\n' +
        '| {{ .Name }} | {{ if .Email }}<{{ .Email }}>{{ end }} | {{ if .Url }}<{{ .Url }}>{{ end }} |{{ end }}',
    ),
    define(
      'chart.maintainersSection',
      `{{ if .Maintainers }}${call('chart.maintainersHeader')}\n\n${call('chart.maintainersTable')}{{ end }}`,
    ),
    define('chart.sourcesHeader', '## Source Code'),
    define('chart.sourcesList', '{{ range .Sources }}\n* <{{ . }}>{{ end }}'),
    define('chart.sourcesSection', `{{ if .Sources }}${call('chart.sourcesHeader')}\n${call('chart.sourcesList')}{{ end }}`),
  ].join('');
}

const REQUIREMENTS = [
  define('chart.requirementsHeader', '## Requirements'),
  define('chart.kubeVersion', '{{ .KubeVersion }}'),
  define('chart.kubeVersionLine', '{{ if .KubeVersion }}Kubernetes: `{{ .KubeVersion }}`{{ end }}'),
  define(
    'chart.requirementsTable',
    '| Repository | Name | Version |\n|------------|------|---------|{{ range .Dependencies }}\n' +
      '| {{ .Repository }} | {{ if .Alias }}{{ .Alias }}({{ .Name }}){{ else }}{{ .Name }}{{ end }} | {{ .Version }} |{{ end }}',
  ),
  define(
    'chart.requirementsSection',
    `{{ if or .Dependencies .KubeVersion }}${call('chart.requirementsHeader')}\n\n` +
      `{{ if .KubeVersion }}${call('chart.kubeVersionLine')}\n\n{{ end }}` +
      `{{ if .Dependencies }}${call('chart.requirementsTable')}{{ end }}{{ end }}`,
  ),
].join('');

const sectionTable = (name: string, rows: string): string => `\n\n### {{ ${name} }}\n\n${tableOf(rows)}`;

const VALUES = [
  define('chart.valuesHeader', '## Values'),
  define(
    'chart.valuesTable',
    `{{ if .Sections.Sections }}{{ range .Sections.Sections }}${sectionTable('.SectionName', '.SectionItems')}{{ end }}` +
      `{{ with .Sections.DefaultSection }}{{ if .SectionItems }}${sectionTable('.SectionName', '.SectionItems')}{{ end }}{{ end }}` +
      `{{ else }}${tableOf('.Values')}{{ end }}`,
  ),
  define('chart.valuesSection', `{{ if .Values }}${call('chart.valuesHeader')}\n\n${call('chart.valuesTable')}{{ end }}`),
].join('');

const TAB = '\t';

/** A table of rows in HTML; `indent` is before each row's lines. */
function htmlTable(rows: string, indent: string): string {
  const cells = ['{{ .Key }}', '{{ .Type }}', call('chart.valueDefaultColumnRender'), DESCRIPTION];
  const heads = ['Key', 'Type', 'Default', 'Description'].map((name) => `${TAB}${TAB}<th>${name}</th>\n`).join('');
  const row = `${indent}<tr>\n${cells.map((cell) => `${indent}${TAB}<td>${cell}</td>\n`).join('')}${indent}</tr>`;
  return `<table>\n${TAB}<thead>\n${heads}${TAB}</thead>\n${TAB}<tbody>{{ range ${rows} }}\n${row}{{ end }}\n${TAB}</tbody>\n</table>`;
}

const HTML_VALUES = [
  define(
    'chart.valueDefaultColumnRender',
    '{{ $shown := default .Default .AutoDefault }}{{ $notation := .NotationType }}' +
      '{{ if and (hasPrefix "`" $shown) (hasSuffix "`" $shown) }}' +
      '{{ $shown = $shown | trimAll "`" | fromJson | toPrettyJson }}{{ $notation = "json" }}{{ end }}' +
      '<pre lang="{{ $notation }}">\n{{ if eq $notation "tpl" }}{{ .Key }}: |{{ $shown | nindent 2 }}{{ else }}{{ $shown }}{{ end }}\n</pre>\n',
  ),
  define(
    'chart.valuesTableHtml',
    `\n{{ if .Sections.Sections }}{{ range .Sections.Sections }}\n<h3>{{ .SectionName }}</h3>\n${htmlTable('.SectionItems', TAB + TAB)}{{ end }}\n` +
      `{{ with .Sections.DefaultSection }}{{ if .SectionItems }}\n<h3>{{ .SectionName }}</h3>\n${htmlTable('.SectionItems', TAB)}\n{{ end }}{{ end }}\n` +
      `{{ else }}\n${htmlTable('.Values', TAB + TAB)}\n{{ end }}\n`,
  ),
  define('chart.valuesSectionHtml', `\n{{ if .Sections }}\n${call('chart.valuesHeader')}\n${call('chart.valuesTableHtml')}\n{{ end }}\n`),
].join('');

const FOOTER = [
  define('helm-docs.version', '{{ .HelmDocsVersion }}'),
  define(
    'helm-docs.versionFooter',
    '{{ if .HelmDocsVersion }}\n----------------------------------------------\n' +
      'Autogenerated from chart metadata using [helm-docs v{{ .HelmDocsVersion }}]' +
      '(https://github.com/norwoodj/helm-docs/releases/v{{ .HelmDocsVersion }}){{ end }}',
  ),
].join('');

/** The texts to parse before a README template, in this order; the last one that is more than definitions counts. */
export function namedTemplates(badgeStyle: string): readonly string[] {
  return [metadataTemplates(badgeStyle), REQUIREMENTS, VALUES, HTML_VALUES, FILLER, FOOTER];
}

const SECTIONS = ['badgesSection', 'description', 'homepageLine', 'maintainersSection', 'sourcesSection', 'requirementsSection'];

/** The README of a chart whose template file is missing. */
export const DEFAULT_TEMPLATE =
  `${call('chart.header')}\n${call('chart.deprecationWarning')}\n\n` +
  SECTIONS.map((name) => `${call(`chart.${name}`)}\n\n`).join('') +
  `${call('chart.valuesSection')}{{ if not .SkipVersionFooter }}\n${call('helm-docs.versionFooter')}{{ end }}\n`;
