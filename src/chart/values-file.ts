/** Values files: a chart's own values.yaml and those that users give. */
import { inSource, wrapError, wrapping } from '../base/errors.ts';
import { readYamlDocuments, type YamlDocument } from '../codec/yaml/documents.ts';
import { parseYamlMap } from '../codec/yaml/parse.ts';
import { type Dict, isDict } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';

/**
 * The values in a text, a fresh map. Several documents are merged, later ones over earlier ones, or
 * only the first counts, by profile. Throws `yaml` errors: `cannot unmarshal yaml document: …`, or in
 * Helm 3 what is wrong without these words.
 */
export function parseValues(text: string, profile: Profile): Dict {
  if (!profile.mergesValuesDocuments) return parseYamlMap(text);
  let values: Dict | undefined;
  for (const document of documents(text)) {
    const next = parseDocument(document);
    values = values ? mergeMaps(values, next) : next;
  }
  return values ?? new Map();
}

/** The documents one by one, so that a bad one is met before a bad separator behind it. */
function* documents(text: string): Generator<YamlDocument> {
  try {
    yield* readYamlDocuments(text);
  } catch (error) {
    throw wrapError('error reading yaml document', error);
  }
}

function parseDocument({ text, line }: YamlDocument): Dict {
  return wrapping('cannot unmarshal yaml document', () => inSource({ file: '', line }, () => parseYamlMap(text)));
}

/** Called during a merge, so that what is known of the values follows them. */
export interface MergeRecorder {
  copied(from: Dict, to: Dict): void;
  /** The value that a place of `upper` has gives way to that of `lower`. */
  takes(upper: Dict, lower: Dict, key: string): void;
}

/** Both maps in a new one: tables merged at any depth, anything else taken from `over`. What is not merged is shared. */
export function mergeMaps(base: Dict, over: Dict, recorder?: MergeRecorder): Dict {
  const out: Dict = new Map(base);
  recorder?.copied(base, out);
  for (const [key, value] of over) {
    const below = isDict(value) ? out.get(key) : undefined;
    out.set(key, isDict(below) ? mergeMaps(below, value as Dict, recorder) : value);
    recorder?.takes(out, over, key);
  }
  return out;
}
