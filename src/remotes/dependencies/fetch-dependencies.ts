/** Fetches the packages of locked dependencies into a folder: downloads in parallel, each once, reported in the order of the lock. */
import { ChartwrightError, errorText, wrapError, wrapping } from '../../base/errors.ts';
import { type Limiter, limiter } from '../../base/limiter.ts';
import type { Chart } from '../../chart/chart.ts';
import { loadChartFolder } from '../../chart/load-folder.ts';
import type { Dependency } from '../../chart/metadata.ts';
import { packageName, packChart } from '../../chart/save.ts';
import { joinPath } from '../../go/path.ts';
import { inside } from '../../host/confined-folder.ts';
import { type Constraint, parseConstraint } from '../../semver/constraint.ts';
import { parseVersion } from '../../semver/version.ts';
import { downloadResolved } from '../download-chart.ts';
import { PARALLEL_FETCHES } from '../limits.ts';
import type { Remotes } from '../remotes.ts';
import type { PackageSource } from './chart-sources.ts';
import { localPath } from './local-path.ts';
import type { ManagerOptions } from './manager-options.ts';

/** A dependency that is being fetched: the line to print, and the work that continues; that ends with more to print. */
interface Step {
  readonly line: string;
  readonly end: Promise<Outcome>;
}

interface Outcome {
  /** Prints the pending messages. */
  readonly tell: () => void;
  readonly error?: unknown;
}

const SILENT = (): void => {};
const DONE: Promise<Outcome> = Promise.resolve({ tell: SILENT });

export interface Fetching {
  readonly folder: string;
  readonly options: ManagerOptions;
  readonly remotes: Remotes;
  readonly sources: (dependency: Dependency) => Promise<PackageSource>;
}

/**
 * Fetches packages into `folder`. Returns the dependencies, those from folders in the version found there.
 * Says a line for each in order and stops at the first that fails, with `Save error occurred:` for most faults.
 */
export async function fetchDependencies(dependencies: readonly Dependency[], fetching: Fetching): Promise<Dependency[]> {
  const { remotes } = fetching;
  const job: Job = { ...fetching, downloads: new Set(), fetches: limiter(PARALLEL_FETCHES.packages) };
  const steps: Step[] = [];
  const versions: string[] = [];
  for (const dependency of dependencies) {
    const { step, version } = await begin(dependency, job);
    versions.push(version);
    steps.push(step);
    if (version === FAILED) break;
  }
  for (const { line, end } of steps) {
    remotes.say(line);
    const { tell, error } = await end;
    tell();
    if (error !== undefined) throw reportedFault(error, remotes);
  }
  return dependencies.map((dependency, i) => ({ ...dependency, version: versions[i] as string }));
}

/** Marks a dependency that fails at once. */
const FAILED = '\0';

interface Job extends Fetching {
  /** The URLs that are fetched already. */
  readonly downloads: Set<string>;
  readonly fetches: Limiter;
}

async function begin(dependency: Dependency, job: Job): Promise<{ step: Step; version: string }> {
  const { name, version, repository } = dependency;
  let line = '';
  try {
    if (repository === '') {
      line = `Dependency ${name} did not declare a repository. Assuming it exists in the charts directory\n`;
      checkLocal(dependency, job);
      return { version, step: { line, end: DONE } };
    }
    if (repository.startsWith('file://')) {
      if (job.options.debug) line = `Archiving ${name} from repo ${repository}\n`;
      return { version: archiveFolder(dependency, job), step: { line, end: DONE } };
    }
    const source = await job.sources(dependency);
    line = `${job.downloads.has(source.url) ? 'Already downloaded' : 'Downloading'} ${name} from repo ${repository}\n`;
    return { version, step: { line, end: job.downloads.has(source.url) ? DONE : download(source, job) } };
  } catch (error) {
    return { version: FAILED, step: { line, end: Promise.resolve({ tell: SILENT, error }) } };
  }
}

/** Most errors are logged before they are thrown, except those of a chart in charts/ and of a malformed reference. */
class QuietFault extends ChartwrightError {}

function reportedFault(error: unknown, { say }: Remotes): unknown {
  if (!(error instanceof QuietFault)) say(`Save error occurred:  ${errorText(error)}\n`);
  return error;
}

function quiet(failure: string, error: unknown): QuietFault {
  return new QuietFault('usage', `${failure}: ${errorText(error)}`, { cause: error });
}

/** A dependency without a repository lies unpacked in charts/ and must fit. */
function checkLocal({ name, version }: Dependency, { options, remotes }: Job): void {
  const { files } = remotes;
  const path = joinPath(options.chartPath, 'charts', name);
  const quietly = <T>(failure: string, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw quiet(failure, error);
    }
  };
  const chart: Chart = quietly(`unable to load chart '${path}'`, () => loadChartFolder(files, files.absolute(path), { log: remotes.log }));
  const constraint: Constraint = quietly(`dependency ${name} has an invalid version/constraint format`, () => parseConstraint(version));
  const found = chart.metadata.version;
  const parsed = quietly(`invalid version ${version} for dependency ${name}`, () => parseVersion(found));
  if (constraint.check(parsed)) return;
  throw new ChartwrightError('usage', `dependency ${name} at version ${found} does not satisfy the constraint ${version}`);
}

/** Packs a chart of a neighbouring folder; returns its version. */
function archiveFolder({ name, version, repository }: Dependency, { folder, options, remotes }: Job): string {
  const { files } = remotes;
  const chart = loadChartFolder(files, files.absolute(localPath(files, repository, options.chartPath)), { log: remotes.log });
  const constraint = wrapping(`dependency ${name} has an invalid version/constraint format`, () => parseConstraint(version));
  const found = chart.metadata.version;
  if (!constraint.check(parseVersion(found))) throw new ChartwrightError('usage', `can't get a valid version for dependency ${name}`);
  const packed = packChart(chart, { now: Number(remotes.clock.now() / 1_000_000n), stamp: options.stamp, profile: options.profile });
  inside(files, folder).write(packageName(chart), packed, { mode: 0o666 });
  return found;
}

/** Starts a download; messages of the getters come with its end. */
async function download(source: PackageSource, { folder, options, remotes, downloads, fetches }: Job): Promise<Outcome> {
  downloads.add(source.url);
  const said: (() => void)[] = [];
  const tell = (): void => {
    for (const each of said) each();
  };
  const say = (text: string): void => void said.push(() => remotes.say(text));
  const registrySay = (text: string): void => void said.push(() => remotes.registrySay(text));
  const { verify, keyring } = options;
  try {
    await fetches(async () => {
      const resolved = await source.resolve();
      await downloadResolved(source.reference, resolved, folder, { verify, keyring, say: registrySay }, { ...remotes, say });
    });
    return { tell };
  } catch (error) {
    return { tell, error: wrapError(`could not download ${source.reference}`, error) };
  }
}
