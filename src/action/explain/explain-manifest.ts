/** `explain manifest`: a chart rendered by the traced engine, and what each line comes from. */
import { closestName } from '../../base/closest.ts';
import { ChartwrightError } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { composeYaml } from '../../codec/yaml/compose.ts';
import type { YamlNode } from '../../codec/yaml/node.ts';
import { entryPosition } from '../../codec/yaml/position.ts';
import { type ExplainedDocument, type ExplainedLine, type ExplainedTexts, explainRendering } from '../../explain/explain-manifest.ts';
import { explainChartValues, type ValuesExplanation } from '../../explain/explain-values.ts';
import type { ExplainedValue } from '../../explain/explained-value.ts';
import { ValuesTracer } from '../../explain/manifest/values-tracer.ts';
import { parsePath } from '../../explain/value-path.ts';
import type { Dict } from '../../go/value.ts';
import { DEFAULT_PROFILE, PROFILES } from '../../helm/profile.ts';
import type { Clock } from '../../host/clock.ts';
import type { Random } from '../../host/random.ts';
import { renderRelease } from '../../render/render.ts';
import type { RenderOptions } from '../../render/render-options.ts';
import { Origins } from '../../values/origins.ts';
import { openChart } from '../chart/open-chart.ts';
import { readValues } from '../render/read-values.ts';
import type { ExplainValuesDeps, ExplainValuesRequest } from './explain-values.ts';
import { labelledLayers } from './label-layers.ts';

/** A manifest explained, and all values with their chains. */
export interface ExplainedRendering extends ExplainedTexts {
  readonly values: ValuesExplanation;
}

export interface ExplainManifestOptions extends RenderOptions {
  /** What the chart's files are named below. */
  readonly folder?: string;
}

/** Renders a chart and explains each line. Throws as `render`. */
export function explainManifest(chart: Chart, options: ExplainManifestOptions = {}): ExplainedRendering {
  const profile = options.helmVersion ? PROFILES[options.helmVersion] : DEFAULT_PROFILE;
  const origins = new Origins();
  const values = labelledLayers(options.values, profile, origins);
  return explained(chart, values, origins, options);
}

/** `values` are labelled in `origins`. */
function explained(chart: Chart, values: Dict, origins: Origins, options: ExplainManifestOptions): ExplainedRendering {
  const profile = options.helmVersion ? PROFILES[options.helmVersion] : DEFAULT_PROFILE;
  let tracer: ValuesTracer | undefined;
  const { result } = renderRelease(chart, {
    ...options,
    values,
    observe({ top }) {
      tracer = new ValuesTracer(top.get('Values') as Dict);
      return { tracer, sink: tracer.sink };
    },
  });
  const explanation = explainChartValues({ chart, values, origins, folder: options.folder ?? '', paths: [], profile });
  const documents = explainRendering(result, tracer as ValuesTracer, finder(explanation), options);
  return { ...documents, values: explanation };
}

/** Finds the leaves at a path, and what an element of a list is. */
function finder({ values, narrowed }: ReturnType<typeof explainChartValues>) {
  const known = new Map<string, readonly { path: string; origin: ExplainedValue['chain'][number]['origin'] }[]>();
  const byPath = new Map(values.map((value) => [value.path, value]));
  return (path: string) => {
    let found = known.get(path);
    if (!found) {
      const exact = byPath.get(path);
      const leaves = exact ? [exact] : path === '' ? values : narrowed(parsePath(path));
      found = leaves.flatMap((leaf) => (leaf.chain[0] ? [{ path: leaf.path, origin: leaf.chain[0].origin }] : []));
      known.set(path, found);
    }
    return found;
  };
}

export { annotatedManifest, explainedFieldText, manifestData } from '../../explain/print-manifest.ts';

export interface ExplainManifestRequest extends Omit<ExplainValuesRequest, 'paths'> {
  readonly options: Omit<RenderOptions, 'values' | 'helmVersion' | 'clock' | 'random' | 'log'>;
  /** `KIND/NAME`, then a field of it; all if there is none. */
  readonly only: readonly string[];
}

/** As `explainManifest`, for a chart that is found and values that are read on the way. Throws `usage` errors for an object or a field that is not there. */
export async function explainManifestOf(
  deps: ExplainValuesDeps & { readonly clock: Clock; readonly random: Random },
  request: ExplainManifestRequest,
): Promise<ExplainedRendering> {
  const opened = await openChart(deps, request.chart, request.source);
  const origins = new Origins();
  const values = await readValues(deps, request.values, origins);
  const folder = request.chart.trim().replace(/(?<=.)\/+$/, '');
  const { profile, clock, random, log } = deps;
  const options = { ...request.options, folder, helmVersion: profile.name, clock, random, log };
  const all = explained(opened.load(), values, origins, options);
  return { ...all, documents: narrowed(all.documents, request.only) };
}

/** The documents of an object, or of all objects of a kind; with a field, the lines of it. */
function narrowed(documents: readonly ExplainedDocument[], [object, field]: readonly string[]): readonly ExplainedDocument[] {
  if (object === undefined) return documents;
  const wanted = object.toLowerCase();
  const names = (each: ExplainedDocument) => (wanted.includes('/') ? `${each.kind}/${each.name}` : each.kind);
  const found = documents.filter((each) => names(each).toLowerCase() === wanted);
  if (found.length === 0) throw new ChartwrightError('usage', `the chart renders no ${object}${instead(object, documents)}`);
  if (field === undefined) return found;
  const lines = found
    .map((document) => ({ ...document, lines: fieldLines(document, field) }))
    .filter((document) => document.lines.length > 0);
  if (lines.length === 0) throw new ChartwrightError('usage', `${object} has no field ${field}${nearField(found, field)}`);
  return lines;
}

/** How many objects are named if one is not there. */
const NAMED = 5;

/** The object that was meant, or those that there are of the kind. */
function instead(object: string, documents: readonly ExplainedDocument[]): string {
  const all = [...new Set(documents.filter(({ kind }) => kind !== '').map(({ kind, name }) => `${kind}/${name}`))];
  const close = closestName(all, object);
  if (close !== undefined) return `; did you mean ${close}?`;
  const kind = object.split('/')[0]?.toLowerCase();
  const same = all.filter((each) => each.split('/')[0]?.toLowerCase() === kind);
  const shown = same.length > 0 ? same : all;
  return shown.length === 0 ? '' : `; it renders ${shown.slice(0, NAMED).join(', ')}${shown.length > NAMED ? ' and others' : ''}`;
}

/** The field that was meant, if its parent is there. */
function nearField(documents: readonly ExplainedDocument[], field: string): string {
  const path = parsePath(field);
  const last = path.at(-1);
  const names = documents.flatMap(({ lines }) => {
    const root = composeYaml(lines.map(({ text }) => `${text}\n`).join(''));
    let at: YamlNode | undefined = root;
    for (const step of path.slice(0, -1)) at = at && childAt(at, step);
    return at?.kind === 'mapping' ? at.keys.flatMap((key) => (key.kind === 'scalar' ? [key.value] : [])) : [];
  });
  const close = typeof last === 'string' ? closestName(names, last) : undefined;
  return close === undefined ? '' : `; did you mean ${close}?`;
}

function childAt(node: YamlNode, step: string | number): YamlNode | undefined {
  if (node.kind === 'sequence') return node.items[Number(step)];
  if (node.kind !== 'mapping') return undefined;
  const at = node.keys.findIndex((key) => key.kind === 'scalar' && key.value === String(step));
  return node.values[at];
}

/** The line on which a field stands, and those of what is in it. */
function fieldLines({ lines }: ExplainedDocument, field: string): readonly ExplainedLine[] {
  const root = composeYaml(lines.map(({ text }) => `${text}\n`).join(''));
  const at = root && entryPosition(root, parsePath(field));
  if (!at) return [];
  const first = lines[at.line - 1] as ExplainedLine;
  const indent = /^[ -]*/.exec(first.text)![0].length;
  const end = lines.findIndex(
    ({ text }, i) =>
      i >= at.line && text.trim() !== '' && /^ */.exec(text)![0].length <= indent && !text.startsWith(`${' '.repeat(indent)}- `),
  );
  return lines.slice(at.line - 1, end < 0 ? undefined : end);
}
