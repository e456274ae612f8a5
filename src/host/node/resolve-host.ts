/** Addresses of hosts, from the system's resolver. */
import { lookup } from 'node:dns/promises';

/** An address of a host; the empty string where it has none. */
export async function resolveHost(name: string): Promise<string> {
  try {
    return (await lookup(name)).address;
  } catch {
    return '';
  }
}
