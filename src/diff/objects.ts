/** Rendered documents as objects that can be compared: lists of objects taken apart, each with a name that both sides share. */
import { ChartwrightError, detailsOf, errorText } from '../base/errors.ts';
import { readYamlDocuments } from '../codec/yaml/documents.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { type Dict, GoInt, isDict, isList, type Value } from '../go/value.ts';
import type { PrintedDocument } from '../render/manifest-text.ts';
import type { RenderedObject } from './change.ts';

/** The objects of printed documents. Throws a `manifest` error that names the template if one is not valid YAML. */
export function objectsOf(documents: readonly PrintedDocument[], namespace: string): RenderedObject[] {
  const count = new Map<string, number>();
  return documents.flatMap(({ source, text }, document) =>
    valuesOf(text, source).flatMap(({ value, root }) => {
      const found = named(value, namespace);
      const nth = (count.get(found.id) ?? 0) + 1;
      count.set(found.id, nth);
      return [{ ...found, id: nth === 1 ? found.id : `${found.id}#${nth}`, nth, source, value, document, root }];
    }),
  );
}

interface Placed {
  readonly value: Value;
  readonly root: readonly (string | number)[];
}

/** The objects of a text; only the files of crds/ hold several documents. */
function valuesOf(text: string, source: string): Placed[] {
  try {
    return [...readYamlDocuments(text)].flatMap((one) => taken(whole(parseYaml(one.text, { integers: true })), []));
  } catch (error) {
    throw new ChartwrightError('manifest/syntax', `YAML parse error on ${source}: ${errorText(error)}`, detailsOf(error));
  }
}

/** An object, or those of a `List`; what is not a table is none. */
function taken(value: Value, root: readonly (string | number)[]): Placed[] {
  if (!isDict(value) || value.size === 0) return [];
  const items = value.get('items');
  if (!String(value.get('kind')).endsWith('List') || !isList(items)) return [{ value, root }];
  return items.flatMap((item, i) => taken(item, [...root, 'items', i]));
}

function named(value: Value, namespace: string) {
  const text = (table: Value | undefined, key: string) => (isDict(table) ? String(table.get(key) ?? '') : '');
  const metadata = isDict(value) ? value.get('metadata') : undefined;
  const [apiVersion, kind] = [text(value, 'apiVersion'), text(value, 'kind')];
  const name = text(metadata, 'name') || text(metadata, 'generateName');
  const own = text(metadata, 'namespace') || namespace;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return { apiVersion, kind, namespace: own, name, id: [group, kind, own, name].join('|') };
}

/** The value with whole numbers as they are compared: 1 and 1.0 are one number to JSON. */
function whole(value: Value): Value {
  if (value instanceof GoInt) return Number.isSafeInteger(Number(value.value)) ? Number(value.value) : value;
  if (isList(value)) return value.map(whole);
  if (isDict(value)) return new Map([...value].map(([key, item]): [string, Value] => [key, whole(item)])) as Dict;
  return value;
}
