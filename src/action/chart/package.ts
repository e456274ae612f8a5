/** Packs a chart's folder into an archive, and signs it if asked to. */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { checkDependencies } from '../../chart/check-dependencies.ts';
import { loadChart } from '../../chart/load.ts';
import { metadataStruct } from '../../chart/print-metadata.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import { baseName } from '../../go/path.ts';
import type { Clock } from '../../host/clock.ts';
import type { Files } from '../../host/files.ts';
import { findKey, loadSignatory } from '../../remotes/provenance/sign.ts';
import { saveChart } from '../../remotes/save-chart.ts';
import { parseVersion } from '../../semver/version.ts';
import { absolute, type DiskDeps } from './open-chart.ts';

export interface PackageDeps extends DiskDeps {
  readonly files: Files;
  readonly clock: Clock;
  /** Fills charts/ in the folder first, if that is asked for. */
  readonly updateDependencies?: ((folder: string) => Promise<void>) | undefined;
}

export interface PackageOptions {
  /** Replaces the chart's version; empty for its own. */
  readonly version: string;
  readonly appVersion: string;
  readonly destination: string;
  /** Milliseconds since the epoch: the time of everything in the archive. */
  readonly stamp?: number | undefined;
  readonly sign?: SignRequest | undefined;
}

export interface SignRequest {
  readonly keyring: string;
  /** A part of the key owner's name. */
  readonly key: string;
  /** Returns a function that asks for the passphrase of a locked key; called once the key is found. */
  readonly passphrase: () => (owner: string) => Promise<Uint8Array | string>;
}

/** Packs the chart in a folder and returns the archive's path. Throws with Helm's messages. */
export async function packageChart(path: string, deps: PackageDeps, options: PackageOptions): Promise<string> {
  deps.files.stat(path);
  const folder = absolute(deps.cwd, path);
  await deps.updateDependencies?.(folder);
  const chart = versioned(loadFolder(folder, deps), options);
  if (chart.metadata.dependencies.length > 0) checkDependencies(chart);
  const archive = save(chart, deps, options);
  if (options.sign) await signArchive(archive, chart, options.sign, deps);
  return archive;
}

function loadFolder(folder: string, deps: PackageDeps): Chart {
  if (deps.files.stat(folder).kind !== 'directory') {
    if (!deps.profile.detectsChartVersion) throw new ChartwrightError('chart', 'Chart.yaml file is missing');
    const inside = `${folder}/Chart.yaml`;
    throw new ChartwrightError('chart', `unable to detect chart at ${inside}: open ${inside}: not a directory`);
  }
  const chart = loadChart(deps.files, folder, deps);
  if (deps.profile.detectsChartVersion && chart.metadata.apiVersion === 'v3') {
    throw new ChartwrightError('chart', 'invalid chart apiVersion');
  }
  return chart;
}

/** The chart under the version and appVersion that were asked for. */
function versioned(chart: Chart, { version, appVersion }: PackageOptions): Chart {
  const metadata = { ...chart.metadata, ...(version && { version }), ...(appVersion && { appVersion }) };
  parseVersion(metadata.version);
  return { ...chart, metadata };
}

function save(chart: Chart, { cwd, clock, files, profile }: PackageDeps, { destination, stamp }: PackageOptions): string {
  return wrapping('failed to save', () =>
    saveChart(files, chart, destination === '.' ? cwd : destination, { now: milliseconds(clock), stamp, profile }),
  );
}

/** Writes the provenance file beside the archive; the archive is there before the key is looked for, as Helm has it. */
async function signArchive(archive: string, chart: Chart, { keyring, key, passphrase }: SignRequest, deps: PackageDeps): Promise<void> {
  const entity = await findKey(deps.files, { keyring, key });
  const signatory = await loadSignatory(deps.files, { keyring, key, passphrase: passphrase() }, entity);
  const metadata = printYaml(metadataStruct(chart.metadata));
  const text = await signatory.sign(deps.files.read(archive), baseName(archive), metadata, milliseconds(deps.clock));
  deps.files.write(`${archive}.prov`, text);
}

function milliseconds(clock: Clock): number {
  return Number(clock.now() / 1_000_000n);
}
