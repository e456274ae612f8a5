/** Rendered files to manifests and hooks, in the order in which Helm prints and applies them. */
import { inSource } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { positionAt } from '../base/text-position.ts';
import { isBlankText } from '../go/space.ts';
import { quote } from '../go/strconv.ts';
import { compareStrings } from '../go/utf8.ts';
import type { Profile } from '../helm/profile.ts';
import { report } from '../helm/report.ts';
import { HOOK_ANNOTATIONS, type Hook, hookOf } from './hook.ts';
import { installOrder, sortByKind } from './kind-order.ts';
import { type ManifestHead, manifestHead } from './manifest-head.ts';
import { type SplitDocument, splitManifests } from './split-manifests.ts';

/** One rendered document. */
export interface Manifest extends ManifestHead {
  /** The template it came from, `chart/templates/x.yaml`. */
  readonly source: string;
  readonly content: string;
  /** Where in the rendered text of its template it begins. */
  readonly offset: number;
}

export interface SortedManifests {
  readonly manifests: Manifest[];
  readonly hooks: Hook[];
}

/**
 * Splits, parses and sorts rendered files. Partials and blank files are passed over; a document whose hook
 * annotation names no known event is dropped with a log entry. Throws a `manifest` error for the first bad document;
 * `hooks` then holds what was found before it.
 */
export function sortManifests(
  files: ReadonlyMap<string, string>,
  profile: Profile,
  log: Log,
  order: ReadonlyMap<string, number> = installOrder(profile),
  hooks: Hook[] = [],
): SortedManifests {
  const manifests: Manifest[] = [];
  for (const source of [...files.keys()].sort(compareStrings)) {
    const content = files.get(source) as string;
    if (source.slice(source.lastIndexOf('/') + 1).startsWith('_') || isBlankText(content)) continue;
    for (const document of splitManifests(content, profile)) {
      const manifest = manifestOf(source, content, document);
      const events = manifest.annotations.get(HOOK_ANNOTATIONS.events);
      if (events === undefined) manifests.push(manifest);
      else {
        const hook = hookOf(manifest, events);
        if (hook) hooks.push(hook);
        else reportUnknown(events, profile, log);
      }
    }
  }
  return { manifests: sortByKind(manifests, (one) => one.kind, order), hooks: sortByKind(hooks, (one) => one.kind, order) };
}

/** Throws errors that are positioned in the rendered text. */
function manifestOf(source: string, rendered: string, { text, offset }: SplitDocument): Manifest {
  try {
    return { ...manifestHead(text, source), source, content: text, offset };
  } catch (error) {
    return inSource({ file: source, ...positionAt(rendered, offset), rendered: true, text: rendered }, () => {
      throw error;
    });
  }
}

function reportUnknown(events: string, profile: Profile, log: Log): void {
  const entry = { level: 'info', message: 'skipping unknown hooks', attributes: [['hookTypes', events]] } as const;
  report(log, profile, entry, `manifest_sorter.go:199: info: skipping unknown hook: ${quote(events)}`);
}
