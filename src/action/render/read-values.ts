/** The values flags as one map, including files and standard input. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Dict } from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import type { FileSystem } from '../../host/files.ts';
import { mergeValues, type ValuesLayers } from '../../values/layers.ts';
import type { Origins } from '../../values/origins.ts';
import { noRemotes, type OpenRemotes } from '../repository/remotes.ts';

export interface ValuesDeps {
  readonly files: FileSystem;
  readonly profile: Profile;
  readonly log: Log;
  readonly stdin: () => Uint8Array;
  /** Fetches values from servers; absent: none are fetched. */
  readonly remotes?: OpenRemotes | undefined;
}

/** Helm's merge of all value flags, recorded in `origins` if given; `onFile` gets each file that is read from the disk; URLs are fetched. Throws `io`, `network`, `yaml` and `values` errors. */
export async function readValues(
  deps: ValuesDeps,
  layers: ValuesLayers,
  origins?: Origins,
  onFile: (path: string, bytes: Uint8Array) => void = () => {},
): Promise<Dict> {
  const fetched = new Map<string, Fetched>();
  const stdin: Uint8Array[] = [];
  const standardInput = (turn: number): Uint8Array => {
    stdin[turn] ??= deps.stdin();
    return stdin[turn];
  };
  for (;;) {
    let asked = 0;
    let missing: string | undefined;
    const read = (path: string): Uint8Array => {
      if (path.trim() === '-') return standardInput(asked++);
      const known = fetched.get(path);
      if (known?.error !== undefined) throw known.error;
      if (known?.data) return known.data;
      if (known || !mayBeRemote(path)) {
        const bytes = deps.files.read(path);
        onFile(path, bytes);
        return bytes;
      }
      missing = path;
      throw new ChartwrightError('values', 'not fetched yet');
    };
    try {
      return mergeValues(layers, read, { profile: deps.profile, origins });
    } catch (error) {
      // The merge is synchronous: it stops at what is not there yet and starts again with it.
      if (missing === undefined) throw error;
      fetched.set(missing, await fetchRemote(missing, deps.remotes ?? noRemotes));
    }
  }
}

/** The result of a reference that looks like a URL; neither data nor error: no getter has its scheme, so it is a file. */
interface Fetched {
  readonly data?: Uint8Array;
  readonly error?: unknown;
}

/** A scheme, or what Go's URLs cannot be: the words for that come from there. */
function mayBeRemote(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^[^/]*:|%|[\x00-\x1f\x7f]/i.test(path);
}

async function fetchRemote(path: string, open: OpenRemotes): Promise<Fetched> {
  try {
    const { parseUrl } = await import('../../go/url/parse.ts');
    const { scheme } = parseUrl(path);
    const getter = scheme === '' ? undefined : (await open({})).getters.get(scheme);
    return getter ? { data: await getter.get(path, { repositoryUrl: path }) } : {};
  } catch (error) {
    return { error };
  }
}
