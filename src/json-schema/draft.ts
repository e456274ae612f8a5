/** The drafts of JSON Schema, and how they differ in where things stand. */

export interface Draft {
  readonly version: 4 | 6 | 7 | 2019 | 2020;
  /** Of its metaschema. */
  readonly url: string;
  /** The keyword that gives a schema its own URL. */
  readonly id: 'id' | '$id';
  /** Keywords whose value is a schema, or in `items` perhaps a list of them. */
  readonly schemas: ReadonlySet<string>;
  /** Keywords whose value is a list of schemas. */
  readonly lists: ReadonlySet<string>;
  /** Keywords whose value holds schemas by name. */
  readonly maps: ReadonlySet<string>;
  /** What the names of its vocabularies begin with. */
  readonly vocabulary: string;
  /** Its vocabularies, and those that hold without a metaschema. */
  readonly vocabularies: readonly string[];
  readonly defaultVocabularies: readonly string[];
}

const SCHEMAS_4 = ['not', 'additionalProperties', 'items', 'additionalItems'];
const SCHEMAS_6 = [...SCHEMAS_4, 'propertyNames', 'contains'];
const SCHEMAS_7 = [...SCHEMAS_6, 'if', 'then', 'else'];
const SCHEMAS_2019 = [...SCHEMAS_7, 'unevaluatedProperties', 'unevaluatedItems', 'contentSchema'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'items'];
const MAPS = ['definitions', 'properties', 'patternProperties', 'dependencies'];
const MAPS_2019 = [...MAPS, '$defs', 'dependentSchemas'];

function old(version: 4 | 6 | 7, url: string, schemas: readonly string[]): Draft {
  const none = { vocabulary: '', vocabularies: [], defaultVocabularies: [] };
  const places = { schemas: new Set(schemas), lists: new Set(LISTS), maps: new Set(MAPS) };
  return { version, url, id: version === 4 ? 'id' : '$id', ...places, ...none };
}

/** What older tools take schemas without `$schema` for. */
export const DRAFT_4 = old(4, 'http://json-schema.org/draft-04/schema', SCHEMAS_4);
const DRAFT_6 = old(6, 'http://json-schema.org/draft-06/schema', SCHEMAS_6);
const DRAFT_7 = old(7, 'http://json-schema.org/draft-07/schema', SCHEMAS_7);
const DRAFT_2019: Draft = {
  version: 2019,
  url: 'https://json-schema.org/draft/2019-09/schema',
  id: '$id',
  schemas: new Set(SCHEMAS_2019),
  lists: new Set(LISTS),
  maps: new Set(MAPS_2019),
  vocabulary: 'https://json-schema.org/draft/2019-09/vocab/',
  vocabularies: ['core', 'applicator', 'validation', 'meta-data', 'format', 'content'],
  defaultVocabularies: ['core', 'applicator', 'validation'],
};

/** What schemas without `$schema` are taken for. */
export const LATEST: Draft = {
  version: 2020,
  url: 'https://json-schema.org/draft/2020-12/schema',
  id: '$id',
  schemas: new Set(SCHEMAS_2019),
  lists: new Set([...LISTS, 'prefixItems']),
  maps: new Set(MAPS_2019),
  vocabulary: 'https://json-schema.org/draft/2020-12/vocab/',
  vocabularies: ['core', 'applicator', 'unevaluated', 'validation', 'meta-data', 'format-annotation', 'format-assertion', 'content'],
  defaultVocabularies: ['core', 'applicator', 'unevaluated', 'validation'],
};

const BY_NAME: ReadonlyMap<string, Draft> = new Map([
  ['json-schema.org/schema', LATEST],
  ...[DRAFT_4, DRAFT_6, DRAFT_7, DRAFT_2019, LATEST].map((draft) => [draft.url.replace(/^https?:\/\//, ''), draft] as const),
]);

/** The draft that a `$schema` names, http or https, a bare `#` at its end or not; undefined for other URLs. */
export function draftOf(url: string): Draft | undefined {
  const [main = '', ...fragment] = url.split('#');
  if (fragment.join('#') !== '') return undefined;
  return BY_NAME.get(main.replace(/^http:\/\//, '').replace(/^https:\/\//, ''));
}

/** A draft, and the vocabularies that a metaschema of its own chose; undefined for the draft's usual ones. */
export interface Dialect {
  readonly draft: Draft;
  readonly vocabularies: readonly string[] | undefined;
}

/** Whether the keywords of a vocabulary count; before 2019 all do. */
export function hasVocabulary({ draft, vocabularies }: Dialect, name: string): boolean {
  if (name === 'core' || draft.version < 2019) return true;
  return (vocabularies ?? draft.defaultVocabularies).includes(name);
}
