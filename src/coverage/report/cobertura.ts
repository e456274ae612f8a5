/** Coverage as Cobertura's XML, which CI servers read: a package per folder, a class per file. */
import { type Element, printXml } from '../../codec/xml/print.ts';
import type { BranchCoverage, FileCoverage } from '../file-coverage.ts';
import { type Share, totalsOf } from '../totals.ts';

/** `time`: milliseconds since 1970. */
export function coberturaReport(files: readonly FileCoverage[], time: number): string {
  const { branches, lines } = totalsOf(files);
  const counts = {
    ...{ 'lines-covered': lines.covered, 'lines-valid': lines.all },
    ...{ 'branches-covered': branches.covered, 'branches-valid': branches.all },
  };
  const folderOf = ({ name }: FileCoverage) => name.slice(0, name.lastIndexOf('/'));
  const packages = [...new Set(files.map(folderOf))].map((name): Element => {
    const own = files.filter((file) => folderOf(file) === name);
    const classes = { name: 'classes', content: own.map(classOf) };
    return { name: 'package', attributes: { name, ...rates(own) }, content: [classes] };
  });
  const root: Element = {
    name: 'coverage',
    attributes: { ...rates(files), ...counts, version: '1', timestamp: time },
    content: [
      { name: 'sources', content: [{ name: 'source', content: '.' }] },
      { name: 'packages', content: packages },
    ],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printXml(root)}\n`;
}

function classOf(file: FileCoverage): Element {
  const methods = file.defines.map(({ name, line, hits }): Element => {
    const rate = hits > 0 ? 1 : 0;
    const attributes = { name, signature: '', 'line-rate': rate, 'branch-rate': rate, complexity: 0 };
    return { name: 'method', attributes, content: [{ name: 'lines', content: [{ name: 'line', attributes: { number: line, hits } }] }] };
  });
  const lines = [...file.lines].map(([number, hits]) => {
    const own = file.branches.filter(({ line }) => line === number);
    return lineOf(number, hits, own);
  });
  return {
    name: 'class',
    attributes: { name: file.name.slice(file.name.lastIndexOf('/') + 1), filename: file.name, ...rates([file]) },
    content: [
      { name: 'methods', content: methods },
      { name: 'lines', content: lines },
    ],
  };
}

function lineOf(number: number, hits: number, branches: readonly BranchCoverage[]): Element {
  if (branches.length === 0) return { name: 'line', attributes: { number, hits, branch: 'false' } };
  const arms = branches.flatMap((branch) => branch.arms);
  const share = { covered: arms.filter((arm) => arm.hits > 0).length, all: arms.length };
  const conditions = branches.map((branch, i): Element => {
    const own = branch.arms.filter((arm) => arm.hits > 0).length;
    return { name: 'condition', attributes: { number: i, type: branch.kind, coverage: `${own * 50}%` } };
  });
  const covered = `${Math.floor(100 * rate(share))}% (${share.covered}/${share.all})`;
  return {
    name: 'line',
    attributes: { number, hits, branch: 'true', 'condition-coverage': covered },
    content: [{ name: 'conditions', content: conditions }],
  };
}

function rates(files: readonly FileCoverage[]): Readonly<Record<string, number>> {
  const { branches, lines } = totalsOf(files);
  return { 'line-rate': round(rate(lines)), 'branch-rate': round(rate(branches)), complexity: 0 };
}

function rate({ covered, all }: Share): number {
  return all === 0 ? 1 : covered / all;
}

function round(share: number): number {
  return Math.floor(share * 10_000) / 10_000;
}
