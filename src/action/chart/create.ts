/** Creates a new chart: our scaffold, or a copy of a starter. */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { warn } from '../../base/log.ts';
import { type Chart, type ChartFile, fileText } from '../../chart/chart.ts';
import { loadChartV2 } from '../../chart/load.ts';
import type { Metadata } from '../../chart/metadata.ts';
import { scaffold, withName } from '../../chart/scaffold/scaffold.ts';
import { baseName, cleanPath, joinPath } from '../../go/path.ts';
import { quote } from '../../go/strconv.ts';
import { byteLength, encodeUtf8 } from '../../go/utf8.ts';
import { inside } from '../../host/confined-folder.ts';
import { type Files, kindAt } from '../../host/files.ts';
import { absolute, type DiskDeps } from './open-chart.ts';
import { writeChartFolder } from './write-chart-folder.ts';

export interface CreateDeps extends DiskDeps {
  readonly files: Files;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Gets a line for each file that is written over. */
  readonly say: (line: string) => void;
}

export interface CreateOptions {
  /** A name in the folder of starters, or an absolute path; empty for the scaffold. */
  readonly starter: string;
  readonly starterFolder: string;
  readonly apiVersion: 'v2' | 'v3';
}

const NAME = '^[a-zA-Z0-9._-]+$';
const LONGEST_NAME = 250;

/** Makes the chart that a path names. Throws with Helm's messages for unfit names, missing folders and what the disk refuses. */
export function createChart(path: string, deps: CreateDeps, options: CreateOptions): void {
  const name = baseName(path);
  const parent = cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
  if (options.starter === '') layScaffold(name, parent, deps, options);
  else copyStarter(name, parent, deps, options);
}

function layScaffold(name: string, parent: string, deps: CreateDeps, { apiVersion }: CreateOptions): void {
  const { files, cwd } = deps;
  if (name === '' || byteLength(name) > LONGEST_NAME) {
    throw refusal(`chart name must be between 1 and ${LONGEST_NAME} characters`);
  }
  if (!new RegExp(NAME).test(name)) throw refusal(`chart name must match the regular expression ${quote(NAME)}`);
  const above = absolute(cwd, parent);
  if (files.stat(above).kind !== 'directory') throw refusal(`no such directory ${above}`);
  const folder = joinPath(above, name);
  if (kindAt(files, folder) === 'file') throw refusal(`file ${folder} already exists and is not a directory`);
  const root = inside(files, folder);
  const scaffolding = scaffold(name, apiVersion);
  for (const file of scaffolding) root.place(file.name);
  for (const file of scaffolding) {
    if (root.exists(file.name)) tellOverwriting(`${folder}/${file.name}`, deps, apiVersion);
    root.write(file.name, encodeUtf8(file.text));
  }
  root.makeFolder('charts');
}

/** Charts of the format to come warn on the log, others if the command prints. */
function tellOverwriting(path: string, { say, log }: CreateDeps, apiVersion: string): void {
  if (apiVersion === 'v3') warn(log, 'Overwriting existing file', ['file', path]);
  else say(`WARNING: File ${quote(path)} already exists. Overwriting.\n`);
}

/** The starter's chart under the new name and with metadata of its own; only templates and values have the name filled in. */
function copyStarter(name: string, parent: string, deps: CreateDeps, { starter, starterFolder, apiVersion }: CreateOptions): void {
  const source = starter.startsWith('/') ? starter : joinPath(starterFolder, starter);
  const chart = loadStarter(source, deps);
  const named = (file: ChartFile): ChartFile => ({ ...file, data: encodeUtf8(withName(fileText(file), name)) });
  const copy: Chart = {
    ...chart,
    metadata: { ...NEW_METADATA, name, apiVersion },
    templates: chart.templates.map(named),
    raw: chart.raw.map((file) => (file.name === 'values.yaml' ? named(file) : file)),
  };
  writeChartFolder(copy, parent, deps);
}

function loadStarter(source: string, deps: CreateDeps): Chart {
  return wrapping(`could not load ${source}`, () => loadChartV2(deps.files, source, deps));
}

const NEW_METADATA: Metadata = {
  name: '',
  home: '',
  sources: [],
  version: '0.1.0',
  description: 'A Helm chart for Kubernetes',
  keywords: [],
  maintainers: [],
  icon: '',
  apiVersion: 'v2',
  condition: '',
  tags: '',
  appVersion: '0.1.0',
  deprecated: false,
  annotations: new Map(),
  kubeVersion: '',
  dependencies: [],
  type: 'application',
};

function refusal(message: string): ChartwrightError {
  return new ChartwrightError('usage', message);
}
