/** What is wrong with an object's API version and kind, whatever its fields are. */
import type { SchemaTable } from '../kubernetes-schema/schema-table.ts';
import { deprecationOf } from './deprecated-apis.ts';

export interface ApiFault {
  readonly rule: 'kubernetes/unknown-kind' | 'kubernetes/removed-api' | 'kubernetes/deprecated-api';
  readonly path: readonly string[];
  readonly message: string;
}

/** One fault at most; none for kinds of groups that are not of Kubernetes. */
export function apiFaults(apiVersion: string, kind: string, table: SchemaTable): ApiFault[] {
  return table.ofKind(apiVersion, kind) ? deprecated(apiVersion, kind, table) : absent(apiVersion, kind, table);
}

function absent(apiVersion: string, kind: string, table: SchemaTable): ApiFault[] {
  const what = `${apiVersion} ${kind}`;
  const removed = (more: string): ApiFault[] => [
    { rule: 'kubernetes/removed-api', path: ['apiVersion'], message: `Kubernetes ${table.version} has no ${what}${more}` },
  ];
  const deprecation = deprecationOf(apiVersion, kind);
  if (deprecation || table.versionsOf(apiVersion, kind).length > 0) return removed(use(deprecation?.replacement));
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const former = formerKind(group, kind, table.otherVersion(group, kind));
  if (/\/v\d+(?:alpha|beta)\d+$/.test(apiVersion) && former !== undefined) return removed(former);
  return table.hasGroup(group)
    ? [{ rule: 'kubernetes/unknown-kind', path: ['kind'], message: `no version of Kubernetes has ${what}` }]
    : [];
}

function deprecated(apiVersion: string, kind: string, table: SchemaTable): ApiFault[] {
  const deprecation = deprecationOf(apiVersion, kind);
  const minor = Number(table.version.split('.')[1]);
  if (!deprecation || minor < deprecation.deprecated) return [];
  const removal = deprecation.removed === undefined ? '' : `, removed in 1.${deprecation.removed}`;
  const message = `${apiVersion} ${kind} is deprecated since 1.${deprecation.deprecated}${removal}${use(deprecation.replacement)}`;
  return [{ rule: 'kubernetes/deprecated-api', path: ['apiVersion'], message }];
}

/** The message about a kind that earlier versions of Kubernetes had; undefined for one that none had. */
function formerKind(group: string, kind: string, instead: string | undefined): string | undefined {
  if (instead !== undefined) return use(`${instead} ${kind}`);
  return kind === 'PodSecurityPolicy' && (group === 'policy' || group === 'extensions') ? '' : undefined;
}

function use(replacement: string | undefined): string {
  return replacement ? `; use ${replacement}` : '';
}
