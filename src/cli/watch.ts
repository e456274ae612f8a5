/** `template --watch`: prints the result of each round until Ctrl-C. */
import type { TemplateDeps, TemplateRequest } from '../action/render/template-chart.ts';
import type { WriteOptions } from '../action/render/write-manifests.ts';
import type { DocumentChange } from '../action/watch/document-changes.ts';
import { changedLines } from '../action/watch/line-changes.ts';
import { type WatchReport, watchTemplate } from '../action/watch/watch-template.ts';
import { writeChanges } from '../action/watch/write-changes.ts';
import { ChartwrightError, errorText } from '../base/errors.ts';
import type { Context } from './command.ts';
import type { Paint } from './paint.ts';

export interface WatchParts {
  readonly deps: TemplateDeps;
  readonly request: TemplateRequest;
  readonly showOnly: readonly string[];
  /** Where manifests are written to; to standard output, once, if there is no folder. */
  readonly folder?: WriteOptions | undefined;
}

type Surroundings = Pick<Context, 'io' | 'paint'>;

/** Watches until the command is interrupted, which is its proper end. */
export async function watch(context: Surroundings, { deps, request, showOnly, folder }: WatchParts): Promise<void> {
  const { io, paint } = context;
  const interrupt = new AbortController();
  const ignore = io.onInterrupt?.(() => interrupt.abort());
  const options = { showOnly: folder ? [] : showOnly, outputDir: folder?.outputDir, signal: interrupt.signal };
  try {
    for await (const report of watchTemplate(deps, request, options, await io.watchFolders())) {
      try {
        if (folder) writeChanges(report, folder, io.files);
        print(context, report, folder);
      } catch (error) {
        io.err(`${paint.err.red('Error:')} ${refusal(error)}\n`);
      }
    }
  } finally {
    ignore?.();
  }
}

function print({ io, paint }: Surroundings, report: WatchReport, folder: WriteOptions | undefined): void {
  const { first, error, manifest, changes, unchanged, milliseconds } = report;
  const time = `(${Math.round(milliseconds)} ms)`;
  if (manifest === undefined) io.err(`${paint.err.red('Error:')} ${refusal(error)}\nstill watching ${time}\n`);
  else if (!first)
    io.out(`${changesText(changes, unchanged, io.outTerminal ? (each) => changedLinesText(each, paint.out) : undefined)} ${time}\n`);
  else if (folder) io.out(`${counted(unchanged, 'document')} written to ${folder.outputDir} ${time}\n`);
  else {
    io.out(manifest);
    io.err(`${counted(unchanged, 'document')} ${time}, watching\n`);
  }
}

function refusal(error: unknown): string {
  return `${error instanceof ChartwrightError ? '' : 'internal error: '}${errorText(error)}`;
}

/** One line per document, and one that counts them; `show` adds what is different in it. */
export function changesText(
  changes: readonly DocumentChange[],
  unchanged: number,
  show: (change: DocumentChange) => string = () => '',
): string {
  const lines = changes.map((each) => {
    const { change, name, added, removed } = each;
    return `${change.padEnd(8)} ${name}${lineCounts(added, removed)}\n${show(each)}`;
  });
  const counts = (['added', 'changed', 'removed'] as const).map((what) => {
    const count = changes.filter(({ change }) => change === what).length;
    return count > 0 ? `${count} ${what}, ` : '';
  });
  return `${lines.join('')}${counts.join('')}${unchanged} unchanged`;
}

/** The changed lines of a document, with a few around: for terminals. */
export function changedLinesText({ change, before, after }: DocumentChange, paint: Paint): string {
  if (change !== 'changed') return '';
  const texts = {
    same: (text: string) => `    ${text}`,
    added: (text: string) => paint.green(`  + ${text}`),
    removed: (text: string) => paint.red(`  - ${text}`),
    skipped: () => paint.dim('    …'),
  };
  return changedLines(before, after)
    .map(({ kind, text }) => `${texts[kind](text)}\n`)
    .join('');
}

/** ` +3 -1` */
function lineCounts(added: number, removed: number): string {
  return `${added > 0 ? ` +${added}` : ''}${removed > 0 ? ` -${removed}` : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
