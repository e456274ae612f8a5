/**
 * Where the objects of a release's manifest come from, as far as its record shows: the template by the comment above each
 * object, and its lines and values by the chart of the record, rendered again. A record holds no subcharts, no comments of
 * values.yaml and no random values, so only fields that come out as they are in the manifest are explained.
 */
import { ChartwrightError } from '../../base/errors.ts';
import type { Chart, ChartFile } from '../../chart/chart.ts';
import { loadChartFiles } from '../../chart/load.ts';
import { printJson } from '../../codec/json/print.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import type { Cause } from '../../diff/cause.ts';
import type { FieldChange, RenderedObject } from '../../diff/change.ts';
import { objectsOf } from '../../diff/objects.ts';
import { Side, valueOfField } from '../../diff/side.ts';
import { parsePath } from '../../explain/value-path.ts';
import { decodeBase64 } from '../../go/base64.ts';
import { deepEqual } from '../../go/deep-equal.ts';
import { encodeUtf8 } from '../../go/utf8.ts';
import { GoObject, isList, type Value } from '../../go/value.ts';
import { fixedClock } from '../../host/clock.ts';
import type { Release } from '../../release/record/release.ts';
import { splitManifests } from '../../release/split-manifests.ts';
import { explainManifest } from '../explain/explain-manifest.ts';
import { clusterCapabilities } from '../release/render-release.ts';
import type { ReleaseSession } from '../release/session.ts';

export interface ReleaseOrigins {
  /** The template of an object; `manifest` where a post-renderer has removed the comments. */
  source(object: RenderedObject): string;
  /** The line and the values that wrote a field. */
  causes(object: RenderedObject, change: FieldChange): Cause[];
}

export async function releaseOrigins(session: ReleaseSession, release: Release): Promise<ReleaseOrigins> {
  const documents = splitManifests(release.manifest, session.profile).map(({ text }) => ({
    source: /^# Source: (.*)$/m.exec(text)?.[1] ?? 'manifest',
    text: `${text}\n`,
  }));
  const sources = new Map(objectsOf(documents, session.namespace).map(({ id, source }) => [id, source]));
  const rendered = await renderedAgain(session, release);
  return {
    source: ({ id }) => sources.get(id) ?? 'manifest',
    causes: (object, change) => (rendered ? causesOf(rendered, object, change, release) : []),
  };
}

interface Rendered {
  readonly side: Side;
  readonly objects: ReadonlyMap<string, RenderedObject>;
}

/** Undefined for a chart that cannot be rendered without its subcharts. */
async function renderedAgain(session: ReleaseSession, release: Release): Promise<Rendered | undefined> {
  try {
    const chart = chartOf(release);
    const { kubeVersion, apiVersions } = await clusterCapabilities(await session.client());
    const { name, version: revision } = release;
    const { documents, values } = explainManifest(chart, {
      values: release.config ?? new Map(),
      folder: chart.metadata.name,
      helmVersion: session.profile.name,
      kubeVersion: kubeVersion.version,
      apiVersions: [...apiVersions],
      release: { name, namespace: session.namespace, revision, isUpgrade: revision > 1 },
      clock: fixedClock(0n),
    });
    const texts = documents.map(({ source, lines }) => ({ source, text: lines.map(({ text }) => `${text}\n`).join('') }));
    const objects = new Map(objectsOf(texts, session.namespace).map((object) => [object.id, object]));
    const side = new Side({ chart, declared: chart, documents, values: values.values, helm: '', kubeVersion: '' });
    return { side, objects };
  } catch (error) {
    if (error instanceof ChartwrightError) return undefined;
    throw error;
  }
}

function chartOf({ chart: record }: Release): Chart {
  const { fields } = record!.json();
  const text = (name: string, content: string): ChartFile => ({ name, data: encodeUtf8(content) });
  const chart = loadChartFiles([
    text('Chart.yaml', printJson(fields.get('metadata') ?? null)),
    text('values.yaml', printYaml(record!.values)),
    ...filesOf(fields.get('templates') ?? null),
    ...filesOf(fields.get('files') ?? null),
  ]);
  return { ...chart, values: record!.values };
}

function filesOf(list: Value): ChartFile[] {
  const files = isList(list) ? list.filter((file): file is GoObject => file instanceof GoObject) : [];
  return files.map(({ fields }) => ({ name: String(fields.get('name')), data: decodeBase64(String(fields.get('data') ?? '')) }));
}

function causesOf({ side, objects }: Rendered, object: RenderedObject, change: FieldChange, release: Release): Cause[] {
  const own = objects.get(object.id);
  if (!own || !('before' in change) || !deepEqual(valueOfField(own, change.path) ?? null, change.before as Value)) return [];
  const lines = side.lines(own, change.path);
  const place = lines[0]?.templates[0];
  const paths = [...new Set(lines.flatMap(({ values }) => values.map(({ path }) => path)))];
  const values = paths.flatMap((path): Cause[] => {
    const said = side.said(parsePath(path));
    if (!said) return [];
    const { line: _line, column: _column, index: _index, ...origin } = said.origin;
    const named = origin.kind === 'values' ? ({ kind: 'file', file: `the values of revision ${release.version}` } as const) : origin;
    return [{ kind: 'values', path, before: { value: said.value, origin: named }, after: { value: said.value, origin: named } }];
  });
  return [...(place ? [{ kind: 'template', before: place, after: place } as const] : []), ...values];
}
