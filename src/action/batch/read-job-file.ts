/** A job file to jobs: every key known, every value of its kind, and each complaint with its place. */
import { closestName } from '../../base/closest.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { type Dict, isDict, isList, type Value } from '../../go/value.ts';
import { PROFILES } from '../../helm/profile.ts';
import { type FieldKind, JOB_FIELDS, type Job, type JobField, type JobFields, OWN_FIELDS, settledJob } from './job.ts';
import { type JobText, JobTextError, type Path, type Place, parseJobText } from './job-text.ts';

/** A job file that can't be used: a line for each thing that is wrong with it. */
export class JobFileError extends ChartwrightError {
  constructor(lines: readonly string[]) {
    super('usage', lines.join('\n'));
  }
}

export interface JobFile {
  readonly jobs: readonly Job[];
  /** Where a job stands in the file: `jobs.yaml:12`. */
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

/** A job that a program made; throws a JobFileError where it is none. */
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

function at(file: string, place: Place | undefined, withColumn = false): string {
  if (!place) return file;
  return withColumn ? `${file}:${place.line}:${place.column}` : `${file}:${place.line}`;
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
    const job = settledJob(fields, this.defaults);
    if (job.chart === '' && !entry.has('chart')) this.complain(path, 'value', 'it names no chart', label);
    for (const key of ['name', 'output'] as const) {
      if (/[\x00-\x1f\x7f]/.test(job[key])) this.complain([...path, key], 'value', `${key} must be one line of text`, label);
    }
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

  private fields(map: Dict, path: Path, label: string): JobFields {
    const fields: Record<string, unknown> = {};
    for (const [written, value] of map) {
      const key = camelCase(written);
      const here = [...path, written];
      if (!Object.hasOwn(JOB_FIELDS, key)) this.complain(here, 'key', unknown(written, Object.keys(JOB_FIELDS)), label);
      else if (Object.hasOwn(fields, key)) this.complain(here, 'key', `${key} is there twice`, label);
      else if (value !== null) fields[key] = this.field(key as JobField, value, here, label);
    }
    return fields as JobFields;
  }

  private field(key: JobField, value: Value, path: Path, label: string): unknown {
    const kind: FieldKind = JOB_FIELDS[key];
    const list = isList(value) ? value : [value];
    const wrong = (item: Value): string | undefined => {
      if (kind === 'switch') return typeof item === 'boolean' ? undefined : `must be true or false, not ${kindName(item)}`;
      if (kind === 'layers' && isDict(item)) return undefined;
      if (kind === 'layers' && item === '-') return "can't come from standard input";
      if (typeof item !== 'string') return `must be ${kind === 'layers' ? 'a path or a map' : 'text'}, not ${kindName(item)}${hint(item)}`;
      return key === 'helmVersion' && !Object.hasOwn(PROFILES, item) ? `must be ${Object.keys(PROFILES).sort().join(' or ')}` : undefined;
    };
    const many = kind === 'texts' || kind === 'layers';
    if (!many) {
      const complaint = wrong(value);
      if (complaint) this.complain(path, 'value', `${key} ${complaint}`, label);
      return complaint ? undefined : value;
    }
    for (const [index, item] of list.entries()) {
      const complaint = wrong(item);
      if (complaint) this.complain(isList(value) ? [...path, index] : path, 'value', `${key} ${complaint}`, label);
    }
    return list;
  }

  private complain(path: Path, what: 'key' | 'value', message: string, label = ''): void {
    const where = at(this.file, this.source.place(path, what), true);
    this.complaints.push([where, label, message].filter((part) => part !== '').join(': '));
  }
}

/** `job "web"`, or its number in the list. */
function labelOf(entry: Value, path: Path): string {
  const text = (key: string) => (isDict(entry) && typeof entry.get(key) === 'string' ? (entry.get(key) as string) : '');
  const name = text('name') || text('release');
  if (name) return `job ${JSON.stringify(name)}`;
  return path.length === 0 ? 'a job' : `job ${(path.at(-1) as number) + 1}`;
}

/** `kube-version`, as the flag is called, is `kubeVersion`. */
function camelCase(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function unknown(key: string, known: readonly string[]): string {
  const close = closestName(known, camelCase(key), key.length < 4 ? 1 : 2);
  return `unknown key ${JSON.stringify(key)}${close ? ` (did you mean ${close}?)` : ''}`;
}

function kindName(value: Value): string {
  if (value === null) return 'nothing';
  if (isDict(value)) return 'a map';
  if (isList(value)) return 'a list';
  return typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? 'true or false' : 'text';
}

function hint(value: Value): string {
  return typeof value === 'number' || typeof value === 'boolean' ? ' (put it in quotes)' : '';
}
