/** The data that README templates see, with the names that helm-docs 1.14 gives it. */
import { type Dict, GoObject, type GoType, int, strings, typed, type Value } from '../../../go/value.ts';
import type { ChartInfo } from './chart-info.ts';
import type { Section, Sections } from './sections.ts';
import type { ValueRow } from './value-rows.ts';

export interface ReadmeData {
  readonly info: ChartInfo;
  readonly rows: readonly ValueRow[];
  readonly sections: Sections;
  /** `.Files`. */
  readonly files: Value;
  /** Which helm-docs the footer names; empty for no footer. */
  readonly footerVersion: string;
  readonly skipFooter: boolean;
}

const struct = (name: string): GoType => ({ name, kind: 'struct' });
const DATA = struct('document.chartTemplateData');
const ROW = struct('document.valueRow');
const SECTION = struct('document.section');
const SECTIONS = struct('document.sections');
const MAINTAINER = struct('helm.ChartMetaMaintainer');
const DEPENDENCY = struct('helm.ChartRequirementsItem');

/** The object that a README template is executed with. */
export function readmeObject({ info, rows, sections, files, footerVersion, skipFooter }: ReadmeData): GoObject {
  const metadata = metadataFields(info);
  const requirements = { Dependencies: list(DEPENDENCY, info.dependencies.map(capitalized)) };
  return object(DATA, {
    ...metadata,
    ...requirements,
    ChartMeta: object(struct('helm.ChartMeta'), metadata),
    ChartRequirements: object(struct('helm.ChartRequirements'), requirements),
    ChartDirectory: info.folder,
    HelmDocsVersion: footerVersion,
    Values: list(ROW, rows.map(rowFields)),
    Sections: object(SECTIONS, {
      DefaultSection: sectionObject(sections.others),
      Sections: typedList(SECTION, sections.named.map(sectionObject)),
    }),
    Files: files,
    SkipVersionFooter: skipFooter,
  });
}

function metadataFields({ metadata }: ChartInfo): Record<string, Value> {
  const { sources, maintainers, ...texts } = metadata;
  return { ...capitalized(texts), Sources: strings([...sources]), Maintainers: list(MAINTAINER, maintainers.map(capitalized)) };
}

function rowFields(row: ValueRow): Record<string, Value> {
  return {
    Key: row.key,
    Type: row.type,
    NotationType: row.notation,
    AutoDefault: row.autoDefault,
    Default: row.defaultText,
    AutoDescription: row.autoText,
    Description: row.text,
    Section: row.section,
    Column: int(row.column),
    LineNumber: int(row.line),
    Dependency: row.dependency,
    IsGlobal: row.isGlobal,
  };
}

function sectionObject({ name, rows }: Section): GoObject {
  return object(SECTION, { SectionName: name, SectionItems: list(ROW, rows.map(rowFields)) });
}

/** Fields under Go's names: `appVersion` is `AppVersion`. */
function capitalized(fields: object): Record<string, Value> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name[0]!.toUpperCase() + name.slice(1), value as Value]));
}

function object(type: GoType, fields: Record<string, Value>): GoObject {
  return new GoObject(type, new Map(Object.entries(fields)) as Dict);
}

function list(type: GoType, items: readonly Record<string, Value>[]): Value {
  return typedList(
    type,
    items.map((fields) => object(type, fields)),
  );
}

function typedList(elem: GoType, items: Value[]): Value {
  return typed(items, { name: `[]${elem.name}`, kind: 'slice', elem });
}
