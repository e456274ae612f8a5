/** What a README says, as data: `readme --format json`. */
import type { ParameterSection } from './bitnami/parameter-tables.ts';
import type { Maintainer, ReadmeDependency, ReadmeMetadata } from './chart-info.ts';
import type { ValueRow } from './value-rows.ts';

/** One row of a table of values; texts are Markdown, and empty if nothing is said. */
export interface ReadmeValue {
  /** The path of the value: `a.b[0].c`. */
  readonly key: string;
  readonly type: string;
  readonly default: string;
  readonly description: string;
  readonly section: string;
}

export interface ReadmeData extends ReadmeMetadata {
  readonly maintainers: readonly Maintainer[];
  readonly dependencies: readonly ReadmeDependency[];
  /** In the order of the README's tables. */
  readonly values: readonly ReadmeValue[];
}

/** The rows of helm-docs' table. */
export function rowValues(rows: readonly ValueRow[]): ReadmeValue[] {
  return rows.map(({ key, type, defaultText, autoDefault, text, autoText, section }) => ({
    ...{ key, type, default: defaultText || autoDefault, description: text || autoText, section },
  }));
}

/** The rows of bitnami's tables. */
export function parameterValues(sections: readonly ParameterSection[]): ReadmeValue[] {
  return sections.flatMap(({ name: section, parameters }) =>
    parameters.map(({ name: key, type, value, description }) => ({
      ...{ key, type, default: value === undefined ? '' : `\`${value}\``, description, section },
    })),
  );
}
