/** The beginning of a record, which is all that a list shows: read without unpacking the rest. */
import { gunzipFirst } from '../codec/flate/gzip.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { Release, ReleaseInfo } from '../release/record/release.ts';

/** What lists show of a release. */
export interface ReleaseHead extends Pick<Release, 'name' | 'namespace' | 'version' | 'labels'> {
  readonly info: Pick<ReleaseInfo, 'status' | 'lastDeployed'>;
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion: string } | undefined;
}

/** Characters of a record's base64 that are looked at first; a multiple of four. */
export const FIRST = 4096;

/** Uncompressed bytes that hold most heads, and those that hold the rest. */
const USUAL = 3_000;
const MOST = 200_000;

interface Begun {
  readonly name?: string;
  readonly info?: { readonly status?: string; readonly last_deployed?: string };
  readonly chart?: { readonly metadata?: { readonly name?: string; readonly version?: string; readonly appVersion?: string } };
}

/**
 * The head of a record's text, `{"name", "info", "chart": {"metadata"…`; undefined if it does not begin so, or is longer
 * than what is looked at.
 */
export function releaseHead(text: string, known: Pick<ReleaseHead, 'namespace' | 'version' | 'labels'>): ReleaseHead | undefined {
  try {
    const bytes = Buffer.from(text.slice(0, FIRST), 'base64');
    const begun = JSON.parse(`${beginning(bytes, USUAL) ?? beginning(bytes, MOST)}}}`) as Begun;
    const { name = '', info = {}, chart } = begun;
    const { metadata = {} } = chart ?? {};
    return {
      ...{ name, ...known },
      info: { status: (info.status ?? '') as ReleaseInfo['status'], lastDeployed: info.last_deployed ?? '' },
      chart: { name: metadata.name ?? '', version: metadata.version ?? '', appVersion: metadata.appVersion ?? '' },
    };
  } catch {
    return undefined;
  }
}

/** Up to the end of the chart's metadata; undefined if that is not among the first characters. */
function beginning(bytes: Uint8Array, limit: number): string | undefined {
  const json = decodeUtf8(gunzipFirst(bytes, limit));
  const start = /^\{"name":"[^"\\]*","info":\{/.test(json) ? json.indexOf(',"chart":{"metadata":{') : -1;
  if (start < 0) return undefined;
  let depth = 0;
  const tokens = /"(?:[^"\\]|\\.)*"|[{}]/gs;
  tokens.lastIndex = start + ',"chart":{"metadata":'.length;
  for (let match = tokens.exec(json); match; match = tokens.exec(json)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}' && --depth === 0) return json.slice(0, match.index + 1);
  }
  return undefined;
}
