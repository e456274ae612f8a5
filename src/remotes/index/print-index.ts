/** index.yaml as Helm writes it, in YAML or JSON. */

import { metadataStruct } from '../../chart/print-metadata.ts';
import { printJson } from '../../codec/json/print.ts';
import { goTime } from '../../codec/struct/go-time.ts';
import { struct } from '../../codec/struct/struct.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import { GoObject, type Value } from '../../go/value.ts';
import type { ChartVersion } from './chart-version.ts';
import type { IndexFile } from './index-file.ts';

/** The index as YAML. */
export function printIndex(index: IndexFile): string {
  return printYaml(indexStruct(index));
}

/** The index as indented JSON, without a line end. */
export function printIndexJson(index: IndexFile): string {
  return printJson(indexStruct(index), { indent: '  ' });
}

function indexStruct({ serverInfo, apiVersion, generated, entries, publicKeys, annotations }: IndexFile): GoObject {
  return struct({
    serverInfo: serverInfo.size > 0 ? serverInfo : undefined,
    apiVersion,
    generated: goTime(generated),
    entries: new Map<string, Value>(Array.from(entries, ([name, versions]) => [name, versions.map(versionStruct)])),
    publicKeys: publicKeys.length > 0 ? [...publicKeys] : undefined,
    annotations: annotations.size > 0 ? annotations : undefined,
  });
}

function versionStruct(chart: ChartVersion): GoObject {
  const own = struct({
    urls: chart.urls ? [...chart.urls] : null,
    created: goTime(chart.created),
    removed: chart.removed || undefined,
    digest: chart.digest || undefined,
    checksum: chart.checksum || undefined,
    engine: chart.engine || undefined,
    tillerVersion: chart.tillerVersion || undefined,
    url: chart.url || undefined,
  });
  return new GoObject(own.type, new Map([...metadataStruct(chart.metadata).fields, ...own.fields]));
}
