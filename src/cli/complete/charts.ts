/** Completing what leads to a chart: repositories, their charts, URLs, files; and a chart's versions. */
import { attempt } from '../../base/errors.ts';
import { MONTHS } from '../../go/time-layout.ts';
import { type Completion, type CompletionLine, NO_FILES, NO_SPACE, noMoreArguments, nothing } from './completion.ts';

const PREFIXES = ['oci://\tChart OCI prefix', 'https://\tChart URL prefix', 'http://\tChart URL prefix', 'file://\tChart local URL prefix'];
const PATHS = ['./\tRelative path prefix to local chart', '/\tAbsolute path prefix to local chart'];

type ChartLine = Pick<CompletionLine, 'context' | 'args' | 'word'>;

/** Chart references; `withFiles` if a chart may be a local one. */
export async function completeChart({ context, word }: ChartLine, withFiles: boolean): Promise<Completion> {
  const { io, settings } = context;
  const repositories = await repositoryWords(context, []);
  const inside = repositories.map((each) => each.split('\t')[0] as string).find((name) => word.startsWith(`${name}/`));
  const before = repositories.slice(0, inside === undefined ? undefined : repositories.findIndex((each) => each.split('\t')[0] === inside));
  const words = before.filter((each) => each.split('\t')[0]?.startsWith(word)).map((each) => each.replace(/\t|$/, '/\t'));
  let unfinished = inside === undefined && words.length > 0;
  if (inside !== undefined) {
    const { chartNames } = await import('../../action/repository/complete.ts');
    words.push(...chartNames(io.files, settings.repositoryCache, inside).map((name) => `${inside}/${name}`));
  }
  for (const prefix of PREFIXES.filter((each) => each.startsWith(word))) {
    words.push(prefix);
    unfinished = true;
  }
  if (withFiles && words.length > 0 && word !== '') words.push(...namesHere(io.files.list, io.cwd).filter((name) => name.startsWith(word)));
  if (withFiles && word === '') words.push(...PATHS);
  return { words, directive: (withFiles ? 0 : NO_FILES) | (unfinished ? NO_SPACE : 0) };
}

function namesHere(list: (path: string) => { name: string }[], cwd: string): string[] {
  return attempt(() => list(cwd).map(({ name }) => name)) ?? [];
}

/** One chart, on this disk or elsewhere, and nothing else. */
export function completeOneChart(line: ChartLine): Completion | Promise<Completion> {
  return line.args.length === 0 ? completeChart(line, true) : noMoreArguments;
}

/** A new name, then a chart; the chart alone if the name is generated. */
export function completeNameAndChart(line: ChartLine & { readonly flags: NameFlags }): Completion | Promise<Completion> {
  return line.args.length === namesBeforeChart(line) ? completeChart(line, true) : nothing;
}

interface NameFlags {
  readonly generateName: boolean;
}

/** How many arguments are before the chart of `install` and the like. */
export function namesBeforeChart({ flags }: { readonly flags: object }): number {
  return (flags as Partial<NameFlags>).generateName ? 0 : 1;
}

/** Known repositories that are not named yet. */
export async function completeRepositories({ context, args }: ChartLine): Promise<Completion> {
  return { words: await repositoryWords(context, args), directive: NO_FILES };
}

/** `name\turl` of every repository but these. */
export async function repositoryWords({ io, settings }: CompletionLine['context'], without: readonly string[]): Promise<string[]> {
  const { repositoryNames } = await import('../../action/repository/complete.ts');
  return repositoryNames(io.files, settings.repositoryConfig)
    .filter(({ name }) => !without.includes(name))
    .map(({ name, url }) => `${name}\t${url}`);
}

/** The versions of the chart `repository/name` that is behind `namesBefore` arguments. */
export async function completeVersion({ context, args }: ChartLine, namesBefore: number): Promise<Completion> {
  const reference = args.length === namesBefore + 1 ? args[namesBefore] : undefined;
  const [repository, chart, ...rest] = reference?.split('/') ?? [];
  if (repository === undefined || chart === undefined || rest.length > 0) return nothing;
  const { chartVersions } = await import('../../action/repository/complete.ts');
  const words = chartVersions(context.io.files, context.settings.repositoryCache, repository, chart).map(({ metadata, created }) => {
    const app = metadata.appVersion === '' ? '' : `App: ${metadata.appVersion}, `;
    return `${metadata.version}\t${app}Created: ${longDate(created)} ${metadata.deprecated ? '(deprecated)' : ''}`;
  });
  return { words, directive: NO_FILES };
}

/** `January 2, 2006` of an RFC 3339 time; Go's zero time for none. */
function longDate(time: string): string {
  const [, year = '0001', month = '1', day = '1'] = /^(\d{4})-(\d\d)-(\d\d)/.exec(time) ?? [];
  return `${MONTHS[Number(month) - 1]} ${Number(day)}, ${year}`;
}
