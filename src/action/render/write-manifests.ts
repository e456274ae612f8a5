/** Manifests as files below a folder, one per template, as `template --output-dir` leaves them. */

import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import { inside } from '../../host/confined-folder.ts';
import type { Files } from '../../host/files.ts';
import { type PrintedParts, type PrintOptions, printedHooks, sourceDocument } from '../../render/manifest-text.ts';

export interface WriteOptions extends PrintOptions {
  readonly outputDir: string;
  /** A folder of this name below `outputDir` for all but CRDs. */
  readonly releaseName?: string;
}

/**
 * Writes every document to the file of its template; later documents of one template are added to it.
 * Calls `wrote` with each path as it is written. Throws `io` errors.
 */
export function writeManifests(parts: PrintedParts, options: WriteOptions, files: Files, wrote: (path: string) => void): void {
  const root = inside(files, options.outputDir);
  const folder = options.releaseName ? `${options.outputDir.replace(/\/+$/, '')}/${options.releaseName}` : options.outputDir;
  const below = options.releaseName ? `${options.releaseName}/` : '';
  for (const source of [...parts.manifests, ...parts.hooks].map((each) => each.source)) root.place(below + source);
  const written = new Set<string>();
  const write = (prefix: string, source: string, content: string, add: boolean) => {
    const bytes = encodeUtf8(sourceDocument(source, content));
    if (add) root.append(prefix + source, bytes);
    else root.write(prefix + source, bytes, { mode: 0o666 });
    written.add(source);
    wrote(`${prefix === '' ? options.outputDir : folder}/${source}`);
  };
  if (options.includeCrds) {
    for (const crd of parts.crds) write('', crd.filename, decodeUtf8(crd.file.data), written.has(crd.filename));
  }
  const manifestsWritten = new Set<string>();
  for (const one of parts.manifests) {
    write(below, one.source, one.content, manifestsWritten.has(one.source));
    manifestsWritten.add(one.source);
  }
  const hooksWritten = new Set<string>();
  for (const hook of printedHooks(parts.hooks, options)) {
    write(below, hook.source, hook.content, hooksWritten.has(hook.source) || root.exists(below + hook.source));
    hooksWritten.add(hook.source);
  }
}
