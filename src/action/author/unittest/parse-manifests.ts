/** Rendered files to the documents that assertions see. */
import { attempt, inSource, type SourcePosition } from '../../../base/errors.ts';
import { type Chart, crds, fileText } from '../../../chart/chart.ts';
import { composeYaml } from '../../../codec/yaml/compose.ts';
import { entryPosition, type YamlPath } from '../../../codec/yaml/position.ts';
import { extension, joinPath } from '../../../go/path.ts';
import type { Manifest } from './assertion.ts';
import { decodeMap } from './decode-map.ts';
import type { Documents } from './run-assertion.ts';
import { type DocumentText, splitDocuments } from './split-documents.ts';

/** What documents were read from. */
const sources = new WeakMap<Manifest, DocumentText & { readonly file: string }>();

/** Documents by file and text: most tests of a suite render most files alike, and nobody changes a document. */
export type ParsedTexts = Map<string, readonly Manifest[]>;

/** How many texts are kept. */
const KEPT_TEXTS = 512;

/** The documents of a YAML text, empty ones left out. Throws if one is malformed or no map. */
function parseDocuments(text: string, file: string, parsed: ParsedTexts): readonly Manifest[] {
  const key = `${file}\n${text}`;
  const known = parsed.get(key);
  if (known) return known;
  const documents = parseText(text, file);
  if (parsed.size >= KEPT_TEXTS) parsed.clear();
  parsed.set(key, documents);
  return documents;
}

function parseText(text: string, file: string): Manifest[] {
  const parts = splitDocuments(text);
  return parts.flatMap((part, i) => {
    // What a separator ends ends with a line, which the text of a block at its end keeps.
    const body = i + 1 < parts.length ? `${part.text}\n` : part.text;
    const manifest = attempt(() => decodeMap(body)) ?? inSource({ file, rendered: true }, () => decodeMap('\n'.repeat(part.above) + body));
    sources.set(manifest, { ...part, file });
    return manifest.size === 0 ? [] : [manifest];
  });
}

/** Where a value of a document is in the rendered text; undefined for what is not rendered YAML. */
export function positionIn(manifest: Manifest, path: YamlPath): SourcePosition | undefined {
  const source = sources.get(manifest);
  const root = source && attempt(() => composeYaml(source.text));
  if (!source || !root) return undefined;
  const { line, column } = entryPosition(root, path) ?? root;
  return { file: source.file, line: line + source.above, column, rendered: true };
}

/** Documents by the file that they come from; `rendered`: the chart was rendered, else the texts stand for errors. */
export function documentsOf(
  files: ReadonlyMap<string, string>,
  chart: Chart,
  rendered: boolean,
  includeCrds: boolean,
  parsed: ParsedTexts,
): Documents {
  const documents = new Map<string, readonly Manifest[]>();
  if (includeCrds) for (const { filename, file } of crds(chart)) documents.set(filename, parseDocuments(fileText(file), filename, parsed));
  for (const [name, text] of files) {
    const file = name.startsWith(chart.metadata.name) ? name : joinPath(chart.metadata.name, name);
    const kind = rendered ? extension(file) : '.yaml';
    if (/^\.(?:ya?ml|tpl)$/.test(kind)) documents.set(file, parseDocuments(text, file, parsed));
    else if (kind === '.txt') documents.set(file, [new Map([['raw', text]])]);
  }
  return documents;
}
