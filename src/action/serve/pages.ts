/** The pages for people: a list of the charts, one for each chart, and one for what is not there. */
import { errorText } from '../../base/errors.ts';
import { type Chart, fileText, valuesFileText } from '../../chart/chart.ts';
import { markdown } from '../../codec/markdown.ts';
import type { Clock } from '../../host/clock.ts';
import type { ChartVersion } from '../../remotes/index/chart-version.ts';
import { render } from '../../render/render.ts';
import type { FolderContents } from './package-folder.ts';
import { pageOf } from './page-templates.ts';
import { type Piece, yamlPieces } from './yaml-colours.ts';

/** Characters of a README beyond which it is shown as it is written. */
const LONGEST_MARKDOWN = 256 * 1024;
/** Characters of a text beyond which it is shown without colours, and cut. */
const LONGEST_TEXT = 512 * 1024;

/** Where the repository is for a page's reader, without a slash at its end. */
export interface Place {
  readonly url: string;
}

/** The list of charts; with a query, of those that have its words in their names, descriptions or keywords. */
export function listPage({ charts }: FolderContents, folder: string, query: string, place: Place): string {
  const words = query.toLowerCase().split(/\s+/);
  const all = [...charts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, versions]) => listEntry(name, versions))
    .filter((entry) => words.every((word) => entry.words.includes(word)));
  return pageOf('list', { title: 'Charts', list: true, charts: all.length > 0 && all, query, folder, repoAdd: repoAdd(place) });
}

function listEntry(name: string, versions: readonly ChartVersion[]) {
  const { version, appVersion, description, deprecated, keywords = [], icon } = (versions[0] as ChartVersion).metadata;
  const words = [name, description ?? '', ...keywords].join(' ').toLowerCase();
  return {
    ...{ name, version, appVersion, description, deprecated, words, address: address(name) },
    ...{ icon: iconOf(icon), letter: letterOf(name), older: versions.length - 1 },
  };
}

function iconOf(icon: string | undefined): string {
  return icon && /^(?:https?:\/\/|data:image\/)/i.test(icon) ? icon : '';
}

function letterOf(name: string): string {
  return ([...name][0] ?? '').toUpperCase();
}

function repoAdd({ url }: Place): string {
  return `helm repo add local ${url}`;
}

/** The path of a chart's page, of its newest version if none is named. */
export function address(name: string, version = ''): string {
  return `/charts/${encodeURIComponent(name)}${version === '' ? '' : `/${encodeURIComponent(version)}`}`;
}

/** One version of a chart, in the package at `path`. */
export function chartPage(
  one: ChartVersion,
  versions: readonly ChartVersion[],
  chart: Chart,
  { path, place, clock }: { path: string; place: Place; clock: Clock },
): string {
  const { name, version, description, deprecated, icon } = one.metadata;
  return pageOf('chart', {
    ...{ title: `${name} ${version}`, name, version, description, deprecated, icon: iconOf(icon), letter: letterOf(name) },
    repoAdd: repoAdd(place),
    install: `helm install my-${name} local/${name} --version ${version}`,
    ...readme(chart),
    values: coloured(valuesFileText(chart) ?? ''),
    templates: chart.templates.map((file) => ({ name: file.name, text: short(fileText(file)) })),
    ...preview(chart, clock),
    facts: facts(one, path),
    versions: versions.map(({ metadata }) => ({
      version: metadata.version,
      current: metadata.version === version,
      address: address(name, metadata.version),
    })),
  });
}

/** The page for a path at which there is nothing. */
export function missingPage(path: string): string {
  return pageOf('missing', { title: 'Not found', path });
}

interface Item {
  readonly text: string;
  readonly href?: string;
}

function facts({ metadata, digest }: ChartVersion, path: string): { name: string; items: readonly Item[] }[] {
  const { appVersion, kubeVersion, home, sources = [], maintainers = [], keywords = [], dependencies = [] } = metadata;
  const people = maintainers.map(({ name, url, email }) => linked(name || email, url || (email ? `mailto:${email}` : '')));
  const rows = {
    'App version': [{ text: appVersion ?? '' }],
    Kubernetes: [{ text: kubeVersion ?? '' }],
    Home: [linked(home ?? '', home ?? '')],
    Sources: sources.map((source) => linked(source, source)),
    Maintainers: people,
    Keywords: keywords.map((text) => ({ text })),
    Dependencies: dependencies.map(({ name, version }) => ({ text: `${name} ${version}` })),
    Package: [{ text: path, href: `/${path.split('/').map(encodeURIComponent).join('/')}` }],
    Digest: [{ text: digest && `sha256:${digest}` }],
  };
  return Object.entries(rows)
    .map(([name, items]) => ({ name, items: items.filter(({ text }) => text !== '') }))
    .filter(({ items }) => items.length > 0);
}

/** A link if the address is harmless; otherwise only the text. */
function linked(text: string, href: string): Item {
  return /^(?:https?:\/\/|mailto:)/i.test(href) ? { text, href } : { text };
}

function readme({ files }: Chart) {
  const file = files.find(({ name }) => /^readme(?:\.(?:md|markdown|txt))?$/i.test(name));
  if (!file) return {};
  const text = fileText(file);
  const plain = text.length > LONGEST_MARKDOWN || /\.txt$/i.test(file.name);
  return { readmeName: file.name, ...(plain ? { readmeText: short(text) } : { readmeHtml: markdown(text) }) };
}

function coloured(text: string): readonly Piece[] {
  if (text === '') return [];
  return text.length > LONGEST_TEXT ? [{ text: short(text) }] : yamlPieces(text);
}

function short(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}\n…` : text;
}

/** The manifests of the chart with its default values. */
function preview(chart: Chart, clock: Clock) {
  try {
    const { manifest, manifests, hooks } = render(chart, { release: { name: 'my-release' }, clock });
    const count = manifests.length + hooks.length;
    return { count: `${count} ${count === 1 ? 'object' : 'objects'}`, preview: coloured(manifest) };
  } catch (error) {
    return { previewError: errorText(error) };
  }
}
