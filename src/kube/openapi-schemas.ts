/** The schemas that a server publishes of its objects (OpenAPI v3), one document per group version. */
import { jsonAnswer } from './discovery.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Transport } from './transport.ts';

export interface OpenapiSchemas {
  /** Whether the server has such documents, and so checks the fields of objects; requested once. */
  readonly areServed: () => Promise<boolean>;
  /** The document of a group version; undefined if there is none. */
  readonly document: (groupVersion: string) => Promise<JsonObject | undefined>;
  /** Drops the documents. */
  readonly forget: () => void;
}

export function openapiSchemas(transport: Transport): OpenapiSchemas {
  const documents = new Map<string, Promise<JsonObject | undefined>>();
  let served: Promise<boolean> | undefined;
  return {
    areServed: () => {
      served ??= schemaIndex(transport).then(
        () => true,
        () => false,
      );
      return served;
    },
    document: (groupVersion) => {
      const known = documents.get(groupVersion) ?? fetchDocument(transport, groupVersion);
      documents.set(groupVersion, known);
      return known;
    },
    forget: () => documents.clear(),
  };
}

async function fetchDocument(transport: Transport, groupVersion: string): Promise<JsonObject | undefined> {
  const index = await schemaIndex(transport);
  const paths = isObject(index) && isObject(index.paths) ? index.paths : {};
  const entry = Object.hasOwn(paths, groupVersion) ? paths[groupVersion] : undefined;
  if (!isObject(entry) || typeof entry.serverRelativeURL !== 'string') return undefined;
  return (await read(transport, entry.serverRelativeURL)) as JsonObject;
}

/** The paths of the documents by group version. */
const schemaIndex = (transport: Transport): Promise<unknown> => read(transport, '/openapi/v3');

async function read(transport: Transport, path: string): Promise<unknown> {
  return jsonAnswer(await transport.send({ method: 'GET', path, subject: { verb: 'get', resource: '', name: '' }, raw: true }));
}
