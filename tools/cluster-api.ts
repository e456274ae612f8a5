/** A Kubernetes API server as far as the tools need it: any request, and all objects that there are. */
import { Agent, request } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export interface ClusterObject {
  /** The path below the server's address. */
  readonly id: string;
  readonly object: JsonObject;
}

export interface ClusterApi {
  readonly send: (method: string, path: string, body?: unknown) => Promise<JsonObject>;
  /** All objects that can be listed and deleted, in the preferred version of their group. */
  readonly all: () => Promise<ClusterObject[]>;
}

interface Resource {
  readonly path: string;
  readonly name: string;
  readonly namespaced: boolean;
}

/** The cluster of the kubeconfig that $KUBECONFIG names. */
export async function clusterApi(): Promise<ClusterApi> {
  const config = new KubeConfig();
  config.loadFromDefault();
  const server = config.getCurrentCluster()?.server ?? '';
  const options: { headers?: Record<string, string> } = {};
  await config.applyToHTTPSOptions(options as never);
  const agent = new Agent({ ...(options as object), keepAlive: true });
  const send: ClusterApi['send'] = (method, path, body) =>
    new Promise((done, fail) => {
      const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
      const headers = { ...options.headers, 'content-type': type };
      const sent = request(server + path, { ...(options as object), method, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk)).on('end', () => done(objectIn(Buffer.concat(chunks).toString())));
      });
      sent.on('error', fail);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return { send, all: () => allObjects(send) };
}

async function allObjects(send: ClusterApi['send']): Promise<ClusterObject[]> {
  const found: ClusterObject[] = [];
  for (const { path, name, namespaced } of await resources(send)) {
    const { items } = (await send('GET', `${path}/${name}`)) as { items?: JsonObject[] };
    for (const object of items ?? []) {
      const metadata = object.metadata as { name: string; namespace?: string; labels?: Record<string, string> };
      // The server itself makes one for each group of definitions.
      if (metadata.labels?.['kube-aggregator.kubernetes.io/automanaged']) continue;
      const place = namespaced ? `/namespaces/${metadata.namespace}` : '';
      found.push({ id: `${path}${place}/${name}/${metadata.name}`, object });
    }
  }
  return found;
}

async function resources(send: ClusterApi['send']): Promise<Resource[]> {
  const { groups } = (await send('GET', '/apis')) as unknown as { groups: { preferredVersion: { groupVersion: string } }[] };
  const paths = ['/api/v1', ...groups.map(({ preferredVersion }) => `/apis/${preferredVersion.groupVersion}`)];
  const lists = await Promise.all(
    paths.map(async (path) => {
      const { resources: kinds = [] } = (await send('GET', path)) as unknown as {
        resources?: { name: string; namespaced: boolean; verbs: string[] }[];
      };
      return kinds.filter(({ verbs }) => ['list', 'delete'].every((verb) => verbs.includes(verb))).map((kind) => ({ path, ...kind }));
    }),
  );
  return lists.flat();
}

/** The object of an answer; an empty one if it is not valid JSON, as for groups that have just gone. */
function objectIn(text: string): JsonObject {
  return text.startsWith('{') ? (JSON.parse(text) as JsonObject) : {};
}
