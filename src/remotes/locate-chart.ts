/** Finds the chart that a command was given: a path on disk, or something to be downloaded first. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { parseUrl } from '../go/url/parse.ts';
import { exists } from '../host/files.ts';
import { sameOrigin } from '../net/origin.ts';
import type { ServerAccess } from '../net/server-access.ts';
import { findChartUrl } from './chart-repository.ts';
import { downloadToCache } from './download-chart.ts';
import { verifyPackage } from './provenance/verify.ts';
import type { Remotes } from './remotes.ts';

/** The flags that every command with a chart has. */
export interface ChartPathOptions extends ServerAccess {
  /** Exact, a range, or '' for the newest. */
  readonly version?: string | undefined;
  /** --repo: a repository by its URL. */
  readonly repository?: string | undefined;
  readonly passCredentialsAll?: boolean | undefined;
  readonly verify?: boolean | undefined;
  readonly keyring?: string | undefined;
}

/** The absolute path of a chart's folder or package; throws in the words of Helm's LocateChart. */
export async function locateChart(name: string, options: ChartPathOptions, remotes: Remotes): Promise<string> {
  const wanted = name.trim();
  const version = (options.version ?? '').trim();
  if (!options.repository) {
    if (exists(remotes.files, wanted)) return onDisk(remotes.files.absolute(wanted), options, remotes);
    if (wanted.startsWith('/') || wanted.startsWith('.')) throw new ChartwrightError('usage', `path ${quote(wanted)} not found`);
  }
  const { certFile, keyFile, caFile, insecureSkipTlsVerify, passCredentialsAll, plainHttp, keyring } = options;
  const reference = options.repository ? await inRepository(wanted, version, options.repository, options, remotes) : wanted;
  const get = { certFile, keyFile, caFile, insecureSkipTlsVerify, passCredentialsAll, plainHttp, ...credentials(reference, options) };
  remotes.files.makeFolder(remotes.repositoryCache);
  const { path } = await downloadToCache(reference, version, { ...get, keyring, verify: options.verify ? 'always' : 'never' }, remotes);
  return remotes.files.absolute(path);
}

async function onDisk(path: string, { verify, keyring = '' }: ChartPathOptions, { clock, files }: Remotes): Promise<string> {
  if (verify) await verifyPackage(files, path, { keyring, now: Number(clock.now() / 1_000_000n) });
  return path;
}

/** The URL of a chart in the repository given by --repo. */
export function inRepository(name: string, version: string, url: string, options: ChartPathOptions, remotes: Remotes): Promise<string> {
  const {
    username = '',
    password = '',
    certFile = '',
    keyFile = '',
    caFile = '',
    insecureSkipTlsVerify = false,
    passCredentialsAll = false,
  } = options;
  const repository = { url, username, password, certFile, keyFile, caFile, insecureSkipTlsVerify, passCredentialsAll };
  return findChartUrl(name, version, repository, remotes);
}

/** Credentials go where the repository is, and elsewhere only when told to. */
function credentials(url: string, { repository, username, password, passCredentialsAll }: ChartPathOptions) {
  const home = !repository || passCredentialsAll || sameOrigin(parseUrl(repository), parseUrl(url));
  return home ? { username, password } : {};
}
