/** Detects the version control system of a plugin: by its URL, by the folder, or by the metadata of the URL's page for `go get`. */
import { ChartwrightError } from '../../base/errors.ts';
import { formatUrl } from '../../go/url/format.ts';
import { parseUrl } from '../../go/url/parse.ts';
import type { Url } from '../../go/url/url.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import { httpClient } from '../../net/client.ts';
import { SCP, userOf } from './cache-key.ts';
import type { PluginDeps } from './plugin-deps.ts';

export type Vcs = 'git' | 'svn' | 'hg' | 'bzr';

const NAMES: Readonly<Record<Vcs, string>> = { git: 'git', svn: 'Subversion', hg: 'Mercurial', bzr: 'Bazaar' };

/** The URL to clone a source from. Throws `Cannot detect VCS`, and for systems other than git. */
export async function detectRemote(deps: PluginDeps, source: string, clone: string): Promise<string> {
  const direct = vcsOfUrl(deps.files, source);
  if (direct) return refuseOthers(direct) && source;
  const announced = await announcedBy(deps, source);
  if (announced) return refuseOthers(announced.vcs) && announced.url;
  refuseOthers(detectWorkTree(deps.files, clone));
  return source;
}

/** What keeps a folder that exists. Throws `Cannot detect VCS`. */
export function detectWorkTree(files: FileSystem, folder: string): Vcs {
  const found = (['git', 'svn', 'hg', 'bzr'] as const).find((vcs) => exists(files, `${folder}/.${vcs}`));
  if (!found) throw new ChartwrightError('usage', 'Cannot detect VCS');
  return found;
}

/** Throws for all systems except git, which are not supported. */
export function refuseOthers(vcs: Vcs): true {
  if (vcs === 'git') return true;
  throw new ChartwrightError('usage', `plugins from ${NAMES[vcs]} repositories are not supported, only from git`);
}

const SCHEMES: Readonly<Record<string, Vcs>> = { git: 'git', 'git+ssh': 'git', 'bzr+ssh': 'bzr', 'svn+ssh': 'svn' };

const WORD = '[A-Za-z0-9_.-]+';
/** Hosts that keep one kind of repository, and what their paths look like. */
const HOSTS: Readonly<Record<string, readonly [Vcs, RegExp]>> = {
  'github.com': ['git', new RegExp(`^[/|:]${WORD}/${WORD}(/${WORD})*$`)],
  'bitbucket.org': ['git', new RegExp(`^/${WORD}/${WORD}(/${WORD})*$`)],
  'launchpad.net': ['bzr', new RegExp(`^/(${WORD}(/${WORD})?|~${WORD}/(\\+junk|${WORD})/${WORD})(/${WORD})*$`)],
  'git.launchpad.net': ['git', new RegExp(`^/(${WORD}|~${WORD}/(\\+git|${WORD})/${WORD})$`)],
  'hub.jazz.net': ['git', new RegExp(`^/git/[a-z0-9]+/${WORD}(/${WORD})*$`)],
  'go.googlesource.com': ['git', new RegExp(`^/${WORD}/?$`)],
  'git.openstack.org': ['git', new RegExp(`^/${WORD}/${WORD}$`)],
  'hg.code.sf.net': ['hg', new RegExp(`^/p/${WORD}/${WORD}$`)],
  'git.code.sf.net': ['git', new RegExp(`^/p/${WORD}/${WORD}$`)],
  'svn.code.sf.net': ['svn', new RegExp(`^/p/${WORD}/${WORD}$`)],
};

/** By scheme, host, ending or user; undefined if none of them decides. */
function vcsOfUrl(files: FileSystem, source: string): Vcs | undefined {
  const scp = SCP.exec(source);
  const url = scp
    ? { ...parseUrl('ssh://x'), user: { name: scp[1] as string, password: undefined }, host: scp[2] as string, path: `/${scp[3]}` }
    : parseUrl(source);
  if (url.scheme === 'file') return detectWorkTree(files, url.path);
  if (url.host === '') return undefined;
  return SCHEMES[url.scheme] ?? vcsOfPlace(url);
}

function vcsOfPlace(url: Url): Vcs | undefined {
  const known = Object.hasOwn(HOSTS, url.host) ? HOSTS[url.host] : undefined;
  if (known) return known[1].test(url.path) ? known[0] : undefined;
  const ending = /\.(git|hg|svn|bzr)$/.exec(url.host + url.path)?.[1];
  if (ending) return ending as Vcs;
  const user = userOf(url);
  return user === 'git' || user === 'hg' ? user : undefined;
}

/** The contents of a page's `<meta name="go-import" content="prefix vcs url">`. */
async function announcedBy({ files, env, network }: PluginDeps, source: string): Promise<{ vcs: Vcs; url: string } | undefined> {
  const asked = parseUrl(source);
  if (asked.scheme !== 'http' && asked.scheme !== 'https') return undefined;
  try {
    const url = formatUrl({ ...asked, query: asked.query ? `${asked.query}+go-get=1` : 'go-get=1' });
    const response = await httpClient({ files, env, network, timeout: 30_000 }).send({
      method: 'GET',
      url,
      headers: { 'User-Agent': 'Go-http-client/1.1' },
    });
    const page = new TextDecoder().decode(await response.readStart(1 << 20));
    const [head = ''] = page.split(/<body|<\/head/i);
    for (const [tag] of head.matchAll(/<meta\b[^>]*>/gi)) {
      if (attribute(tag, 'name') !== 'go-import') continue;
      const [prefix, vcs, url, more] = attribute(tag, 'content').trim().split(/\s+/);
      if (url === undefined || more !== undefined || !(asked.host + asked.path).startsWith(prefix as string)) continue;
      return /^(git|svn|bzr|hg)$/.test(vcs as string) ? { vcs: vcs as Vcs, url } : undefined;
    }
  } catch {
    // No page, no answer.
  }
  return undefined;
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}
