/** Rendered files to the documents that assertions see. */
import { attempt, inSource } from '../../../base/errors.ts';
import { type Chart, crds, fileText } from '../../../chart/chart.ts';
import { extension, joinPath } from '../../../go/path.ts';
import type { Manifest } from './assertion.ts';
import { decodeMap } from './decode-map.ts';
import type { Documents } from './run-assertion.ts';

const SEPARATOR = /(?:^|\s*\n)---\s*/;

/** The documents of a YAML text, empty ones left out. Throws where one is malformed or no map. */
export function parseDocuments(text: string, file: string): Manifest[] {
  let above = 0;
  const parts = text.split(SEPARATOR);
  return parts.flatMap((body, i) => {
    // What a separator ends ends with a line, which the text of a block at its end keeps.
    const part = i + 1 < parts.length ? `${body}\n` : body;
    const manifest = attempt(() => decodeMap(part)) ?? inSource({ file, rendered: true }, () => decodeMap('\n'.repeat(above) + part));
    above += body.split('\n').length + 1;
    return manifest.size === 0 ? [] : [manifest];
  });
}

/** Documents by the file that they come from; `rendered`: the chart was rendered, else the texts stand for errors. */
export function documentsOf(files: ReadonlyMap<string, string>, chart: Chart, rendered: boolean, includeCrds: boolean): Documents {
  const documents = new Map<string, readonly Manifest[]>();
  if (includeCrds) for (const { filename, file } of crds(chart)) documents.set(filename, parseDocuments(fileText(file), filename));
  for (const [name, text] of files) {
    const file = name.startsWith(chart.metadata.name) ? name : joinPath(chart.metadata.name, name);
    const kind = rendered ? extension(file) : '.yaml';
    if (/^\.(?:ya?ml|tpl)$/.test(kind)) documents.set(file, parseDocuments(text, file));
    else if (kind === '.txt') documents.set(file, [new Map([['raw', text]])]);
  }
  return documents;
}
