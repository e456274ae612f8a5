/** Options and results of `readme`. */
import { ChartwrightError } from '../../../base/errors.ts';
import type { Log } from '../../../base/log.ts';
import type { FuncEnv } from '../../../funcs/env.ts';
import type { FileSystem, Files } from '../../../host/files.ts';
import type { SortOrder } from './sections.ts';

export interface ReadmeDeps {
  readonly files: FileSystem;
  readonly writer: Pick<Files, 'write'>;
  readonly cwd: string;
  readonly log: Log;
  readonly env: FuncEnv;
  /** The value of an environment variable; empty if it is not set. */
  readonly environment: (name: string) => string;
  /** Makes a page of HTML from a title and Markdown; needed only for that format. */
  readonly page?: ((title: string, text: string) => string) | undefined;
}

export interface ReadmeOptions {
  /** The folder that is searched for charts. */
  readonly root: string;
  /** Charts to write, as folders below the root; all if empty. */
  readonly charts: readonly string[];
  readonly outputFile: string;
  readonly valuesFile: string;
  readonly ignoreFile: string;
  readonly templateFiles: readonly string[];
  readonly badgeStyle: string;
  readonly order: SortOrder;
  readonly onlyDescribed: boolean;
  readonly dependencyValues: boolean;
  /** With `dependencyValues`: those of dependencies from repositories, too, as they are in charts/. */
  readonly vendoredDependencies?: boolean | undefined;
  /** Shows keys that a comment names and no value has. */
  readonly absentKeys?: boolean | undefined;
  readonly footerVersion: string;
  readonly skipFooter: boolean;
  /** The dialect of the comments; if absent, Bitnami's if nothing in the chart indicates helm-docs. */
  readonly dialect?: Dialect | undefined;
  /** What is written (default `markdown`). */
  readonly format?: ReadmeFormat | undefined;
  /** Values without a description are refused, except these paths and patterns. */
  readonly strict?: { readonly exempt: readonly string[]; readonly patterns: readonly string[] };
}

export type ReadmeFormat = 'markdown' | 'html' | 'json';
export type Dialect = 'helm-docs' | 'bitnami';

/** The outcome of one chart's README; `problems`: each mistake whose place is known, as `file:line:column: message`. */
export type ReadmeOutcome =
  | {
      readonly chart: string;
      /** The README's file, as a person names it. */
      readonly file: string;
      readonly path: string;
      readonly text: string;
      readonly before: string | undefined;
    }
  | {
      readonly chart: string;
      readonly error: string;
      readonly problems?: readonly string[];
      /** Where a file of the chart cannot be read: `web/values.yaml:3:1`. */
      readonly place?: string | undefined;
      /** The chart has no values file, as many libraries have none: helm-docs writes no README for it. */
      readonly isSkipped?: boolean;
    };

/** The dialect that a name stands for; none if it is empty. Throws a `usage` error for other names. */
export function dialectNamed(name: string): Dialect | undefined {
  if (name === '') return undefined;
  if (name === 'helm-docs' || name === 'bitnami') return name;
  throw new ChartwrightError('usage', `invalid dialect ${name}: must be helm-docs or bitnami`);
}

/** The format that a name stands for. Throws a `usage` error for other names. */
export function readmeFormat(name: string): ReadmeFormat {
  if (name === 'markdown' || name === 'html' || name === 'json') return name;
  throw new ChartwrightError('usage', `invalid format ${name}: must be markdown, html or json`);
}
