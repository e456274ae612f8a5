/** Brings schemas that others refer to into one document. */
import { ChartwrightError, inSource } from '../../../base/errors.ts';
import { embedded } from './keep-written.ts';
import { emptySchema, isSchema, type Schema } from './schema.ts';

/** Returns the text of a file beside the schema; undefined if there is none. */
export type ReadBeside = (path: string) => string | undefined;

/** The schema with every file that a `$ref` names among its definitions; references to servers stay. Throws if a file is missing or no JSON. */
export function bundled(schema: Schema, definitions: 'definitions' | '$defs', read: ReadBeside): Schema {
  const files = new Map<string, string>();
  const found = emptySchema();
  const follow = (node: unknown, folder: string): unknown => {
    if (Array.isArray(node)) return node.map((each) => follow(each, folder));
    if (!isSchema(node)) return node;
    const copy = emptySchema();
    for (const [keyword, value] of Object.entries(node))
      copy[keyword] = keyword === '$ref' && typeof value === 'string' ? target(value, folder) : follow(value, folder);
    return copy;
  };
  const target = (ref: string, folder: string): string => {
    const [path = '', pointer = ''] = ref.split('#');
    if (path === '' || /^[a-z][a-z\d+.-]*:/i.test(path) || path.startsWith('$')) return ref;
    const file = joined(folder, path);
    let name = files.get(file);
    if (name === undefined) {
      name = nameOf(file, Object.assign(emptySchema(), schema[definitions], found));
      files.set(file, name);
      const below = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
      found[name] = follow(embedded(parsed(file, read), `/${definitions}/${name}`), below);
    }
    return `#/${definitions}/${name}${pointer}`;
  };
  const copy = follow(schema, '') as Schema;
  if (files.size > 0) copy[definitions] = Object.assign(emptySchema(), copy[definitions], found);
  return copy;
}

function parsed(file: string, read: ReadBeside): unknown {
  const text = read(file);
  if (text === undefined) throw new ChartwrightError('schema/invalid', `$ref: ${file} is not there`, { position: { file } });
  return inSource({ file }, () => {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new ChartwrightError('json/syntax', `$ref: ${file} is not valid JSON`, { cause: error });
    }
  });
}

function joined(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) throw new ChartwrightError('schema/invalid', `$ref: ${path} leads out of the chart`);
    } else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A name for a file that is not taken: `schemas/port.json` is `port`. */
function nameOf(file: string, taken: Schema): string {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:schema\.)?json$/, '');
  let name = base;
  for (let i = 2; name in taken; i++) name = `${base}-${i}`;
  return name;
}
