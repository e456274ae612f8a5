/** The messages about a faulty job file. */
import { closestName } from '../../base/closest.ts';
import type { SchemaFailure } from '../../base/compiled-schema.ts';
import { isDict, isList, type Value } from '../../go/value.ts';
import { type FieldKind, JOB_FIELDS, type JobField } from './job.ts';
import type { Path, Place } from './job-text.ts';

/** A place in a file, as messages begin. */
export function at(file: string, place: Place | undefined, withColumn = false): string {
  if (!place) return file;
  return withColumn ? `${file}:${place.line}:${place.column}` : `${file}:${place.line}`;
}

const KIND_TEXTS: Readonly<Record<FieldKind, string>> = {
  text: 'text',
  texts: 'text',
  switch: 'true or false',
  layers: 'a path or a map',
};

/** What a schema's failure means for a field. */
export function failureText({ keyword, params }: SchemaFailure, name: JobField, value: Value): string {
  switch (keyword) {
    case 'not':
      return "can't come from standard input";
    case 'pattern':
      return 'must be one line of text';
    case 'enum':
      return `must be ${(params.allowedValues as unknown[])
        .filter((each) => each !== null)
        .sort()
        .join(' or ')}`;
    default: {
      const kind = JOB_FIELDS[name];
      return `must be ${KIND_TEXTS[kind]}, not ${kindName(value)}${kind === 'switch' ? '' : hint(value)}`;
    }
  }
}

/** `job "web"`, or its number in the list. */
export function labelOf(entry: Value, path: Path): string {
  const text = (key: string) => (isDict(entry) && typeof entry.get(key) === 'string' ? (entry.get(key) as string) : '');
  const name = text('name') || text('release');
  if (name) return `job ${JSON.stringify(name)}`;
  return path.length === 0 ? 'a job' : `job ${(path.at(-1) as number) + 1}`;
}

/** `kube-version`, as the flag is called, is `kubeVersion`. */
export function fieldKey(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** An unknown key, and the known one that may be meant. */
export function unknown(key: string, known: readonly string[]): string {
  const close = closestName(known, fieldKey(key), key.length < 4 ? 1 : 2);
  return `unknown key ${JSON.stringify(key)}${close ? ` (did you mean ${close}?)` : ''}`;
}

/** What a value is, in words. */
export function kindName(value: Value): string {
  if (value === null) return 'nothing';
  if (isDict(value)) return 'a map';
  if (isList(value)) return 'a list';
  return typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? 'true or false' : 'text';
}

function hint(value: Value): string {
  return typeof value === 'number' || typeof value === 'boolean' ? ' (put it in quotes)' : '';
}
