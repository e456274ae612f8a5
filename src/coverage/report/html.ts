/** Coverage as one HTML page: the totals, and each template with what ran, what never did, and which branches went one way only. */
import { htmlPages } from '../../codec/html-pages.ts';
import type { FileCoverage } from '../file-coverage.ts';
import { coveredPercent, missedArms, missedText, percentText, type Share, totalsOf } from '../totals.ts';
import { PAGES, STYLE } from './compiled-pages.ts';

const page = htmlPages(PAGES, { style: STYLE });

/** From which percentage on a file is well covered, and from which on it is at least half. */
const [GOOD, FAIR] = [80, 50];

export function coverageHtml(files: readonly FileCoverage[], title: string): string {
  return page('coverage', { title, all: row(files), files: files.map(section) });
}

function row(files: readonly FileCoverage[]) {
  const { branches, defines, lines } = totalsOf(files);
  const percent = coveredPercent(files);
  const grade = percent >= GOOD ? 'good' : percent >= FAIR ? 'fair' : 'poor';
  return { grade, branches: shareText(branches), defines: shareText(defines), lines: shareText(lines) };
}

function shareText(share: Share): string {
  return share.all === 0 ? '-' : `${share.covered}/${share.all} ${percentText(share)}`;
}

function section(file: FileCoverage, index: number) {
  const id = `f${index}`;
  const idOf = (line: number) => `${id}l${line}`;
  const arms = missedArms(file).map((arm) => ({ ...arm.branch, text: missedText(arm) }));
  const defines = file.defines.filter(({ hits }) => hits === 0).map(({ name, line }) => ({ line, column: 1, text: `${name} never used` }));
  const missed = new Map([...arms, ...defines].map(({ line, column, text }) => [`${line}:${column} ${text}`, { line, column, text }]));
  const source = linesOf(file).map((parts, i) => ({ id: idOf(i + 1), number: i + 1, hits: file.lines.get(i + 1) ?? '', parts }));
  return {
    ...{ id, name: file.name, source, ...row([file]) },
    missed: [...missed.values()].map(({ line, column, text }) => ({ line: idOf(line), place: `${line}:${column}`, text })),
  };
}

interface Part {
  readonly text: string;
  readonly kind: '' | 'never' | 'partly' | 'ran';
  readonly title: string;
}

/** The lines of a template, each in parts. */
function linesOf(file: FileCoverage): Part[][] {
  const lines: Part[][] = [[]];
  for (const part of partsOf(file)) {
    for (const [i, text] of part.text.split('\n').entries()) {
      if (i > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...part, text });
    }
  }
  return lines;
}

function partsOf(file: FileCoverage): Part[] {
  const { text, statements } = file;
  const missed = missedArms(file);
  const parts: Part[] = [];
  let end = 0;
  for (const { from, to, hits } of [...statements].sort((a, b) => a.from - b.from)) {
    if (from > end) parts.push({ text: text.slice(end, from), kind: '', title: '' });
    const own = missed.filter(({ branch }) => branch.from === from);
    const kind = hits === 0 ? 'never' : own.length > 0 ? 'partly' : 'ran';
    parts.push({ text: text.slice(Math.max(from, end), to), kind, title: hits === 0 ? '' : own.map(missedText).join(', ') });
    end = Math.max(end, to);
  }
  return [...parts, { text: text.slice(end), kind: '', title: '' }];
}
