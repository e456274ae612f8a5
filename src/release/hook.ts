/** Hooks: documents that an annotation takes out of the manifest and ties to a moment of a release's life. */
import { trimSpace } from '../go/space.ts';
import type { ManifestHead } from './manifest-head.ts';

export type HookEvent =
  | 'pre-install'
  | 'post-install'
  | 'pre-delete'
  | 'post-delete'
  | 'pre-upgrade'
  | 'post-upgrade'
  | 'pre-rollback'
  | 'post-rollback'
  | 'test';

export interface Hook {
  readonly name: string;
  readonly kind: string;
  /** The template it came from. */
  readonly source: string;
  readonly content: string;
  /** Where in the rendered text of its template it begins. */
  readonly offset: number;
  readonly events: readonly HookEvent[];
  readonly weight: number;
  readonly deletePolicies: readonly string[];
  readonly outputLogPolicies: readonly string[];
}

const EVENTS: ReadonlyMap<string, HookEvent> = new Map([
  ...(
    [
      'pre-install',
      'post-install',
      'pre-delete',
      'post-delete',
      'pre-upgrade',
      'post-upgrade',
      'pre-rollback',
      'post-rollback',
      'test',
    ] as const
  ).map((event): [string, HookEvent] => [event, event]),
  ['test-success', 'test'],
]);

/** The hook that a document is; undefined where one of its events is unknown to Helm. */
export function hookOf(manifest: ManifestHead & Pick<Hook, 'source' | 'content' | 'offset'>, annotation: string): Hook | undefined {
  const events = items(annotation).map((item) => EVENTS.get(item));
  if (events.includes(undefined)) return undefined;
  const policies = (name: string) => items(manifest.annotations.get(`helm.sh/${name}`)) as string[];
  const weight = manifest.annotations.get('helm.sh/hook-weight') ?? '';
  return {
    name: manifest.name,
    kind: manifest.kind,
    source: manifest.source,
    content: manifest.content,
    offset: manifest.offset,
    events: events as HookEvent[],
    weight: /^[+-]?\d{1,18}$/.test(weight) ? Number(weight) : 0,
    deletePolicies: policies('hook-delete-policy'),
    outputLogPolicies: policies('hook-output-log-policy'),
  };
}

function items(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(',').map((item) => trimSpace(item).toLowerCase());
}
