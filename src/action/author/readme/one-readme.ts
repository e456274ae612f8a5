/** The README of one chart in the dialect of its comments: Markdown, a page of HTML, or data as JSON. */
import { attempt, ChartwrightError, errorText } from '../../../base/errors.ts';
import { placeText } from '../../../diagnostics/code-frame.ts';
import { joinPath } from '../../../go/path.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import { exists } from '../../../host/files.ts';
import { absolute } from '../../chart/open-chart.ts';
import { ParameterErrors } from './bitnami/parameter-errors.ts';
import { hasParametersHeading } from './bitnami/replace-tables.ts';
import type { ChartInfo } from './chart-info.ts';
import { dependencyValues } from './dependency-values.ts';
import { type ReadmeRequest, readmeRows, readmeText } from './make-readme.ts';
import { readmeFiles } from './readme-files.ts';
import { parameterValues, type ReadmeData, rowValues } from './readme-json.ts';
import type { ReadmeDeps, ReadmeOptions, ReadmeOutcome } from './readme-options.ts';
import { inTemplateFiles, templateParts, templatePath } from './template-files.ts';
import { VendoredCharts } from './vendored-charts.ts';

/** Makes the README of a chart; `charts`: those that its dependencies may be. Nothing is written. */
export async function oneReadme(
  info: ChartInfo,
  charts: ReadonlyMap<string, ChartInfo>,
  deps: ReadmeDeps,
  options: ReadmeOptions,
): Promise<ReadmeOutcome> {
  const { files, cwd } = deps;
  const chart = info.folder;
  const readText = (path: string) => (exists(files, path) ? decodeUtf8(files.read(path)) : undefined);
  const file = joinPath(chart, outputName(options));
  const path = absolute(cwd, file);
  let before: string | undefined;
  try {
    before = readText(path);
  } catch (error) {
    const message = `the README cannot be read: ${errorText(error)}`;
    return { chart, error: message, problems: [`${file}: ${message}`] };
  }
  try {
    return { chart, file, path, text: await textOf(info, charts, deps, options, readText), before };
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return { chart, error: errorText(error), ...problemsOf(error) };
  }
}

/** The output file, with the format's extension in the place of `.md`; as with helm-docs, an empty name is README.md. */
function outputName({ outputFile: given, format = 'markdown' }: ReadmeOptions): string {
  const outputFile = given || 'README.md';
  return format === 'markdown' ? outputFile : outputFile.replace(/\.md$/, `.${format}`);
}

async function textOf(
  info: ChartInfo,
  charts: ReadonlyMap<string, ChartInfo>,
  deps: ReadmeDeps,
  options: ReadmeOptions,
  readText: (path: string) => string | undefined,
): Promise<string> {
  // Bitnami's tables are in the Markdown that is there, whatever is written.
  const name = options.format !== 'markdown' && !options.outputFile.endsWith('.md') ? 'README.md' : options.outputFile || 'README.md';
  const path = joinPath(absolute(deps.cwd, info.folder), name);
  // Data and pages are made without a README that cannot be read.
  const existing = options.format === 'markdown' ? readText(path) : attempt(() => readText(path));
  const readme = { file: joinPath(info.folder, name), text: existing ?? '' };
  const values = bitnamiValues(info.folder, readme.text, deps, options);
  // Loads the library yaml, which helm-docs' comments do not need.
  const bitnami = values && (await import('./bitnami/bitnami-readme.ts'));
  const request = { ...options, info, dependencies: options.dependencyValues ? dependenciesOf(info, charts, deps, options) : [] };
  if (options.format === 'json') {
    const rows = bitnami ? parameterValues(bitnami.bitnamiSections(values)) : rowValues(readmeRows(request));
    const data: ReadmeData = { ...info.metadata, dependencies: info.dependencies, values: rows };
    return `${JSON.stringify(data, null, 2)}\n`;
  }
  const text = bitnami ? bitnami.bitnamiReadme(values, readme) : helmDocsReadme(request, deps, options);
  return options.format === 'html' ? deps.page!(info.metadata.name, text) : text;
}

function dependenciesOf(info: ChartInfo, charts: ReadonlyMap<string, ChartInfo>, deps: ReadmeDeps, options: ReadmeOptions) {
  const known = options.vendoredDependencies ? new VendoredCharts(charts, deps) : charts;
  return dependencyValues(info, known, deps.log);
}

function helmDocsReadme(
  request: ReadmeOptions & Pick<ReadmeRequest, 'info' | 'dependencies'>,
  deps: ReadmeDeps,
  options: ReadmeOptions,
): string {
  const { files, cwd, env, environment } = deps;
  const { folder } = request.info;
  const parts = templateParts(request.info, deps, options);
  const template = parts.map(({ text }) => text).join('');
  return inTemplateFiles(parts, () =>
    readmeText({ ...request, template, files: () => readmeFiles(files, absolute(cwd, folder), folder), env, environment }),
  );
}

/** The chart's values file if its dialect is bitnami's: by the options, or because nothing of the chart can be in the other one. */
function bitnamiValues(chart: string, readme: string, deps: ReadmeDeps, { dialect, valuesFile, templateFiles, root }: ReadmeOptions) {
  if (dialect === 'helm-docs') return undefined;
  const { files, cwd } = deps;
  const hasTemplate = () => templateFiles.some((name) => exists(files, absolute(cwd, templatePath(name, chart, root))));
  if (!dialect && (!hasParametersHeading(readme) || hasTemplate())) return undefined;
  const text = decodeUtf8(files.read(joinPath(absolute(cwd, chart), valuesFile)));
  return dialect || isBitnami(text) ? { file: joinPath(chart, valuesFile), text } : undefined;
}

/** The mistakes whose places in files are known. */
function problemsOf(error: ChartwrightError): { problems?: string[] } {
  const { position } = error;
  if (position?.line === undefined) return {};
  if (error instanceof ParameterErrors) return { problems: error.problems.map((each) => `${position.file}:${each.line}: ${each.message}`) };
  return { problems: [`${placeText(position)}: ${error.reason}`] };
}

/** Whether a values file can be in no other dialect: it has `## @param` and no comment such as `# --` or `# key --`. */
function isBitnami(values: string): boolean {
  return /^\s*##\s*@param\s/m.test(values) && !/^\s*#\s+(?:\S+\s+)?--(?:\s|$)/m.test(values);
}
