/** `template --watch`: renders again whenever a file changes that the rendering came from. */

import type { Log } from '../../base/log.ts';
import { fixedClock } from '../../host/clock.ts';
import type { FolderWatch } from '../../host/folder-watch.ts';
import { RepeatedRandom } from '../../host/repeated-random.ts';
import type { RenderResult } from '../../render/render-options.ts';
import { openChart } from '../chart/open-chart.ts';
import { type TemplateDeps, type TemplateRequest, templateChart, templateText } from '../render/template-chart.ts';
import { type DocumentChange, documentChanges, manifestDocuments } from './document-changes.ts';
import { KeptFiles } from './kept-files.ts';

export interface WatchOptions {
  /** `--show-only` */
  readonly showOnly: readonly string[];
  /** Changes in here are not looked at: the folder that the results are written to. */
  readonly outputDir?: string | undefined;
  readonly signal: AbortSignal;
}

/** The result of a round. */
export interface WatchReport {
  /** No earlier round has produced a manifest. */
  readonly first: boolean;
  /** The files, and folders, whose change began it. */
  readonly files: readonly string[];
  /** What is printed, and what it was made of; absent if rendering failed. */
  readonly manifest?: string;
  readonly result?: RenderResult;
  readonly error?: unknown;
  /** Against the last round that did not fail; none in the first. */
  readonly changes: readonly DocumentChange[];
  readonly unchanged: number;
  readonly milliseconds: number;
}

/**
 * Renders, then again after every change, until the signal ends it. The clock and random bytes stay fixed meanwhile.
 * Rejects only if there is no chart to begin with; other errors are reported, and the watch continues.
 */
export async function* watchTemplate(
  deps: TemplateDeps,
  request: TemplateRequest,
  options: WatchOptions,
  folders: FolderWatch,
): AsyncGenerator<WatchReport, void> {
  const rounds = await Rounds.begin(deps, request, options);
  const close = () => folders.close();
  options.signal.addEventListener('abort', close);
  try {
    if (options.signal.aborted) return;
    for (let files: readonly string[] | undefined = []; files; files = await nextChange(rounds, folders)) yield await rounds.render(files);
  } finally {
    options.signal.removeEventListener('abort', close);
    close();
  }
}

/** Renders a few times more while nothing happens: a program that has warmed up answers the first change quickly, too. */
async function rehearse(rounds: Rounds, folders: FolderWatch): Promise<void> {
  while (rounds.rehearsals > 0 && folders.isQuiet()) {
    await rounds.rehearse();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The files of the next change that matters; undefined once the watch has ended. */
async function nextChange(rounds: Rounds, folders: FolderWatch): Promise<readonly string[] | undefined> {
  let touched: ReadonlySet<string> | undefined = new Set();
  if (!folders.set(rounds.folders())) touched = await folders.next();
  for (; touched; touched = await folders.next()) {
    const files = rounds.changed(touched);
    if (rounds.anyEmpty(files)) {
      await new Promise((resolve) => setTimeout(resolve, HALF_WRITTEN));
      files.push(...rounds.changed(new Set(files)).filter((path) => !files.includes(path)));
    }
    if (files.length > 0) return files;
    await rehearse(rounds, folders);
  }
  return undefined;
}

/** Milliseconds that a file gets which has just become empty: a program that writes it again has emptied it first. */
const HALF_WRITTEN = 20;
/** Renders before the first change. */
const REHEARSALS = 12;

class Rounds {
  private readonly deps: TemplateDeps;
  private readonly request: TemplateRequest;
  private readonly options: WatchOptions;
  private readonly kept: KeptFiles;
  private readonly random: RepeatedRandom;
  private documents: readonly string[] | undefined;
  /** How many renders are still to be made for practice. */
  rehearsals = REHEARSALS;

  private constructor(deps: TemplateDeps, request: TemplateRequest, options: WatchOptions) {
    this.kept = new KeptFiles(deps.files, () => Number(deps.clock.now() / 1_000_000n));
    this.random = new RepeatedRandom(deps.random);
    const clock = fixedClock(deps.clock.now(), deps.clock.zone);
    this.deps = { ...deps, files: this.kept, random: this.random, clock, log: oncePerEntry(deps.log) };
    this.request = request;
    this.options = options;
  }

  /** Finds the chart, once and for all, and standard input, which can be read but once. */
  static async begin(deps: TemplateDeps, request: TemplateRequest, options: WatchOptions): Promise<Rounds> {
    let stdin: Uint8Array | undefined;
    const { path } = await (deps.open ?? openChart)(deps, request.chart, request.source);
    const once: TemplateDeps = { ...deps, stdin: () => (stdin ??= deps.stdin()) };
    const source = { ...request.source, repo: '', verify: false, certFile: '', keyFile: '', caFile: '' };
    return new Rounds(once, { ...request, chart: path, source }, options);
  }

  folders(): Set<string> {
    return this.kept.folders();
  }

  /** Takes in what has changed. */
  changed(touched: ReadonlySet<string>): string[] {
    const { outputDir } = this.options;
    const own = outputDir && `${outputDir.replace(/\/+$/, '')}/`;
    return this.kept.refresh(touched).filter((path) => !own || !`${path}/`.startsWith(own));
  }

  anyEmpty(files: readonly string[]): boolean {
    return files.some((path) => this.kept.isEmpty(path));
  }

  async rehearse(): Promise<void> {
    this.rehearsals--;
    const { documents } = this;
    const { error } = await this.render([]);
    if (error) this.rehearsals = 0;
    this.documents = documents;
  }

  async render(files: readonly string[]): Promise<WatchReport> {
    const start = performance.now();
    const first = this.documents === undefined;
    this.random.rewind();
    this.kept.begin();
    try {
      const result = await templateChart(this.deps, this.request);
      this.kept.settle();
      const manifest = templateText(result, this.options.showOnly, this.deps);
      const documents = manifestDocuments(manifest, this.deps.profile);
      const changes = this.documents ? documentChanges(this.documents, documents) : [];
      const unchanged = documents.length - changes.filter(({ change }) => change !== 'removed').length;
      this.documents = documents;
      return { first, files, manifest, result, changes, unchanged, milliseconds: performance.now() - start };
    } catch (error) {
      return { first, files, error, changes: [], unchanged: 0, milliseconds: performance.now() - start };
    }
  }
}

/** Messages that every round repeats are printed once. */
function oncePerEntry(log: Log): Log {
  const logged = new Set<string>();
  return (entry) => {
    const key = JSON.stringify(entry);
    if (!logged.has(key)) log(entry);
    logged.add(key);
  };
}
