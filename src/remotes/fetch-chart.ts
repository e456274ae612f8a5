/** Finds the chart that a command was given: a path on disk, or something to be downloaded first. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { parseUrl } from '../go/url/parse.ts';
import { exists } from '../host/files.ts';
import { sameOrigin } from '../net/origin.ts';
import { findChartUrl } from './chart-repository.ts';
import type { ChartSource } from './chart-source.ts';
import { downloadToCache } from './download-chart.ts';
import { verifyPackage } from './provenance/verify.ts';
import type { Remotes } from './remotes.ts';

/** The absolute path of a chart's folder or package; throws in the words of LocateChart (pkg/action/install.go of Helm 4.3.1). */
export async function fetchChart(name: string, source: ChartSource, remotes: Remotes): Promise<string> {
  const wanted = name.trim();
  const version = source.version.trim();
  if (!source.repo) {
    if (exists(remotes.files, wanted)) return onDisk(remotes.files.absolute(wanted), source, remotes);
    if (wanted.startsWith('/') || wanted.startsWith('.')) throw new ChartwrightError('usage', `path ${quote(wanted)} not found`);
  }
  const { certFile, keyFile, caFile, insecureSkipTlsVerify, passCredentials, plainHttp, keyring } = source;
  const reference = source.repo ? await inRepository(wanted, { ...source, version }, remotes) : wanted;
  const get = { certFile, keyFile, caFile, insecureSkipTlsVerify, passCredentials, plainHttp, ...credentials(reference, source) };
  remotes.files.makeFolder(remotes.repositoryCache);
  const { path } = await downloadToCache(reference, version, { ...get, keyring, verify: source.verify ? 'always' : 'never' }, remotes);
  return remotes.files.absolute(path);
}

async function onDisk(path: string, { verify, keyring }: ChartSource, { clock, files }: Remotes): Promise<string> {
  if (verify) await verifyPackage(files, path, { keyring, now: Number(clock.now() / 1_000_000n) });
  return path;
}

/** The URL of a chart in the repository that the source names by its URL. */
export function inRepository(name: string, source: ChartSource, remotes: Remotes): Promise<string> {
  const { repo: url, version, username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, passCredentials } = source;
  const repository = { url, username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, passCredentials };
  return findChartUrl(name, version, repository, remotes);
}

/** Credentials are sent to the repository's host, and to others only if requested. */
function credentials(url: string, { repo, username, password, passCredentials }: ChartSource) {
  const home = !repo || passCredentials || sameOrigin(parseUrl(repo), parseUrl(url));
  return home ? { username, password } : {};
}
