/** Manifests as files below a folder, one a template, as `template --output-dir` leaves them. */

import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import { exists, type Files } from '../../host/files.ts';
import { ifPresent } from '../../host/if-present.ts';
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
  const folder = options.releaseName ? `${options.outputDir.replace(/\/+$/, '')}/${options.releaseName}` : options.outputDir;
  const written = new Set<string>();
  const write = (base: string, source: string, content: string, add: boolean) => {
    const path = `${base}/${source}`;
    makeFolder(files, path.slice(0, path.lastIndexOf('/')));
    const bytes = encodeUtf8(sourceDocument(source, content));
    if (add) files.append(path, bytes);
    else files.write(path, bytes);
    written.add(source);
    wrote(path);
  };
  if (options.includeCrds) {
    for (const crd of parts.crds) write(options.outputDir, crd.filename, decodeUtf8(crd.file.data), written.has(crd.filename));
  }
  const manifestsWritten = new Set<string>();
  for (const one of parts.manifests) {
    write(folder, one.source, one.content, manifestsWritten.has(one.source));
    manifestsWritten.add(one.source);
  }
  const hooksWritten = new Set<string>();
  for (const hook of printedHooks(parts.hooks, options)) {
    write(folder, hook.source, hook.content, hooksWritten.has(hook.source) || exists(files, `${folder}/${hook.source}`));
    hooksWritten.add(hook.source);
  }
}

/** Helm looks before it makes a folder, and that is where a file in the way shows. */
function makeFolder(files: Files, path: string): void {
  if (!ifPresent(() => files.stat(path))) files.makeFolder(path);
}
