/** The pages for people: a list of the charts, and one for each with its README and values. */
import { type Chart, fileText } from '../../chart/chart.ts';
import type { ChartVersion } from '../../remotes/index/chart-version.ts';
import { escapeHtml, link, page } from './html.ts';
import { markdown } from './markdown.ts';
import type { FolderContents } from './package-folder.ts';

/** Longer texts are shown as they are written. */
const LONGEST_MARKDOWN = 512 * 1024;

/** The list of charts. */
export function listPage({ charts }: FolderContents, folder: string): string {
  const rows = [...charts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, versions]) => listRow(name, versions));
  const table = `<table>
<thead><tr><th>Chart</th><th>Version</th><th>App version</th><th>Description</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
  return page(
    'Charts',
    `<h1>Charts</h1>\n${rows.length > 0 ? table : `<p>There are no charts in ${escapeHtml(folder)} yet.</p>`}\n${HOW_TO}`,
  );
}

const HOW_TO = `<p class="quiet">Use this address with <code>helm repo add</code>; the index is <a href="/index.yaml">index.yaml</a>.</p>`;

function listRow(name: string, versions: readonly ChartVersion[]): string {
  const newest = versions[0] as ChartVersion;
  const { version, appVersion = '', description = '', deprecated } = newest.metadata;
  const more = versions.length > 1 ? ` <span class="quiet">and ${versions.length - 1} older</span>` : '';
  const state = deprecated ? ' <span class="quiet">(deprecated)</span>' : '';
  return `<tr><td><a href="${address(name)}">${escapeHtml(name)}</a>${state}</td><td>${escapeHtml(version)}${more}</td><td>${escapeHtml(appVersion)}</td><td>${escapeHtml(description)}</td></tr>`;
}

/** The path of a chart's page, of its newest version where none is named. */
export function address(name: string, version = ''): string {
  return `/charts/${encodeURIComponent(name)}${version === '' ? '' : `/${encodeURIComponent(version)}`}`;
}

/** One version of a chart, in the package at `path`. */
export function chartPage(one: ChartVersion, versions: readonly ChartVersion[], chart: Chart, path: string): string {
  const { name, version, description = '' } = one.metadata;
  return page(
    `${name} ${version}`,
    `<p><a href="/">Charts</a></p>
<h1>${escapeHtml(name)} ${escapeHtml(version)}</h1>
<p>${escapeHtml(description)}</p>
${facts(one, path)}
${otherVersions(name, version, versions)}
${readme(chart)}
${values(chart)}`,
  );
}

function facts({ metadata, digest }: ChartVersion, path: string): string {
  const { appVersion, kubeVersion, home, sources = [], maintainers = [], keywords = [], dependencies = [] } = metadata;
  const anchors = (all: readonly string[]) => all.map((one) => link(one, escapeHtml(one))).join(', ');
  const people = maintainers.map(({ name = '', url = '', email = '' }) => link(url || (email && `mailto:${email}`), escapeHtml(name)));
  const needs = dependencies.map(({ name, version = '' }) => `${escapeHtml(name)} ${escapeHtml(version)}`);
  const rows: [string, string][] = [
    ['App version', escapeHtml(appVersion ?? '')],
    ['Kubernetes', escapeHtml(kubeVersion ?? '')],
    ['Home', anchors(home ? [home] : [])],
    ['Sources', anchors(sources)],
    ['Maintainers', people.join(', ')],
    ['Keywords', escapeHtml(keywords.join(', '))],
    ['Dependencies', needs.join(', ')],
    ['Package', `<a href="/${path.split('/').map(encodeURIComponent).join('/')}">${escapeHtml(path)}</a>`],
    ['Digest', digest && `<code>sha256:${escapeHtml(digest)}</code>`],
  ];
  return `<dl>\n${rows
    .filter(([, html]) => html !== '')
    .map(([name, html]) => `<dt>${name}</dt><dd>${html}</dd>`)
    .join('\n')}\n</dl>`;
}

function otherVersions(name: string, version: string, versions: readonly ChartVersion[]): string {
  const others = versions.map(({ metadata }) => metadata.version).filter((one) => one !== version);
  if (others.length === 0) return '';
  return `<p>Other versions: ${others.map((one) => `<a href="${address(name, one)}">${escapeHtml(one)}</a>`).join(', ')}</p>`;
}

function readme({ files }: Chart): string {
  const file = files.find(({ name }) => /^readme(?:\.(?:md|markdown|txt))?$/i.test(name));
  if (!file) return '';
  const text = fileText(file);
  const plain = text.length > LONGEST_MARKDOWN || /\.txt$/i.test(file.name);
  return `<section>\n<h2>${escapeHtml(file.name)}</h2>\n${plain ? `<pre>${escapeHtml(text)}</pre>` : markdown(text)}</section>`;
}

function values(chart: Chart): string {
  const file = chart.raw.find(({ name }) => name === 'values.yaml');
  const text = file && fileText(file);
  return text ? `<section>\n<h2>values.yaml</h2>\n<pre><code>${escapeHtml(text)}</code></pre>\n</section>` : '';
}
