/** The order in which objects are created and deleted. */
import type { Resource } from '../resource.ts';

/** Neighbours of one kind beside each other, kinds one after the other. */
export async function byKind(resources: readonly Resource[], work: (resource: Resource) => Promise<void>): Promise<void> {
  for (let at = 0; at < resources.length; ) {
    const { kind } = (resources[at] as Resource).object;
    const end = resources.findIndex((one, index) => index > at && one.object.kind !== kind);
    const next = end < 0 ? resources.length : end;
    await Promise.all(lastFirst(resources.slice(at, next)).map(work));
    at = next;
  }
}

/** As Go begins several goroutines: with the one that was made last, then in order. */
function lastFirst<T>(items: readonly T[]): T[] {
  return [...items.slice(-1), ...items.slice(0, -1)];
}
