/** A job file to jobs, by the schema that is published for it (docs/jobs.schema.json); each complaint has its place. */
import { failurePath, type SchemaFailure, schemaFailures } from '../../base/compiled-schema.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { type Dict, isDict, isList, type Value } from '../../go/value.ts';
import { areJobFields } from './compiled-schema.ts';
import { JOB_FIELDS, type Job, type JobField, type JobFields, jobWithDefaults, OWN_FIELDS } from './job.ts';
import { at, failureText, fieldKey, kindName, labelOf, unknown } from './job-messages.ts';
import { type JobText, JobTextError, type Path, parseJobText } from './job-text.ts';

/** A job file that can't be used: a line for each thing that is wrong with it. */
export class JobFileError extends ChartwrightError {
  constructor(lines: readonly string[]) {
    super('usage', lines.join('\n'));
  }
}

export interface JobFile {
  readonly jobs: readonly Job[];
  /** Where a job is in the file: `jobs.yaml:12`. */
  readonly where: (job: number) => string;
}

/**
 * Reads a job file: a list of jobs, or a map with `jobs` and `defaults`; in a list, an entry that holds only
 * `defaults` is for those after it. Throws a JobFileError.
 */
export function readJobFile(text: string, file: string): JobFile {
  const source = parsed(text, file);
  const reader = new JobReader(source, file);
  reader.read(source.root);
  if (reader.complaints.length > 0) throw new JobFileError(reader.complaints);
  return { jobs: reader.jobs, where: (job) => at(file, source.place(reader.paths[job] as Path, 'value')) };
}

/** A job that a program made; throws a JobFileError if it is invalid. */
export function readJob(fields: Dict): Job {
  const reader = new JobReader({ root: fields, place: () => undefined }, '');
  reader.entry(fields, []);
  if (reader.complaints.length > 0) throw new JobFileError(reader.complaints);
  return reader.jobs[0] as Job;
}

function parsed(text: string, file: string): JobText {
  try {
    return parseJobText(text, file);
  } catch (error) {
    if (!(error instanceof JobTextError)) throw error;
    throw new JobFileError([`${at(file, error.place, true)}: ${error.message}`]);
  }
}

class JobReader {
  readonly jobs: Job[] = [];
  /** Where each job came from. */
  readonly paths: Path[] = [];
  readonly complaints: string[] = [];
  private defaults: JobFields = {};
  private readonly source: JobText;
  private readonly file: string;

  constructor(source: JobText, file: string) {
    this.source = source;
    this.file = file;
  }

  read(root: Value): void {
    if (isList(root)) return this.list(root, []);
    if (!isDict(root)) return this.complain([], 'value', 'a job file is a list of jobs, or a map with jobs and defaults');
    for (const key of root.keys()) {
      if (key !== 'jobs' && key !== 'defaults')
        this.complain([key], 'key', `${unknown(key, ['jobs', 'defaults'])} beside jobs and defaults`);
    }
    if (root.has('defaults')) this.takeDefaults(root.get('defaults') as Value, ['defaults']);
    const jobs = root.get('jobs') ?? null;
    if (isList(jobs)) this.list(jobs, ['jobs']);
    else
      this.complain(root.has('jobs') ? ['jobs'] : [], 'value', `jobs must be a list${root.has('jobs') ? `, not ${kindName(jobs)}` : ''}`);
  }

  entry(entry: Value, path: Path): void {
    const label = labelOf(entry, path);
    if (!isDict(entry)) return this.complain(path, 'value', `a job must be a map, not ${kindName(entry)}`, label);
    const fields = this.fields(entry, path, label);
    const job = jobWithDefaults(fields, this.defaults);
    if (job.chart === '' && !entry.has('chart')) this.complain(path, 'value', 'it names no chart', label);
    this.jobs.push(job);
    this.paths.push(path);
  }

  private list(list: readonly Value[], path: Path): void {
    for (const [index, entry] of list.entries()) {
      const isDefaults = isDict(entry) && entry.size === 1 && entry.has('defaults');
      if (isDefaults) this.takeDefaults(entry.get('defaults') as Value, [...path, index, 'defaults']);
      else this.entry(entry, [...path, index]);
    }
  }

  private takeDefaults(value: Value, path: Path): void {
    if (value === null) return;
    if (!isDict(value)) return this.complain(path, 'value', `defaults must be a map, not ${kindName(value)}`);
    this.defaults = this.fields(value, path, '');
    for (const key of Object.keys(this.defaults)) {
      if (OWN_FIELDS.has(key)) this.complain([...path, key], 'key', `${key} belongs to a job, not to defaults`);
    }
  }

  /** The keys of a job or of defaults, under the names of their flags or options, if the schema allows them. */
  private fields(map: Dict, path: Path, label: string): JobFields {
    const written = new Map<string, string>();
    const fields: Record<string, unknown> = Object.create(null);
    for (const [key, value] of map) {
      const name = fieldKey(key);
      if (written.has(name)) this.complain([...path, key], 'key', `${name} is given twice`, label);
      else fields[name] = schemaData(value);
      written.set(name, key);
    }
    const failures = schemaFailures(areJobFields, fields);
    for (const [name, key] of written) {
      for (const failure of failures) this.field(failure, name, [...path, key], label, map.get(key) as Value);
    }
    const wrong = new Set(failures.map((failure) => failurePath(failure)[0]));
    const right = [...written].filter(([name, key]) => !wrong.has(name) && map.get(key) !== null);
    return Object.fromEntries(right.map(([name, key]) => [name, fieldValue(name as JobField, map.get(key) as Value)]));
  }

  /** Tells a failure that is this field's. */
  private field(failure: SchemaFailure, name: string, path: Path, label: string, value: Value): void {
    const [field, item] = failurePath(failure);
    if (field !== name) return;
    if (failure.keyword === 'additionalProperties') {
      this.complain(path, 'key', unknown(path.at(-1) as string, Object.keys(JOB_FIELDS)), label);
    } else if (item === undefined) this.complain(path, 'value', `${name} ${failureText(failure, name as JobField, value)}`, label);
    else {
      const index = Number(item);
      this.complain(
        [...path, index],
        'value',
        `${name} ${failureText(failure, name as JobField, (value as Value[])[index] as Value)}`,
        label,
      );
    }
  }

  private complain(path: Path, what: 'key' | 'value', message: string, label = ''): void {
    const where = at(this.file, this.source.place(path, what), true);
    this.complaints.push([where, label, message].filter((part) => part !== '').join(': '));
  }
}

/** What the schema sees: maps and lists as such, numbers of any type as numbers. */
function schemaData(value: Value): unknown {
  if (isList(value)) return value.map(schemaData);
  return isDict(value) || typeof value !== 'object' || value === null ? value : 0;
}

/** A list may be written as its only item. */
function fieldValue(name: JobField, value: Value): unknown {
  const isMany = JOB_FIELDS[name] === 'texts' || JOB_FIELDS[name] === 'layers';
  return isMany && !isList(value) ? [value] : value;
}
