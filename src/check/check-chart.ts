/** `check`: everything that is wrong with a chart, with several sets of values, in one run that goes on after errors. */
import { attempt, ChartwrightError, detailsOf, errorText, type SourcePosition } from '../base/errors.ts';
import { silent } from '../base/log.ts';
import { type Chart, type ChartFile, chartFullPath, crds, fileText } from '../chart/chart.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { RuleId } from '../diagnostics/rule.ts';
import { RULES } from '../diagnostics/rule.ts';
import type { Dict, Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import type { FileSystem } from '../host/files.ts';
import type { Random } from '../host/random.ts';
import { DEFAULT_API_VERSIONS, type KubeVersion } from '../render/capabilities.ts';
import { type Prepared, prepare } from '../render/prepare.ts';
import { renderFiles } from '../render/render-files.ts';
import { ManifestTrace } from '../render/trace-manifest.ts';
import { copyValues } from '../values/copy.ts';
import { processDependencies } from '../values/dependencies.ts';
import type { SchemaLoader } from '../values/schema.ts';
import type { Finding } from './finding.ts';
import { checkObjects } from './kubernetes-objects.ts';
import { lintChart } from './lint-chart.ts';
import { pathKey, Reads } from './reads/reads.ts';
import { ReadsTracer } from './reads/reads-tracer.ts';
import { neverRead, type ValuesFile } from './reads/unread-values.ts';
import { definitionsIn, type RenderedDocument, renderedDocuments } from './rendered-documents.ts';
import { scanTemplates, type TemplateFile } from './scan-templates.ts';
import { keyAt, nodeAt, scanYaml } from './scan-yaml.ts';
import { plainSecrets, typeChanges } from './values-findings.ts';

/** Values to render the chart with. */
export interface ValueSet {
  readonly name: string;
  readonly values: Dict;
  /** The files that they come from, for positions. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

export interface CheckInput {
  readonly chart: Chart;
  /** Where the chart's folder is, for the rules of Helm's linter. */
  readonly files: FileSystem;
  readonly folder: string;
  readonly sets: readonly ValueSet[];
  readonly namespace: string;
  readonly kubeVersion: KubeVersion;
  readonly apiVersions: readonly string[];
  readonly profile: Profile;
  readonly clock: Clock;
  readonly random: Random;
  readonly loadSchema?: SchemaLoader | undefined;
  /** Counts which branches are taken. */
  readonly coverage?: Coverage | undefined;
}

/** A finding with the sets of values that show it; none where it shows whatever the values. */
export interface CheckFinding extends Finding {
  readonly sets: readonly string[];
}

/** What Helm's linter says that other rules say better, with a position. */
const SAID_ELSEWHERE: ReadonlySet<RuleId> = new Set([
  'chart/templates-render',
  'chart/manifest-format',
  'chart/manifest-name',
  'chart/manifest-deprecated',
  'chart/manifest-selector',
  'chart/values-format',
  'chart/values-schema',
]);

/** All findings, by file and line. Never throws for what is wrong with the chart. */
export function checkChart(input: CheckInput): CheckFinding[] {
  const { chart, sets } = input;
  const reads = new Reads();
  const files = valuesFiles(input);
  const bySet = sets.map((set) => ({ set, result: checkSet(input, set, reads) }));
  const shared = [
    ...lintFindings(input),
    ...scanTemplates(templateFiles(chart)),
    ...files.flatMap(yamlFindings),
    ...plainSecrets(files),
    ...typeChanges(files),
    // A template that failed may have read anything.
    ...(bySet.every(({ result }) => result.complete) ? neverRead(chart, files, reads) : []),
  ];
  return merged([...bySet.map(({ set, result }) => ({ name: set.name, findings: result.findings })), { name: '', findings: shared }]);
}

interface SetResult {
  readonly findings: readonly Finding[];
  /** All templates ran to their end. */
  readonly complete: boolean;
}

function checkSet(input: CheckInput, { values }: ValueSet, reads: Reads): SetResult {
  const findings: Finding[] = [];
  const prepared = prepareSet(input, values, findings);
  if (!prepared) return { findings, complete: false };
  const trace = new ManifestTrace();
  const tracer = new ReadsTracer(prepared.top.get('Values') as Dict, reads, trace.sink);
  readTables(prepared.chart, [], reads);
  const failed = new Set<string>();
  const { clock, random } = input;
  const rendered = renderFiles(prepared, {
    clock,
    random,
    log: silent,
    lint: false,
    tracer: input.coverage?.tracer(tracer) ?? tracer,
    sink: tracer.sink,
    onFailure(file, error) {
      failed.add(file);
      findings.push(failure(file, error));
    },
  });
  const documents = renderedDocuments(rendered);
  const inDocuments = [...documents.flatMap((document) => document.findings), ...objectFindings(documents, prepared.chart, input)];
  findings.push(...inDocuments.map((finding) => placed(finding, trace)));
  return { findings, complete: failed.size === 0 };
}

/** A finding in what was rendered, at the place of the template that wrote it. */
function placed(finding: Finding, trace: ManifestTrace): Finding {
  const frames = trace.writers(finding.position);
  const [writer] = frames;
  return writer ? { ...finding, position: writer.position, rendered: finding.position, ...(frames.length > 1 && { frames }) } : finding;
}

/** The tables of subcharts that are on are read. */
function readTables(chart: Chart, prefix: readonly string[], reads: Reads): void {
  for (const child of chart.dependencies) {
    const path = [...prefix, child.metadata.name];
    const key = pathKey(path);
    reads.need(reads.found([key], undefined));
    readTables(child, path, reads);
  }
}

/** The chart on its values; values that the schema refuses are a finding, and used all the same. */
function prepareSet(input: CheckInput, values: Dict, findings: Finding[]): Prepared | undefined {
  const { chart, profile, namespace, kubeVersion, apiVersions, loadSchema } = input;
  const options = {
    release: { name: 'release-name', namespace, revision: 1, isUpgrade: false, isInstall: true },
    capabilities: { kubeVersion, apiVersions: [...DEFAULT_API_VERSIONS, ...apiVersions] },
    loadSchema,
    profile,
    log: silent,
  };
  const refused = (rule: RuleId, file: string, error: unknown) =>
    void findings.push({ rule, message: errorText(error).trim(), position: { file: `${chart.metadata.name}/${file}` } });
  try {
    const processed = processDependencies(chart, copyValues(values), { profile, log: silent });
    try {
      return prepare(processed, options);
    } catch (error) {
      if (!(error instanceof ChartwrightError) || !error.code.startsWith('schema/')) throw error;
      refused('values/schema', 'values.schema.json', error);
      return prepare(processed, { ...options, skipSchemaValidation: true });
    }
  } catch (error) {
    refused('values/refused', 'values.yaml', error);
    return undefined;
  }
}

function failure(file: string, error: unknown): Finding {
  const { position, frames, hints } = detailsOf(error);
  const code = error instanceof ChartwrightError ? error.code : 'internal';
  const rule = Object.hasOwn(RULES, code) ? (code as RuleId) : 'template/function-failed';
  const message = [reasonOf(errorText(error)), ...(hints ?? []).map((hint) => `Hint: ${hint}`)].join('\n');
  return { rule, message, position: position ?? { file }, ...(frames && frames.length > 0 && { frames }) };
}

/** Helm's words without the places, which are told beside them: of a trace, the last line. */
function reasonOf(text: string): string {
  const trace = /^\S+:\d+:\d+\n {2}executing /.test(text);
  const said = trace ? (text.trimEnd().split('\n').at(-1) ?? '').trim() : text;
  return said.replace(/^(?:(?:parse|execution) error at \([^()]*\)|template: .* at <.*>): /, '');
}

function objectFindings(documents: readonly RenderedDocument[], chart: Chart, { kubeVersion, namespace }: CheckInput): Finding[] {
  const objects = documents.filter(({ value }) => value !== undefined);
  const definitions = crds(chart).flatMap(({ file }) => definitionsIn(fileText(file)));
  const options = { kubeVersion: kubeVersion.normalized, namespace, definitions };
  return checkObjects(
    objects.map(({ value }) => value as Value),
    options,
  ).map(({ rule, object, path, message }) => {
    const { file, line, root } = objects[object] as RenderedDocument;
    const node = root && (rule === 'kubernetes/unknown-field' ? keyAt(root, path) : nodeAt(root, path));
    const position: SourcePosition = { file, line: line + (node?.line ?? 1) - 1, column: node?.column ?? 1, rendered: true };
    return { rule, message: path.length > 0 ? `${path.join('.')}: ${message}` : message, position };
  });
}

function lintFindings({ files, folder, chart, sets, namespace, kubeVersion, profile, clock, random, loadSchema }: CheckInput): Finding[] {
  const base = { files, folder, namespace, kubeVersion, skipSchemaValidation: true, loadSchema, profile, log: silent, clock, random };
  const diagnostics = lintChart({ ...base, values: copyValues(sets[0]?.values ?? new Map()) });
  return diagnostics
    .filter(({ code }) => !SAID_ELSEWHERE.has(code))
    .map(({ code, path, message, position }) => {
      // Helm names the folder itself for what it misses in charts/.
      const file = position?.file ?? (path === folder ? 'Chart.yaml' : path);
      const inside = file.startsWith(`${chart.metadata.name}/`) ? file : `${chart.metadata.name}/${file}`;
      return { rule: code, message, position: { ...position, file: inside } };
    });
}

/** Every template of the chart and its subcharts. */
function templateFiles(chart: Chart): TemplateFile[] {
  return [...ownTemplates(chart), ...chart.dependencies.flatMap(templateFiles)];
}

/** Every template of the chart itself. */
export function ownTemplates(chart: Chart): TemplateFile[] {
  const path = chartFullPath(chart);
  return chart.templates.map((file) => ({ name: `${path}/${file.name}`, chart: path, text: fileText(file) }));
}

/** The values files of the chart, of its subcharts and of the sets. */
function valuesFiles({ chart, sets }: CheckInput): ValuesFile[] {
  const ofChart = (each: Chart, prefix: readonly string[]): ValuesFile[] => {
    const file = each.raw.find(({ name }: ChartFile) => name === 'values.yaml');
    const own = file ? [valuesFile(`${chartFullPath(each)}/values.yaml`, fileText(file), prefix, true)] : [];
    return [...own, ...each.dependencies.flatMap((child) => ofChart(child, [...prefix, child.metadata.name]))];
  };
  const seen = new Set<string>();
  const given = sets.flatMap(({ files }) => files).filter(({ name }) => !seen.has(name) && seen.add(name));
  return [...ofChart(chart, []), ...given.map(({ name, text }) => valuesFile(name, text, [], false))];
}

function valuesFile(name: string, text: string, prefix: readonly string[], isDefault: boolean): ValuesFile {
  const { root, findings } = scanYaml(text);
  return { name, text, prefix, isDefault, root, findings, values: attempt(() => parseYaml(text)) ?? null };
}

function yamlFindings({ name, findings }: ValuesFile): Finding[] {
  return findings.map(({ rule, line, column, message }) => ({ rule, message, position: { file: name, line, column } }));
}

/** Each finding once, with the sets that show it; those that all sets show are of none. */
function merged(groups: readonly { readonly name: string; readonly findings: readonly Finding[] }[]): CheckFinding[] {
  const found = new Map<string, CheckFinding & { sets: string[] }>();
  for (const { name, findings } of groups) {
    for (const finding of findings) {
      const { file, line, column, rendered } = finding.position;
      const key = JSON.stringify([finding.rule, file, line, column, rendered, finding.message]);
      const known = found.get(key) ?? { ...finding, sets: [] };
      if (name !== '' && !known.sets.includes(name)) known.sets.push(name);
      found.set(key, known);
    }
  }
  const count = groups.filter(({ name }) => name !== '').length;
  return [...found.values()].map((finding) => (finding.sets.length === count ? { ...finding, sets: [] } : finding)).sort(byPlace);
}

function byPlace({ position: a }: CheckFinding, { position: b }: CheckFinding): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
