/** `diff live`: what somebody has changed by hand since the last release. */

import type { Cause } from '../../diff/cause.ts';
import type { ObjectChange, RenderedObject } from '../../diff/change.ts';
import { liveChanges } from '../../diff/live-fields.ts';
import { objectsOf } from '../../diff/objects.ts';
import { redactSecrets } from '../../diff/redact.ts';
import { type DiffReport, type EnvironmentChanges, mergeEnvironments } from '../../diff/report.ts';
import type { Dict } from '../../go/value.ts';
import { isRefusal } from '../../kube/api-error.ts';
import { fromJson } from '../../release/record/json.ts';
import { getRelease } from '../release/get-release.ts';
import { build, type ReleaseSession } from '../release/session.ts';

/** Compares the objects of the newest revision with those on the server, in the fields that the manifest has or that somebody else has added. */
export async function diffLive(
  session: ReleaseSession,
  name: string,
  { showSecrets }: { readonly showSecrets: boolean },
): Promise<DiffReport> {
  const release = await getRelease(session, name, 0);
  const client = await session.client();
  const changes: Explained[] = [];
  for (const resource of await build(session, release.manifest, false)) {
    const manifest = fromJson(resource.object as never) as Dict;
    const before = objectsOf([{ source: 'manifest', text: JSON.stringify(resource.object) }], session.namespace)[0]!;
    const live = await client.get(resource.mapping, resource.namespace, resource.name).catch((error: unknown) => {
      if (isRefusal(error, 'NotFound')) return undefined;
      throw error;
    });
    const found = live ? liveChanges(manifest, fromJson(live as never) as Dict) : [];
    if (!live) changes.push(shown({ before, fields: [] }, [], showSecrets));
    else if (found.length > 0) {
      const causes = found.map(({ manager }): Cause[] => (manager ? [{ kind: 'manager', ...manager }] : []));
      changes.push(shown({ before, after: { ...before }, fields: found.map(({ change }) => change) }, causes, showSecrets));
    }
  }
  const objects = mergeEnvironments([{ environment: '', changes }]);
  return { before: `${name} revision ${release.version}`, after: 'the cluster', environments: [''], objects, failures: [] };
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
