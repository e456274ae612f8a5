/** Manifests as one text, laid out as `template` prints them. */
import { attempt, ChartwrightError } from '../base/errors.ts';
import type { Crd } from '../chart/chart.ts';
import { pathPattern } from '../chart/path-match.ts';
import { trimSpace } from '../go/space.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { Profile } from '../helm/profile.ts';
import type { Hook } from '../release/hook.ts';
import type { PostRenderStep } from '../release/post-render/step.ts';
import type { Manifest } from '../release/sort-manifests.ts';
import { splitManifests } from '../release/split-manifests.ts';

export interface PrintedParts {
  readonly manifests: readonly Manifest[];
  readonly hooks: readonly Hook[];
  readonly crds: readonly Crd[];
}

export interface PrintOptions {
  readonly includeCrds?: boolean;
  readonly noHooks?: boolean;
  readonly skipTests?: boolean;
  readonly postRender?: PostRenderStep;
}

/** A document below the line that names its source. */
export function sourceDocument(source: string, content: string): string {
  return `---\n# Source: ${source}\n${content}\n`;
}

/** The hooks of a record as Helm prints them. */
export function recordedHooksText(hooks: readonly { readonly path: string; readonly manifest: string }[]): string {
  return hooks.map(({ path, manifest }) => sourceDocument(path, manifest)).join('');
}

/** CRDs where wanted, then manifests, then hooks. */
export function manifestText(parts: PrintedParts, options: PrintOptions): string {
  const crds = options.includeCrds ? parts.crds.map((crd) => sourceDocument(crd.filename, decodeUtf8(crd.file.data))) : [];
  const manifests = parts.manifests.map((one) => sourceDocument(one.source, one.content));
  const hooks = printedHooks(parts.hooks, options).map((one) => sourceDocument(one.source, one.content));
  const text = crds.join('') + manifests.join('');
  return `${trimSpace(options.postRender?.manifests?.(text) ?? text)}\n${hooks.join('')}`;
}

/** What Helm shows to help with an error: all that was rendered, then the hooks that were found in it. */
export function partialManifest(
  { partial, hooks }: { readonly partial: string; readonly hooks: readonly Hook[] },
  options: PrintOptions,
): string {
  const documents = printedHooks(hooks, options).map((one) => sourceDocument(one.source, one.content));
  return `${trimSpace(partial)}\n${documents.join('')}`;
}

/** A document as it is printed. */
export interface PrintedDocument {
  readonly source: string;
  readonly text: string;
  /** Absent for a CRD. */
  readonly document?: Manifest | Hook;
}

/** The documents of `manifestText`, whose texts together are it. */
export function printedDocuments(parts: PrintedParts, options: PrintOptions): PrintedDocument[] {
  const crds = options.includeCrds ? parts.crds : [];
  const print = (document: Manifest | Hook) => ({
    source: document.source,
    text: sourceDocument(document.source, document.content),
    document,
  });
  const before: PrintedDocument[] = [
    ...crds.map((crd) => ({ source: crd.filename, text: sourceDocument(crd.filename, decodeUtf8(crd.file.data)) })),
    ...parts.manifests.map(print),
  ];
  // Space at the end of the last one is not printed; if there is none, a blank line is.
  const last = before.pop() ?? { source: '', text: '' };
  before.push({ ...last, text: `${trimSpace(last.text)}\n` });
  return [...before, ...printedHooks(parts.hooks, options).map(print)];
}

/** The hooks that are printed at all. */
export function printedHooks(hooks: readonly Hook[], options: PrintOptions): readonly Hook[] {
  if (options.noHooks) return [];
  return options.skipTests ? hooks.filter((hook) => !hook.events.includes('test')) : hooks;
}

/**
 * Only the documents whose template, below the chart's folder, matches one of the patterns, pattern by pattern. Throws a
 * `usage` error if a pattern matches none.
 */
export function showOnly(text: string, patterns: readonly string[], profile: Profile): string {
  const documents = splitManifests(text, profile).map(({ text: document }) => ({
    document,
    path: /# Source: [^/\n]+\/(.+)/.exec(document)?.[1],
  }));
  return patterns
    .flatMap((pattern) => {
      const found = documents.filter(({ path }) => path !== undefined && matches(pattern, path));
      if (found.length === 0) throw new ChartwrightError('usage', `could not find template ${pattern} in chart`);
      return found.map(({ document }) => `---\n${document}\n`);
    })
    .join('');
}

/** filepath.Match, where a malformed pattern matches nothing. */
function matches(pattern: string, path: string): boolean {
  return attempt(() => pathPattern(pattern)(path)) ?? false;
}
