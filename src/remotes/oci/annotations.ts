/** The description of a chart in a manifest, under the names of the OCI image specification. */
import type { Metadata } from '../../chart/metadata.ts';
import type { Dict } from '../../go/value.ts';

const PREFIX = 'org.opencontainers.image.';

/** The annotations of a chart's manifest: from Chart.yaml's fields, then its own, which may replace all but title and version. */
export function chartAnnotations(metadata: Metadata, created: string): Dict {
  const fields: [string, string][] = [
    ['description', metadata.description],
    ['title', metadata.name],
    ['version', metadata.version],
    ['url', metadata.home],
    ['created', created],
    ['source', metadata.sources[0] ?? ''],
    ['authors', authors(metadata)],
  ];
  const out: Dict = new Map(fields.filter(([, text]) => text.trim() !== '').map(([name, text]) => [PREFIX + name, text]));
  for (const [name, text] of metadata.annotations) {
    if (name !== `${PREFIX}title` && name !== `${PREFIX}version`) out.set(name, text);
  }
  return out;
}

function authors({ maintainers }: Metadata): string {
  return maintainers.map(({ name, email }) => name + (email === '' ? '' : ` (${email})`)).join(', ');
}
