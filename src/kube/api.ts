/** The client of an API server: requests about objects, kinds, schemas and the server itself, over one transport. */
import { ChartwrightError } from '../base/errors.ts';
import type { KubeClient } from './client.ts';
import { type Discovery, type DiscoveryCache, discovery, jsonAnswer } from './discovery.ts';
import { isObject } from './json.ts';
import { type ObjectRequests, objectRequests } from './object-requests.ts';
import { openapiSchemas } from './openapi-schemas.ts';
import type { Transport } from './transport.ts';

/** A client, plus requests about the whole server. */
export interface ServerClient extends KubeClient, ObjectRequests {
  readonly version: () => Promise<ServerVersion>;
  readonly apiVersions: Discovery['apiVersions'];
}

export interface ServerVersion {
  readonly gitVersion: string;
  readonly major: string;
  readonly minor: string;
}

export function serverClient(transport: Transport, cache?: DiscoveryCache): ServerClient {
  const kinds = discovery(transport, cache);
  const schemas = openapiSchemas(transport);
  const subject = { verb: 'get', resource: '', name: '' };
  return {
    ...objectRequests(transport),
    mapping: kinds.mapping,
    apiVersions: kinds.apiVersions,
    forget: () => {
      kinds.forget();
      schemas.forget();
    },
    version: async () => serverVersion(await transport.send({ method: 'GET', path: '/version', subject, raw: true })),
    checksFields: schemas.areServed,
    openapi: schemas.document,
    text: (path, query, { signal } = {}) => transport.send({ method: 'GET', path, query, signal, accept: '*/*', subject }),
  };
}

function serverVersion(text: string): ServerVersion {
  let answer: unknown;
  try {
    answer = jsonAnswer(text);
  } catch (error) {
    throw new ChartwrightError('cluster', `unable to parse the server version: ${(error as Error).message}`, { cause: error });
  }
  const field = (name: string) => (isObject(answer) && typeof answer[name] === 'string' ? answer[name] : '');
  return { gitVersion: field('gitVersion'), major: field('major'), minor: field('minor') };
}
