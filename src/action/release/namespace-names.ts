/** The namespaces of a cluster. */
import type { ReleaseSession } from './session.ts';

const NAMESPACES = { group: '', version: 'v1', kind: 'Namespace', resource: 'namespaces', namespaced: false };

export async function namespaceNames({ client }: ReleaseSession, signal: AbortSignal): Promise<string[]> {
  const { items } = await (await client()).list(NAMESPACES, { signal });
  return items.map(({ metadata }) => metadata.name ?? '');
}
