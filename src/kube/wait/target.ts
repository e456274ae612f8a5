/** What is waited for. */
import type { KubeObject, Mapping } from '../client.ts';

export interface WaitTarget {
  readonly mapping: Mapping;
  /** Empty for kinds that have none. */
  readonly namespace: string;
  readonly name: string;
  /** The object as it was applied. */
  readonly object: KubeObject;
}

/** Tells objects apart by group, kind, namespace and name; the version does not count. */
export function targetId({ mapping, namespace, name }: Omit<WaitTarget, 'object'>): string {
  return `${mapping.group}/${mapping.kind}/${mapping.namespaced ? namespace : ''}/${name}`;
}

/** `group/Kind`, `Kind` in the core group. */
export function targetKind({ group, kind }: Mapping): string {
  return group === '' ? kind : `${group}/${kind}`;
}
