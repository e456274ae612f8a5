/** Uploads a package to a registry. */
import { ChartwrightError } from '../base/errors.ts';
import { loadChartV2 } from '../chart/load.ts';
import { joinPath } from '../go/path.ts';
import { quote } from '../go/quote.ts';
import { formatUrl } from '../go/url/format.ts';
import { parseUrl } from '../go/url/parse.ts';
import type { Url } from '../go/url/url.ts';
import { ifPresent } from '../host/if-present.ts';
import type { PushedChart } from './oci/registry-client.ts';
import type { Remotes } from './remotes.ts';
import { timestamp } from './timestamp.ts';

/** Pushes the package at `path`, and the provenance file beside it, to `oci://host/folder`; throws with Helm's messages. */
export async function pushChart(path: string, remote: string, { registry, clock, files }: Remotes): Promise<PushedChart> {
  const url = readRemote(remote);
  const found = ifPresent(() => files.stat(path));
  if (!found) throw new ChartwrightError('usage', `${path}: no such file`);
  if (found.kind === 'directory') throw new ChartwrightError('usage', 'cannot push directory, must provide chart archive (.tgz)');
  const { metadata } = loadChartV2(files, path);
  const folder = formatUrl(url).replace(/^oci:\/\//, '');
  const reference = `${joinPath(folder, metadata.name)}:${metadata.version}`;
  const archive = files.read(path);
  const provenance = ifPresent(() => files.read(path + '.prov'));
  return registry.push(archive, reference, { created: timestamp(found.modified, clock.zone), provenance });
}

function readRemote(remote: string): Url {
  let url: Url;
  try {
    url = parseUrl(remote);
  } catch (error) {
    throw new ChartwrightError('usage', `invalid chart URL format: ${remote}`, { cause: error });
  }
  if (url.scheme === '') throw new ChartwrightError('usage', 'scheme prefix missing from remote (e.g. "oci://")');
  if (url.scheme !== 'oci') throw new ChartwrightError('usage', `scheme ${quote(url.scheme)} not supported`);
  return url;
}
