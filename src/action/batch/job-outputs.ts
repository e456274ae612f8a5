/** Where jobs' results go: a path for each below the output folder or in the archive, no two the same. */
import { ChartwrightError } from '../../base/errors.ts';
import { chartBase, type Job } from './job.ts';

/** The file's name if none is asked for. */
export const DEFAULT_PATTERN = '{name}.yaml';

const PARTS: Readonly<Record<string, (job: Job) => string>> = {
  name: (job) => job.name,
  release: (job) => job.release,
  namespace: (job) => job.namespace,
  chart: (job) => chartBase(job.chart),
};

/** Throws a `usage` error if the pattern asks for what no job has. */
export function checkPattern(pattern: string): void {
  for (const [whole, part = ''] of pattern.matchAll(/\{([^{}]*)\}/g)) {
    if (Object.hasOwn(PARTS, part)) continue;
    const known = Object.keys(PARTS).map((name) => `{${name}}`);
    throw new ChartwrightError('usage', `unknown ${whole} in the output's name: there are ${known.join(', ')}`);
  }
}

/** The path of a job's result: its own `output`, else the pattern filled in. `.` and doubled slashes are taken out. */
export function outputPath(job: Job, pattern: string): string {
  const path = job.output || pattern.replace(/\{([^{}]*)\}/g, (whole, part: string) => PARTS[part]?.(job) ?? whole);
  return path
    .split('/')
    .filter((part, index) => part !== '.' && (part !== '' || index === 0))
    .join('/');
}

/** What is wrong with a job's path; undefined if it is a file's below the folder. */
function complaint(path: string): string | undefined {
  if (path === '' || path.endsWith('/')) return 'is no name for a file';
  if (path.startsWith('/') || path.split('/').includes('..')) return 'is outside the output folder';
  return undefined;
}

/** A job whose result has no place of its own. */
export interface OutputProblem {
  readonly job: number;
  readonly message: string;
  /** The job that has the place. */
  readonly other?: number;
}

/** The jobs whose results would leave the folder, or are where another job's result or its folder does. */
export function outputProblems(paths: readonly string[]): OutputProblem[] {
  const problems: OutputProblem[] = [];
  const taken = new Map<string, number>();
  const folders = new Map<string, number>();
  for (const [job, path] of paths.entries()) {
    const wrong = complaint(path);
    const above = foldersOf(path);
    const other = taken.get(path) ?? folders.get(path) ?? above.map((folder) => taken.get(folder)).find((one) => one !== undefined);
    if (wrong) problems.push({ job, message: `the output's path "${path}" ${wrong}` });
    else if (other !== undefined) problems.push({ job, message: clash(path, paths[other] as string), other });
    else {
      taken.set(path, job);
      for (const folder of above) if (!folders.has(folder)) folders.set(folder, job);
    }
  }
  return problems;
}

function clash(path: string, other: string): string {
  return path === other ? `would write ${path}` : `would write ${path}, which conflicts with ${other}`;
}

/** `a/b/c` is in `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}
