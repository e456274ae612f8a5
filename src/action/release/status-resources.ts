/** The objects of a release as the server shows them: as data, or as tables like kubectl's. */
import { errorText } from '../../base/errors.ts';
import type { Dict } from '../../go/value.ts';
import type { ServerClient } from '../../kube/api.ts';
import type { Mapping } from '../../kube/client.ts';
import { isObject, type Json, type JsonObject } from '../../kube/json.ts';
import type { Resource } from '../../kube/resource.ts';
import { fromJson } from '../../release/record/json.ts';
import { debug, type ReleaseSession } from './session.ts';

/** Objects by `v1/Service`, Pods that belong to them by `v1/Pod(related)`. */
export type ResourceGroups = ReadonlyMap<string, readonly JsonObject[]>;

const RELATED = 'v1/Pod(related)';
const PODS: Mapping = { group: '', version: 'v1', kind: 'Pod', resource: 'pods', namespaced: true };

/** What is there of a release's objects, with the Pods that they select; as Tables if `tables`. */
export async function resourceGroups(session: ReleaseSession, resources: readonly Resource[], tables: boolean): Promise<ResourceGroups> {
  const client = await session.client();
  const groups = new Map<string, JsonObject[]>();
  const add = (key: string, object: JsonObject) => groups.set(key, [...(groups.get(key) ?? []), object]);
  const selectors = new Set<string>();
  for (const resource of resources) {
    const { mapping, namespace, name } = resource;
    try {
      add(`${mapping.version}/${mapping.kind}`, await client.shown(mapping, namespace, { name, tables }));
    } catch {
      continue;
    }
    const selector = selectorOf(resource);
    const key = JSON.stringify(selector);
    if (!selector || selectors.has(key)) continue;
    selectors.add(key);
    await addPods(client, session, namespace, selector, tables, (list) => add(RELATED, list));
  }
  return groups;
}

/** The labels of the Pods that an object looks after. */
function selectorOf({ mapping, object }: Resource): Record<string, string> | undefined {
  const selector = isObject(object.spec) ? object.spec.selector : undefined;
  if (!isObject(selector)) return undefined;
  if (mapping.kind === 'ReplicationController') return selector as Record<string, string>;
  if (!['ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job'].includes(mapping.kind)) return undefined;
  return isObject(selector.matchLabels) ? (selector.matchLabels as Record<string, string>) : undefined;
}

async function addPods(
  client: ServerClient,
  { log }: ReleaseSession,
  namespace: string,
  selector: Readonly<Record<string, string>>,
  tables: boolean,
  add: (list: JsonObject) => void,
): Promise<void> {
  const labelSelector = Object.keys(selector)
    .sort()
    .map((key) => `${key}=${selector[key]}`)
    .join(',');
  try {
    add(await client.shown(PODS, namespace, { labelSelector, tables }));
  } catch (error) {
    debug(log, 'get the relation pod is failed', ['error', errorText(error)]);
  }
}

/** The tables of all groups, one under the other. */
export function resourceTables(groups: ResourceGroups): string {
  return [...groups].map(([key, tables]) => `==> ${key}\n${groupTable(tables)}\n`).join('');
}

interface Column {
  readonly name: string;
  readonly priority: number;
}

/** Objects of one kind: a header if the columns change. */
function groupTable(tables: readonly JsonObject[]): string {
  let last = '';
  return tables
    .map((table) => {
      const columns = ((table.columnDefinitions ?? []) as unknown as Column[]).map(({ name, priority = 0 }) => ({ name, priority }));
      const rows = ((table.rows ?? []) as { cells: Json[] }[]).map(({ cells }) => cells);
      const key = JSON.stringify(columns);
      const header = key === last ? [] : [columns.map(({ name }) => name.toUpperCase())];
      if (rows.length > 0) last = key;
      const shown = [...(rows.length > 0 ? header : []), ...rows.map((cells) => cells.map(cellText))];
      return aligned(shown.map((cells) => cells.filter((_, index) => (columns[index]?.priority ?? 0) === 0)));
    })
    .join('');
}

function cellText(cell: Json): string {
  if (cell === null) return '';
  const text = String(cell);
  const end = text.search(/[\f\n\r]/);
  return end < 0 ? text : `${text.slice(0, end)}...`;
}

/** As kubectl's tab writer: columns of at least six, three blanks between, none behind the last. */
function aligned(rows: readonly (readonly string[])[]): string {
  const width = (text: string) => Array.from(text).length;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) => Math.max(6, ...rows.map((row) => width(row[index] ?? '') + 3)));
  const line = (row: readonly string[]) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : cell + ' '.repeat((widths[index] as number) - width(cell))));
  return rows.map((row) => `${line(row).join('')}\n`).join('');
}

/** The groups as a release's record shows them; undefined for none. */
export function resourcesValue(groups: ResourceGroups): Dict | undefined {
  return groups.size === 0 ? undefined : new Map([...groups].map(([key, objects]) => [key, objects.map((object) => fromJson(object))]));
}
