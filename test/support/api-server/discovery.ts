/** The version of a server, and its kinds. */
import type { Group, Registry } from './registry.ts';

export const VERSION = {
  major: '1',
  minor: '37',
  emulationMajor: '1',
  emulationMinor: '37',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '36',
  gitVersion: 'v1.37.2',
  gitCommit: '$Format:%H$',
  gitTreeState: '',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'go1.26.8',
  compiler: 'gc',
  platform: 'linux/amd64',
};

/** The answer to a path below which no objects stand; undefined if there is none. */
export function discover(path: string, accept: string, registry: Registry): unknown {
  const groups = registry.groups();
  const [core, ...named] = groups;
  const aggregated = accept.includes('as=APIGroupDiscoveryList');
  if (path === '/version') return VERSION;
  if (path === '/readyz' || path === '/livez' || path === '/healthz') return 'ok';
  if (path === '/api')
    return aggregated ? discoveryList([core as Group]) : { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (path === '/apis') return aggregated ? discoveryList(named) : { kind: 'APIGroupList', apiVersion: 'v1', groups: named.map(describe) };
  if (path === '/openapi/v3')
    return { paths: Object.fromEntries(groups.flatMap(versionPaths).map((one) => [one, { serverRelativeURL: `/openapi/v3/${one}` }])) };
  if (path.startsWith('/openapi/v3/')) return openapi(path.slice('/openapi/v3/'.length), groups);
  const [, root, group, version, ...rest] = path.split('/');
  if (root === 'api' && group === 'v1' && version === undefined) return resources(core as Group, 'v1');
  const found = root === 'apis' && rest.length === 0 ? named.find(({ metadata }) => metadata.name === group) : undefined;
  if (!found) return undefined;
  return version === undefined ? { kind: 'APIGroup', apiVersion: 'v1', ...describe(found) } : resources(found, version);
}

function discoveryList(items: readonly Group[]) {
  return { kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items };
}

function describe({ metadata: { name }, versions }: Group) {
  const all = versions.map(({ version }) => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions: all, preferredVersion: all[0] };
}

function resources({ metadata: { name }, versions }: Group, version: string): unknown {
  const found = versions.find((one) => one.version === version);
  if (!found) return undefined;
  const list = found.resources.flatMap(({ resource, responseKind, scope, singularResource, subresources = [], ...more }) => [
    {
      name: resource,
      singularName: singularResource,
      namespaced: scope === 'Namespaced',
      kind: responseKind?.kind,
      ...more,
      storageVersionHash: 'hash',
    },
    ...subresources.map((one) => ({
      name: `${resource}/${one.subresource}`,
      singularName: '',
      namespaced: scope === 'Namespaced',
      kind: one.responseKind?.kind,
      verbs: one.verbs,
    })),
  ]);
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: name ? `${name}/${version}` : version, resources: list };
}

const root = ({ metadata: { name } }: Group, version: string) => (name ? `apis/${name}/${version}` : `api/${version}`);
const versionPaths = (group: Group) => group.versions.map(({ version }) => root(group, version));

/** Says that the server checks fields itself, which is what clients look for before they check them; nothing of the schemas. */
function openapi(path: string, groups: readonly Group[]): unknown {
  for (const group of groups) {
    for (const { version, resources: list } of group.versions) {
      if (root(group, version) !== path) continue;
      const paths = list.map(({ resource, responseKind, scope }) => [
        `/${path}/${scope === 'Namespaced' ? 'namespaces/{namespace}/' : ''}${resource}/{name}`,
        {
          patch: {
            parameters: ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map((name) => ({ name, in: 'query' })),
            'x-kubernetes-group-version-kind': { group: group.metadata.name ?? '', version, kind: responseKind?.kind },
          },
        },
      ]);
      return {
        openapi: '3.0.0',
        info: { title: 'Kubernetes', version: 'v1.37.2' },
        paths: Object.fromEntries(paths),
        components: { schemas: {} },
      };
    }
  }
  return undefined;
}
