/** A chart with one set of values: rendered file by file, so that one that fails does not hide what is wrong with the others. */

import { ChartwrightError, detailsOf, errorText, type SourcePosition } from '../base/errors.ts';
import { silent } from '../base/log.ts';
import { type Chart, crds, fileText } from '../chart/chart.ts';
import type { RuleId } from '../diagnostics/rules.ts';
import { RULES } from '../diagnostics/rules.ts';
import type { Dict, Value } from '../go/value.ts';

import { type Prepared, prepare } from '../render/prepare.ts';
import { renderFiles } from '../render/render-files.ts';
import { ManifestTrace } from '../render/trace-manifest.ts';
import { copyValues } from '../values/copy.ts';
import { processDependencies } from '../values/dependencies.ts';
import type { CheckInput, ValueSet } from './check-input.ts';
import type { Finding } from './finding.ts';
import { checkObjects } from './kubernetes-objects.ts';
import { pathKey, type Reads } from './reads/reads.ts';
import { ReadsTracer } from './reads/reads-tracer.ts';
import { definitionsIn, type RenderedDocument, renderedDocuments } from './rendered-documents.ts';
import { keyAt, nodeAt } from './scan-yaml.ts';
import { schemaFindings } from './schema-findings.ts';
import { valuesFiles } from './values-files.ts';

export interface SetResult {
  readonly findings: readonly Finding[];
  /** The files of which a part did not run; undefined if none ran. */
  readonly failed: ReadonlySet<string> | undefined;
  readonly rendered: ReadonlyMap<string, string>;
}

export function checkSet(input: CheckInput, set: ValueSet, reads: Reads): SetResult {
  const findings: Finding[] = [];
  const prepared = prepareSet(input, set, findings);
  if (!prepared) return { findings, failed: undefined, rendered: new Map() };
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
  return { findings, failed, rendered };
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
function prepareSet(input: CheckInput, set: ValueSet, findings: Finding[]): Prepared | undefined {
  const { chart, profile, namespace, kubeVersion, apiVersions, loadSchema } = input;
  const options = {
    release: { name: 'release-name', namespace, revision: 1, isUpgrade: false, isInstall: true },
    capabilities: { kubeVersion, apiVersions: [...profile.kubernetes.apiVersions, ...apiVersions] },
    loadSchema,
    profile,
    log: silent,
  };
  const refused = (rule: RuleId, file: string, error: unknown) =>
    void findings.push({ rule, message: errorText(error).trim(), position: { file: `${chart.metadata.name}/${file}` } });
  try {
    const processed = processDependencies(chart, copyValues(set.values), { profile, log: silent });
    try {
      return prepare(processed, options);
    } catch (error) {
      if (!(error instanceof ChartwrightError) || !error.code.startsWith('schema/')) throw error;
      findings.push(...schemaFindings(error, chart.metadata.name, valuesFiles({ chart, sets: [set] })));
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
  const reason = error instanceof ChartwrightError ? error.reason : errorText(error);
  const message = [reason, ...(hints ?? []).map((hint) => `Hint: ${hint}`)].join('\n');
  return { rule, message, position: position ?? { file }, ...(frames && frames.length > 0 && { frames }) };
}

function objectFindings(
  documents: readonly RenderedDocument[],
  chart: Chart,
  { kubeVersion, namespace, findSchema }: CheckInput,
): Finding[] {
  const objects = documents.filter(({ value }) => value !== undefined);
  const definitions = crds(chart).flatMap(({ file }) => definitionsIn(fileText(file)));
  const options = { kubeVersion: kubeVersion.normalized, namespace, definitions, findSchema };
  return checkObjects(
    objects.map(({ value }) => value as Value),
    options,
  ).map(({ rule, object, path, message }) => {
    const { file, line, root } = objects[object] as RenderedDocument;
    const node =
      root && (rule === 'kubernetes/unknown-field' || rule === 'kubernetes/missing-field' ? keyAt(root, path) : nodeAt(root, path));
    const position: SourcePosition = { file, line: line + (node?.line ?? 1) - 1, column: node?.column ?? 1, rendered: true };
    return { rule, message: path.length > 0 ? `${path.join('.')}: ${message}` : message, position };
  });
}
