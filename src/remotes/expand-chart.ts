/** Unpacks a chart's package into a folder of the chart's name, every file as it is. */

import { unpackChart } from '../chart/unpack.ts';
import { cleanPath, joinPath } from '../go/path.ts';
import { inside } from '../host/confined-folder.ts';
import { exists, type Files, pathError } from '../host/files.ts';

/**
 * Unpacks into `folder/<name of the chart>` and returns that path; throws if archive or name are not to be trusted, and
 * where a link below `folder` is on the way. Nothing is in its place before everything is unpacked beside it.
 */
export function expandChart(files: Files, archive: Uint8Array, folder: string): string {
  const { name: chart, files: contents } = unpackChart(archive);
  const root = cleanPath(folder);
  const target = joinPath(root, chart);
  refuseClashes(target, new Set(contents.map(({ name }) => name)));
  const place = inside(files, root);
  for (const { name } of contents) place.place(`${chart}/${name}`);
  files.makeFolder(root);
  const aside = files.makeTemporaryFolder(joinPath(root, `.${chart}.`));
  try {
    const draft = inside(files, aside);
    for (const { name, data } of contents) draft.write(name, data);
    if (exists(files, target)) moveAll(files, aside, target, new Set(contents.map(({ name }) => name)));
    else files.rename(aside, target);
  } finally {
    files.removeAll(aside);
  }
  return target;
}

/** A file cannot be where another one needs a folder. */
function refuseClashes(target: string, names: ReadonlySet<string>): void {
  for (const name of names) {
    for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      const above = name.slice(0, slash);
      if (names.has(above)) throw pathError('mkdir', joinPath(target, above), 'not a directory');
    }
  }
}

/** What the folder holds otherwise stays. */
function moveAll(files: Files, from: string, to: string, names: ReadonlySet<string>): void {
  const target = inside(files, to);
  for (const name of names) {
    const slash = name.lastIndexOf('/');
    if (slash > 0) target.makeFolder(name.slice(0, slash));
    files.rename(`${from}/${name}`, target.place(name));
  }
}
