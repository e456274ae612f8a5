/** Hooks: documents that an annotation takes out of the manifest and ties to a moment of a release's life. */
import { trimSpace } from '../go/space.ts';
import type { ManifestHead } from './manifest-head.ts';

/** The annotations that make a document a hook, and control how it runs. */
export const HOOK_ANNOTATIONS = {
  events: 'helm.sh/hook',
  weight: 'helm.sh/hook-weight',
  deletePolicies: 'helm.sh/hook-delete-policy',
  outputLogPolicies: 'helm.sh/hook-output-log-policy',
} as const;

const HOOK_EVENTS = [
  ...(['pre-install', 'post-install', 'pre-delete', 'post-delete', 'pre-upgrade', 'post-upgrade'] as const),
  ...(['pre-rollback', 'post-rollback', 'test'] as const),
];

export type HookEvent = (typeof HOOK_EVENTS)[number];

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

/** Events by the names that charts may give them. */
const EVENTS: ReadonlyMap<string, HookEvent> = new Map([
  ...HOOK_EVENTS.map((event): [string, HookEvent] => [event, event]),
  ['test-success', 'test'],
]);

/** The hook that a document is; undefined if one of its events is unknown to Helm. */
export function hookOf(manifest: ManifestHead & Pick<Hook, 'source' | 'content' | 'offset'>, annotation: string): Hook | undefined {
  const events = items(annotation).map((item) => EVENTS.get(item));
  if (events.includes(undefined)) return undefined;
  const weight = manifest.annotations.get(HOOK_ANNOTATIONS.weight) ?? '';
  return {
    name: manifest.name,
    kind: manifest.kind,
    source: manifest.source,
    content: manifest.content,
    offset: manifest.offset,
    events: events as HookEvent[],
    weight: /^[+-]?\d{1,18}$/.test(weight) ? Number(weight) : 0,
    deletePolicies: items(manifest.annotations.get(HOOK_ANNOTATIONS.deletePolicies)),
    outputLogPolicies: items(manifest.annotations.get(HOOK_ANNOTATIONS.outputLogPolicies)),
  };
}

function items(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(',').map((item) => trimSpace(item).toLowerCase());
}
