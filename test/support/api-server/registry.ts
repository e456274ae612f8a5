/** The kinds that a server has: those of a real one, and those that CustomResourceDefinitions add. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { at } from '../../../src/kube/json.ts';
import type { Kind } from './failure.ts';

interface Resource {
  readonly resource: string;
  readonly responseKind?: { readonly kind: string };
  readonly scope: string;
  readonly singularResource: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly subresources?: readonly {
    readonly subresource: string;
    readonly verbs: readonly string[];
    readonly responseKind?: { readonly kind: string };
  }[];
}

export interface Group {
  readonly metadata: { readonly name?: string };
  readonly versions: { readonly version: string; readonly resources: Resource[]; readonly freshness?: string }[];
}

const recorded = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../fixtures/kube/discovery.json'), 'utf8')) as { items: Group[] };

const CUSTOM_VERBS = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'];

export interface Registry {
  /** The core group first, then the others. */
  readonly groups: () => readonly Group[];
  readonly find: (group: string, version: string, resource: string) => Kind | undefined;
  readonly define: (crd: unknown) => void;
  readonly forget: (crd: unknown) => void;
}

export function createRegistry(): Registry {
  const custom = new Map<string, Group>();
  const groups = () => [...recorded.items, ...custom.values()];
  const name = (crd: unknown) => String(at(crd, 'spec', 'group'));
  return {
    groups,
    find: (group, version, resource) => {
      const found = groups()
        .find(({ metadata }) => (metadata.name ?? '') === group)
        ?.versions.find((one) => one.version === version)
        ?.resources.find((one) => one.resource === resource);
      if (!found) return undefined;
      const hasStatus = found.subresources?.some(({ subresource }) => subresource === 'status') ?? false;
      return {
        group,
        version,
        kind: found.responseKind?.kind ?? '',
        resource,
        namespaced: found.scope === 'Namespaced',
        custom: custom.has(group),
        hasStatus,
      };
    },
    define: (crd) => {
      const group = name(crd);
      const versions = at(crd, 'spec', 'versions') as unknown[];
      const known = custom.get(group)?.versions ?? [];
      const added = versions
        .filter((one) => at(one, 'served') === true)
        .map((one) => ({ version: String(at(one, 'name')), resources: [customResource(crd, one)] }));
      const merged = [...known];
      for (const one of added) {
        const same = merged.find(({ version }) => version === one.version);
        if (same) same.resources.push(...one.resources);
        else merged.push(one);
      }
      custom.set(group, { metadata: { name: group }, versions: merged });
    },
    forget: (crd) => {
      const plural = at(crd, 'spec', 'names', 'plural');
      const rest = (custom.get(name(crd))?.versions ?? []).map((one) => ({
        ...one,
        resources: one.resources.filter(({ resource }) => resource !== plural),
      }));
      if (rest.every(({ resources }) => resources.length === 0)) custom.delete(name(crd));
      else custom.set(name(crd), { metadata: { name: name(crd) }, versions: rest });
    },
  };
}

function customResource(crd: unknown, version: unknown): Resource {
  const names = (key: string) => at(crd, 'spec', 'names', key);
  const kind = String(names('kind'));
  const status = at(version, 'subresources', 'status') !== undefined;
  return {
    resource: String(names('plural')),
    responseKind: { kind },
    scope: String(at(crd, 'spec', 'scope')),
    singularResource: String(names('singular') ?? kind.toLowerCase()),
    verbs: CUSTOM_VERBS,
    ...(Array.isArray(names('shortNames')) && { shortNames: names('shortNames') as string[] }),
    ...(status && { subresources: [{ subresource: 'status', verbs: ['get', 'patch', 'update'], responseKind: { kind } }] }),
  };
}
