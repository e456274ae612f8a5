/** Finds objects of the cluster for the template function `lookup`. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { type Dict, int64, type Value } from '../../go/value.ts';
import type { ServerClient } from '../../kube/api.ts';
import { isRefusal, NoMatchError } from '../../kube/api-error.ts';
import type { Mapping } from '../../kube/client.ts';
import type { Json } from '../../kube/json.ts';
import type { Lookup } from '../../render/env.ts';
import { Answers } from '../render/answers.ts';

type Place = Parameters<Lookup>;

/** Ready to be asked by templates; each object is fetched once per render. */
export function lookupAnswers(client: ServerClient): { readonly answers: Answers<Dict>; readonly lookup: Lookup } {
  const answers = new Answers<Dict>((question, log) => lookUp(client, log, JSON.parse(question) as Place));
  return { answers, lookup: (...place) => answers.ask(JSON.stringify(place)) };
}

/** An object, a list if no name is given, or an empty map. */
async function lookUp(client: ServerClient, log: Log, [apiVersion, kind, namespace, name]: Place): Promise<Dict> {
  try {
    const mapping = await mappingOf(client, log, apiVersion, kind);
    if (!mapping) return new Map();
    if (name !== '') return goValue((await client.get(mapping, namespace, name)) as unknown as Json) as Dict;
    const { items, resourceVersion } = await client.list(mapping, { namespace });
    return goValue({ apiVersion, items: items as unknown as Json[], kind: `${kind}List`, metadata: { resourceVersion } }) as Dict;
  } catch (error) {
    if (isRefusal(error, 'NotFound')) return new Map();
    throw error;
  }
}

async function mappingOf(client: ServerClient, log: Log, apiVersion: string, kind: string): Promise<Mapping | undefined> {
  const [group, version] = apiVersion.includes('/') ? (apiVersion.split('/') as [string, string]) : ['', apiVersion];
  try {
    return await client.mapping({ group, version, kind });
  } catch (error) {
    // A version that is there, but has no such kind, is asked for something that it does not find.
    if (error instanceof NoMatchError && (await client.apiVersions()).includes(apiVersion)) return undefined;
    const words = error instanceof NoMatchError ? 'the server could not find the requested resource' : errorText(error);
    const gvk = `${group}/${version}, Kind=${kind}`;
    const say = (message: string, what: [string, string]) => log({ level: 'error', message, attributes: [what, ['error', words]] });
    say('unable to retrieve resource list', ['GroupVersion', apiVersion]);
    say('unable to get apiresource', ['groupVersionKind', gvk]);
    throw new ChartwrightError('function', `unable to get apiresource from unstructured: ${gvk}: ${words}`);
  }
}

/** As apimachinery decodes objects: whole numbers are int64. */
function goValue(value: Json): Value {
  if (Array.isArray(value)) return value.map(goValue);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? int64(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, inner]) => [key, goValue(inner)]));
}
