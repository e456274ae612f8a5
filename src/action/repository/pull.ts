/** Fetches a chart's package into a folder, or unpacks it there. */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { joinPath } from '../../go/path.ts';
import { exists, type Files, withTemporaryFolder } from '../../host/files.ts';
import type { ChartSource } from '../../remotes/chart-source.ts';
import type { Remotes } from '../../remotes/remotes.ts';
import type { OpenRemotes } from './remotes.ts';

export interface PullRequest {
  readonly source: ChartSource;
  /** Fetch the provenance file without checking it. */
  readonly prov: boolean;
  /** A folder that exists. */
  readonly destination: string;
  readonly untar: boolean;
  /** Where to unpack: below `destination`, unless absolute. */
  readonly untarDir: string;
}

type PackageRequest = Omit<PullRequest, 'untar' | 'untarDir'>;
type UnpackRequest = Omit<PullRequest, 'untar'>;

/** Fetches the charts one after the other; `done` takes the messages about each. Throws with Helm's messages. */
export async function pullCharts(
  open: OpenRemotes,
  references: readonly string[],
  request: PullRequest,
  done: (text: string) => void,
): Promise<void> {
  const opened = await open(request.source);
  for (const reference of references) {
    const said: string[] = [];
    const remotes: Remotes = { ...opened, say: (text) => said.push(text) };
    if (request.untar) await pullUnpacked(reference, request, remotes, said);
    else said.push((await download(reference, request.destination, request, remotes)).said);
    done(said.join(''));
  }
}

/** Fetches one chart's package and returns its path. Throws with Helm's messages. */
export async function pullPackage(open: OpenRemotes, reference: string, request: PackageRequest): Promise<string> {
  const remotes = await open(request.source);
  return (await download(reference, request.destination, request, remotes)).path;
}

/** Fetches one chart, unpacks it into a folder of its name and returns the path of that folder. Throws with Helm's messages. */
export async function pullFolder(open: OpenRemotes, reference: string, request: PackageRequest): Promise<string> {
  return pullUnpacked(reference, { ...request, untarDir: '.' }, await open(request.source), []);
}

async function pullUnpacked(reference: string, request: UnpackRequest, remotes: Remotes, said: string[]): Promise<string> {
  const { files } = remotes;
  return withTemporaryFolder(files, `${files.temporary}/helm-`, async (folder) => {
    const pulled = await download(reference, folder, request, remotes);
    said.push(pulled.said);
    return unpack(files, reference, pulled.path, request);
  });
}

async function download(
  reference: string,
  folder: string,
  { source, prov }: Pick<PullRequest, 'source' | 'prov'>,
  remotes: Remotes,
): Promise<{ path: string; said: string }> {
  const { repo, version, verify, keyring, username, password, passCredentials, plainHttp } = source;
  const { certFile, keyFile, caFile, insecureSkipTlsVerify } = source;
  const tls = { certFile, keyFile, caFile, insecureSkipTlsVerify };
  const options = { ...tls, username, password, passCredentials, plainHttp, keyring };
  const wanted = repo === '' ? reference : await chartUrl(reference, source, remotes);
  const { downloadChart } = await import('../../remotes/download-chart.ts');
  const how = verify ? 'always' : prov ? 'later' : 'never';
  const { path, verification } = await downloadChart(wanted, version, folder, { ...options, verify: how }, remotes);
  if (!verification) return { path, said: '' };
  const { verificationText } = await import('../../remotes/provenance/verify.ts');
  return { path, said: verificationText(verification) };
}

async function chartUrl(reference: string, source: ChartSource, remotes: Remotes): Promise<string> {
  const { inRepository } = await import('../../remotes/fetch-chart.ts');
  return inRepository(reference, source, remotes);
}

/** As Helm does, looks for something named like the last part of the reference, although the chart may have another name. */
async function unpack(files: Files, reference: string, archive: string, { destination, untarDir }: UnpackRequest): Promise<string> {
  const folder = untarDir.startsWith('/') ? untarDir : joinPath(destination, untarDir);
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  const place = folder === '.' ? last : joinPath(folder, last);
  if (exists(files, place)) throw new ChartwrightError('io', `failed to untar: a file or directory with the name ${place} already exists`);
  const { expandChart } = await import('../../remotes/expand-chart.ts');
  const made = firstMissing(files, place);
  try {
    wrapping('failed to untar (mkdir)', () => files.makeFolder(place));
    return expandChart(files, files.read(archive), folder);
  } catch (error) {
    files.removeAll(made);
    throw error;
  }
}

/** The topmost folder on the way to a path that is not there yet. */
function firstMissing(files: Files, path: string): string {
  for (let at = path; ; ) {
    const above = at.slice(0, at.lastIndexOf('/'));
    if (above === '' || exists(files, above)) return at;
    at = above;
  }
}
