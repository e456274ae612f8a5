/** A chart's README as one text. Mirrors helm-docs 1.14.2 pkg/document/generate.go. */
import { type Log, warn } from '../../../base/log.ts';
import type { FuncEnv } from '../../../funcs/env.ts';
import type { Value } from '../../../go/value.ts';
import { TemplateSet } from '../../../template/template-set.ts';
import type { ChartInfo } from './chart-info.ts';
import type { DependencyValues } from './dependency-values.ts';
import { namedTemplates } from './named-templates.ts';
import { readmeObject } from './readme-data.ts';
import { readmeFunctions } from './readme-functions.ts';
import { type SortOrder, sectionRows, sortRows } from './sections.ts';
import { type ValueRow, valueRows } from './value-rows.ts';

export interface ReadmeRequest {
  readonly info: ChartInfo;
  /** The text of the template. */
  readonly template: string;
  readonly dependencies: readonly DependencyValues[];
  readonly order: SortOrder;
  /** Leaves out values that no comment describes. */
  readonly onlyDescribed: boolean;
  /** Shows keys that a comment names and no value has. */
  readonly absentKeys?: boolean | undefined;
  readonly badgeStyle: string;
  readonly footerVersion: string;
  readonly skipFooter: boolean;
  /** Makes `.Files`; called only if the template mentions it. */
  readonly files: () => Value;
  readonly env: FuncEnv;
  /** The value of an environment variable; empty if it is not set. */
  readonly environment: (name: string) => string;
}

/** Throws if the template is malformed, refuses its data, or the values have no place in a table. */
export function readmeText(request: ReadmeRequest): string {
  const { info, template, badgeStyle, footerVersion, skipFooter } = request;
  const set = new TemplateSet<FuncEnv>({ funcs: readmeFunctions(request.environment), name: info.folder, missingKey: 'invalid' });
  for (const text of [...namedTemplates(badgeStyle), template]) set.parse(info.folder, text);
  const rows = readmeRows(request);
  const files = template.includes('.Files') ? request.files() : null;
  const data = readmeObject({ info, rows, sections: sectionRows(rows, request.order), files, footerVersion, skipFooter });
  return tidied(set.execute(info.folder, data, request.env));
}

type RowsRequest = Pick<ReadmeRequest, 'info' | 'dependencies' | 'onlyDescribed' | 'absentKeys'>;

/** The rows of the values table, in its order. */
export function readmeRows(request: RowsRequest & Pick<ReadmeRequest, 'order'>): ValueRow[] {
  return sortRows(allRows(request), request.order);
}

function allRows({ info, dependencies, onlyDescribed, absentKeys: absent = false }: RowsRequest): ValueRow[] {
  const all = valueRows(info.values, info.descriptions, { absent });
  const own = onlyDescribed ? all.filter((row) => row.autoText !== '' || row.text !== '') : all;
  if (dependencies.length === 0) return own;
  const globals = new Set(own.map(({ key }) => key).filter((key) => key.startsWith('global.')));
  const rows = own.map((row) => ({ ...row, isGlobal: globals.has(row.key) }));
  for (const { prefix, info: dependency } of dependencies) {
    for (const row of valueRows(dependency.values, dependency.descriptions, { absent })) {
      const isGlobal = row.key === 'global' || row.key.startsWith('global.');
      if (isGlobal && globals.has(row.key)) continue;
      if (isGlobal) globals.add(row.key);
      rows.push({ ...row, isGlobal, key: isGlobal ? row.key : `${prefix}.${row.key}`, dependency: prefix });
    }
  }
  return rows;
}

/** Without spaces at the ends of lines, one per line, and with at most one empty line in a row. */
function tidied(text: string): string {
  return text.replaceAll(' \n', '\n').replace(/\n{3,}/g, '\n\n');
}

/** The order that a name stands for; as in helm-docs, other names are warned of and stand for `alphanum`. */
export function sortOrder(name: string, log: Log): SortOrder {
  if (name === 'alphanum' || name === 'file') return name;
  warn(log, 'invalid sort order: "alphanum" is taken; "file" is the other one', ['order', name]);
  return 'alphanum';
}
