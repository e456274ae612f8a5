/** Rendered files to the documents that assertions see. */
import { ChartwrightError, errorText } from '../../../base/errors.ts';
import { type Chart, crds, fileText } from '../../../chart/chart.ts';
import { decodeAnyYaml } from '../../../codec/yaml/decode-any.ts';
import { extension, joinPath } from '../../../go/path.ts';
import { isDict } from '../../../go/value.ts';
import type { Manifest } from './assertion.ts';
import type { Documents } from './run-assertion.ts';

const SEPARATOR = /(?:^|\s*\n)---\s*/;

/** The documents of a YAML text, empty ones left out. Throws where one is malformed or no map. */
export function parseDocuments(text: string, file: string): Manifest[] {
  return text.split(SEPARATOR).flatMap((part) => {
    let value: ReturnType<typeof decodeAnyYaml>;
    try {
      value = decodeAnyYaml(part);
    } catch (error) {
      const position = error instanceof ChartwrightError ? error.position : undefined;
      throw new ChartwrightError('yaml/syntax', errorText(error), { position: { ...position, file }, cause: error });
    }
    if (value === undefined || value === null) return [];
    if (!isDict(value))
      throw new ChartwrightError('yaml/type', `yaml: unmarshal errors:\n  ${file}: a document must be a map`, { position: { file } });
    return value.size === 0 ? [] : [value];
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
