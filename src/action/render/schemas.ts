/** The schemas that a chart's schema refers to, fetched when a render asks for one. */
import type { FetchSchema, SchemaDeps } from '../../remotes/fetch-schema.ts';
import { unavailable } from '../../values/schema.ts';
import { Answers } from './answers.ts';

/** Ready to fetch schemas by http and https URLs; what fetches them is loaded with the first. Files are refused: a chart does not read this machine's. */
export function schemaAnswers(deps: SchemaDeps): Answers<string | Uint8Array> {
  let fetcher: Promise<FetchSchema> | undefined;
  return new Answers(async (url, log) => {
    if (!/^https?:/i.test(url)) return unavailable(url);
    fetcher ??= import('../../remotes/fetch-schema.ts').then(({ schemaFetcher }) => schemaFetcher(deps));
    return (await fetcher)(url, log);
  });
}
