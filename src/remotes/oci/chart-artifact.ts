/** A chart as an artifact: a manifest, the metadata as its config, the package and its provenance as layers. */
import { loadChartArchive } from '../../chart/load-archive.ts';
import type { Metadata } from '../../chart/metadata.ts';
import { metadataStruct } from '../../chart/print-metadata.ts';
import { printJson } from '../../codec/json/print.ts';
import { struct } from '../../codec/struct/struct.ts';
import { encodeUtf8 } from '../../go/utf8.ts';
import { sha256 } from '../../host/crypto/sha256.ts';
import { chartAnnotations } from './annotations.ts';
import { type Descriptor, OCI_MANIFEST } from './descriptor.ts';

export const CONFIG_TYPE = 'application/vnd.cncf.helm.config.v1+json';
export const CHART_TYPE = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
export const PROVENANCE_TYPE = 'application/vnd.cncf.helm.chart.provenance.v1.prov';
/** How charts were typed before there was a type for them. */
export const LEGACY_CHART_TYPE = 'application/tar+gzip';

export interface Content {
  readonly descriptor: Descriptor;
  readonly data: Uint8Array;
}

export interface ChartArtifact {
  readonly metadata: Metadata;
  readonly manifest: Content;
  readonly config: Content;
  readonly layers: readonly Content[];
}

/** The artifact for a package, byte for byte as Helm makes it; `created` is RFC 3339. Throws what loading the package throws. */
export function chartArtifact(archive: Uint8Array, created: string, provenance?: Uint8Array | undefined): ChartArtifact {
  const { metadata } = loadChartArchive(archive);
  const config = content(CONFIG_TYPE, encodeUtf8(printJson(metadataStruct(metadata))));
  const layers = [content(CHART_TYPE, archive)];
  if (provenance) layers.push(content(PROVENANCE_TYPE, provenance));
  layers.sort((a, b) => (a.descriptor.digest < b.descriptor.digest ? -1 : 1));
  const manifest = struct({
    schemaVersion: 2,
    config: descriptorStruct(config),
    layers: layers.map(descriptorStruct),
    annotations: chartAnnotations(metadata, created),
  });
  return { metadata, config, layers, manifest: content(OCI_MANIFEST, encodeUtf8(printJson(manifest))) };
}

function content(mediaType: string, data: Uint8Array): Content {
  return { descriptor: { mediaType, digest: sha256(data), size: data.length }, data };
}

function descriptorStruct({ descriptor: { mediaType, digest, size } }: Content) {
  return struct({ mediaType, digest, size });
}
