/** The output folder of a watch: only the files of templates whose documents changed are written again. */

import { inside } from '../../host/confined-folder.ts';
import type { Files } from '../../host/files.ts';
import type { RenderResult } from '../../render/render-options.ts';
import { type WriteOptions, writeManifests } from '../render/write-manifests.ts';
import type { WatchReport } from './watch-template.ts';

/** Brings the folder up to a round's manifest: all of it in the first, what changed in others. Throws `io` errors. */
export function writeChanges({ first, changes, result }: WatchReport, options: WriteOptions, files: Files): void {
  if (!result) return;
  const sources = new Set(first ? sourcesOf(result) : changes.flatMap(({ sources: each }) => each));
  const folder = inside(files, options.outputDir);
  for (const source of sources) {
    folder.remove(source);
    if (options.releaseName) folder.remove(`${options.releaseName}/${source}`);
  }
  const some = {
    manifests: result.manifests.filter(({ source }) => sources.has(source)),
    hooks: result.hooks.filter(({ source }) => sources.has(source)),
    crds: result.crds.filter(({ filename }) => sources.has(filename)),
  };
  writeManifests(some, options, files, () => {});
}

function sourcesOf({ manifests, hooks, crds }: RenderResult): string[] {
  return [...manifests.map(({ source }) => source), ...hooks.map(({ source }) => source), ...crds.map(({ filename }) => filename)];
}
