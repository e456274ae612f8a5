/**
 * Hosts for `--enable-dns`: rendering is synchronous, name servers are not. A render that asks for a host
 * which is not known yet stops, the host is looked up, and the render starts again.
 */
import type { Log, LogEntry } from '../../base/log.ts';

/** Gives an address of a host; the empty string where it has none. */
export type HostLookup = (name: string) => Promise<string>;

/** What stops a render: no Error, so that templates' functions pass it on untouched. */
class WantedHost {
  readonly host: string;
  constructor(host: string) {
    this.host = host;
  }
}

/** Calls `attempt` until it has asked for no unknown host any more; what the abandoned attempts said is not heard. */
export async function lookingUpHosts<T>(
  lookup: HostLookup,
  log: Log,
  attempt: (resolveHost: (name: string) => string, log: Log) => T,
): Promise<T> {
  const known = new Map<string, string>();
  const resolveHost = (name: string) => {
    const address = known.get(name);
    if (address === undefined) throw new WantedHost(name);
    return address;
  };
  for (;;) {
    const said: LogEntry[] = [];
    try {
      return attempt(resolveHost, (entry) => said.push(entry));
    } catch (thrown) {
      if (!(thrown instanceof WantedHost)) throw thrown;
      said.length = 0;
      known.set(thrown.host, await lookup(thrown.host));
    } finally {
      said.forEach(log);
    }
  }
}

/** The system's resolver. */
export async function systemHost(name: string): Promise<string> {
  const { lookup } = await import('node:dns/promises');
  try {
    return (await lookup(name)).address;
  } catch {
    return '';
  }
}
