/** How `uninstall` treats the objects of a release: which are deleted, which stay, and the messages about the latter. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { deleteAll } from '../../kube/apply/delete.ts';
import { joinedFaults } from '../../kube/apply/faults.ts';
import type { Resource } from '../../kube/resource.ts';
import { uninstallOrder } from '../../release/kind-order.ts';
import type { Release } from '../../release/record/release.ts';
import { type Manifest, sortManifests } from '../../release/sort-manifests.ts';
import { splitManifests } from '../../release/split-manifests.ts';
import { type Ownership, sortByOwner } from './ownership.ts';
import { applyDeps, build, debug, type ReleaseSession } from './session.ts';
import type { Waiting } from './waiting.ts';

export interface UninstallOptions extends Waiting {
  readonly dryRun: boolean;
  readonly noHooks: boolean;
  readonly ignoreNotFound: boolean;
  readonly keepHistory: boolean;
  /** `background`, `foreground` or `orphan`. */
  readonly cascade: string;
  readonly description: string;
}

export interface Uninstalled {
  readonly release: Release;
  /** What was kept, and why. */
  readonly info: string;
}

export interface Parts {
  readonly kept: Manifest[];
  /** The manifest of what is to go. */
  readonly text: string;
}

/** Sorts a release's documents for removal: what its policy keeps, and the rest. Throws if they are not manifests. */
export function partsOf({ profile, log }: ReleaseSession, release: Release): Parts {
  const files = new Map(splitManifests(release.manifest, profile).map(({ text }, index) => [`manifest-${index}`, text]));
  const { manifests } = sortManifests(files, profile, log, uninstallOrder(profile));
  const policy = ({ annotations }: Manifest) => annotations.get('helm.sh/resource-policy')?.trim().toLowerCase();
  return {
    kept: manifests.filter((one) => policy(one) === 'keep'),
    // A policy that is not known keeps nothing, and deletes nothing either, as in Helm.
    text: manifests
      .filter((one) => policy(one) === undefined)
      .map(({ content }) => `\n---\n${content}`)
      .join(''),
  };
}

export const keptText = (kept: readonly Manifest[]): string =>
  kept.length === 0
    ? ''
    : `These resources were kept due to the resource policy:\n${kept.map(({ kind, name }) => `[${kind}] ${name}\n`).join('')}`;

/** Deletes the objects that belong to the release and are not to be kept. Throws what failed; `info` lists what was kept, and why. */
export async function deleteResources(
  session: ReleaseSession,
  release: Release,
  cascade: string,
): Promise<{ deleted: Resource[]; info: string }> {
  try {
    const { kept, text } = partsOf(session, release);
    const resources = await build(session, text, false);
    const sorted = session.profile.checksOwners
      ? await sortByOwner(await session.client(), resources, release)
      : { owned: resources, foreign: [], unknown: [] };
    const info = [keptText(kept), foreignText(session, release, sorted), unknownText(session, release, sorted)];
    if (sorted.owned.length > 0) {
      const propagation = cascade === 'orphan' ? 'Orphan' : cascade === 'foreground' ? 'Foreground' : 'Background';
      for (const resource of sorted.owned) {
        debug(session.log, 'deleting resource owned by this release', ...kindAndPlace(resource), ['release', release.name]);
      }
      const faults = await deleteAll(await applyDeps(session), sorted.owned, propagation);
      if (faults.length > 0) throw joinedFaults(faults, '; ');
    }
    return { deleted: sorted.owned, info: info.filter((part) => part !== '').join('\n') };
  } catch (error) {
    debug(session.log, 'uninstall: Failed to delete release', ['error', errorText(error)]);
    throw new ChartwrightError('cluster', `failed to delete release: ${release.name}`, { cause: error });
  }
}

function foreignText({ log }: ReleaseSession, release: Release, { foreign }: Ownership): string {
  if (foreign.length === 0) return '';
  for (const resource of foreign) {
    const attributes: [string, string][] = [...kindAndPlace(resource), ['release', release.name]];
    log({ level: 'warn', message: 'skipping delete of resource not owned by this release', attributes });
  }
  const lines = foreign.map(({ mapping, name }) => `[${mapping.kind}] ${name}\n`).join('');
  return `${foreign.length} resource(s) were not deleted because they are not owned by this release:\n${lines}`;
}

function unknownText({ log }: ReleaseSession, release: Release, { unknown }: Ownership): string {
  if (unknown.length === 0) return '';
  for (const { resource, error } of unknown) {
    const attributes: [string, string][] = [...kindAndPlace(resource), ['release', release.name], ['error', errorText(error)]];
    log({ level: 'warn', message: 'skipping delete of resource because ownership could not be verified', attributes });
  }
  const lines = unknown.map(({ resource: { mapping, name }, error }) => `[${mapping.kind}] ${name}: ${errorText(error)}\n`).join('');
  return `${unknown.length} resource(s) were not deleted because their ownership could not be verified:\n${lines}`;
}

/** The object that a line is about, as `uninstall` prints it. */
export function kindAndPlace({ mapping, name, namespace }: Resource): [string, string][] {
  return [
    ['kind', mapping.kind],
    ['name', name],
    ['namespace', namespace],
  ];
}
