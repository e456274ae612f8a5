/** `diff live`: what somebody has changed by hand since the last release. */

import type { Cause } from '../../diff/cause.ts';
import type { ObjectChange, RenderedObject } from '../../diff/change.ts';
import { type LiveChange, liveChanges } from '../../diff/live-fields.ts';
import { objectsOf } from '../../diff/objects.ts';
import { redactSecrets } from '../../diff/redact.ts';
import { type DiffReport, type EnvironmentChanges, mergeEnvironments } from '../../diff/report.ts';
import type { Dict } from '../../go/value.ts';
import { isRefusal } from '../../kube/api-error.ts';
import { fromJson } from '../../release/record/json.ts';
import type { Release } from '../../release/record/release.ts';
import { build, type ReleaseSession } from '../release/session.ts';
import { readRevision } from './read-revision.ts';
import { releaseOrigins } from './release-origins.ts';

/** Compares the objects of the newest revision with those on the server, in the fields that the manifest has or that somebody else has added. */
export async function diffLive(
  session: ReleaseSession,
  name: string,
  { showSecrets }: { readonly showSecrets: boolean },
): Promise<DiffReport> {
  const release = await readRevision(session, name, 0);
  const differing = await differingObjects(session, release);
  const origins = differing.length > 0 ? await releaseOrigins(session, release) : undefined;
  const changes = differing.map(({ object, found }): Explained => {
    const before = { ...object, source: origins!.source(object) };
    if (!found) return shown({ before, fields: [] }, [], showSecrets);
    const causes = found.map(({ change, manager }): Cause[] => [
      ...(manager ? [{ kind: 'manager', ...manager } as const] : []),
      ...origins!.causes(before, change),
    ]);
    return shown({ before, after: { ...before }, fields: found.map(({ change }) => change) }, causes, showSecrets);
  });
  const objects = mergeEnvironments([{ environment: '', changes }]);
  return { before: `${name} revision ${release.version}`, after: 'the cluster', environments: [''], objects, failures: [] };
}

interface Differing {
  readonly object: RenderedObject;
  /** Absent if the object is gone. */
  readonly found?: readonly LiveChange[];
}

async function differingObjects(session: ReleaseSession, { manifest }: Release): Promise<Differing[]> {
  const client = await session.client();
  const differing: Differing[] = [];
  for (const resource of await build(session, manifest, false)) {
    const object = objectsOf([{ source: 'manifest', text: JSON.stringify(resource.object) }], session.namespace)[0]!;
    const live = await client.get(resource.mapping, resource.namespace, resource.name).catch((error: unknown) => {
      if (isRefusal(error, 'NotFound')) return undefined;
      throw error;
    });
    const found = live && liveChanges(fromJson(resource.object as never) as Dict, fromJson(live as never) as Dict);
    if (!found || found.length > 0) differing.push({ object, ...(found && { found }) });
  }
  return differing;
}

type Explained = EnvironmentChanges['changes'][number];

function shown(
  change: ObjectChange & { readonly before: RenderedObject },
  causes: readonly (readonly Cause[])[],
  showSecrets: boolean,
): Explained {
  const [told] = showSecrets ? [change] : redactSecrets([change]);
  return { ...told!, causes: [], explained: told!.fields.map((field, i) => ({ change: field, causes: causes[i] ?? [], follows: [] })) };
}
