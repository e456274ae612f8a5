/** A schema that is made and the one that is there, as one. */
import { ChartwrightError } from '../../../base/errors.ts';
import { type BundleSources, bundled } from './bundle.ts';
import { keepWritten } from './keep-written.ts';
import { digestOf, marked, markOf, unmarked } from './made-mark.ts';
import { DRAFTS, emptySchema, type Schema } from './schema.ts';

export interface WrittenOptions {
  /** The `$schema` that it gets. */
  readonly url: string;
  /** The schema that is there. */
  readonly written: Schema | undefined;
  readonly sources: BundleSources;
}

/**
 * What is made, if nobody has changed what was made before; what is written, if the chart gives the same as then; else
 * both, where what is written wins. Throws if a file that a `$ref` names is missing or malformed.
 */
export function withWritten(made: Schema, { url, written, sources }: WrittenOptions): Schema {
  const complete = (schema: Schema): Schema => {
    const whole = Object.assign(emptySchema(), schema, { $schema: url });
    return bundled(whole, sources);
  };
  const fresh = complete(made);
  const mark = written && markOf(written);
  if (!written || mark === digestOf(written)) return marked(fresh, fresh);
  if (mark === digestOf(fresh)) return written;
  return marked(complete(keepWritten(made, unmarked(written))), fresh);
}

/** Short names of drafts. */
const YEARS: Readonly<Record<string, string>> = { '2019': '2019-09', '2020': '2020-12' };

/** The `$schema` of a draft (`7`, `2019-09` or `2020-12`, or the year); without one, that of the written schema, else draft 7's. Throws for other drafts. */
export function schemaUrl(draft: string, written: Schema | undefined): string {
  const named = DRAFTS[draft || '7'] ?? DRAFTS[YEARS[draft] ?? ''];
  if (!named) throw new ChartwrightError('usage', `invalid draft "${draft}": must be one of ${Object.keys(DRAFTS).join(', ')}`);
  return (draft === '' && written?.$schema) || named.url;
}
