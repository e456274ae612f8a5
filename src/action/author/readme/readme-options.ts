/** What `readme` is given and what comes of it. */
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
  /** What a variable of the environment holds; empty where it is not set. */
  readonly environment: (name: string) => string;
  /** Makes a page of HTML from a title and Markdown; needed for that format alone. */
  readonly page?: ((title: string, text: string) => string) | undefined;
}

export interface ReadmeOptions {
  /** The folder below which charts are looked for. */
  readonly root: string;
  /** Charts to write, as folders below the root; all where empty. */
  readonly charts: readonly string[];
  readonly outputFile: string;
  readonly valuesFile: string;
  readonly ignoreFile: string;
  readonly templateFiles: readonly string[];
  readonly badgeStyle: string;
  readonly order: SortOrder;
  readonly onlyDescribed: boolean;
  readonly dependencyValues: boolean;
  /** With `dependencyValues`: those of dependencies from repositories, too, as they lie in charts/. */
  readonly vendoredDependencies?: boolean | undefined;
  /** Shows keys that a comment names and no value has. */
  readonly absentKeys?: boolean | undefined;
  readonly footerVersion: string;
  readonly skipFooter: boolean;
  /** How comments describe values; where absent, bitnami's way where nothing in the chart speaks of helm-docs. */
  readonly dialect?: Dialect | undefined;
  /** What is written (default `markdown`). */
  readonly format?: ReadmeFormat | undefined;
  /** Values without a description are refused, but for these paths and patterns. */
  readonly strict?: { readonly exempt: readonly string[]; readonly patterns: readonly string[] };
}

export type ReadmeFormat = 'markdown' | 'html' | 'json';
export type Dialect = 'helm-docs' | 'bitnami';

/** What became of one chart's README; `problems`: each mistake in bitnami's dialect as `file:line: message`. */
export type ReadmeOutcome =
  | { readonly chart: string; readonly path: string; readonly text: string; readonly before: string | undefined }
  | { readonly chart: string; readonly error: string; readonly problems?: readonly string[] };

/** The dialect that a name stands for; none where it is empty. Throws a `usage` error for other names. */
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
