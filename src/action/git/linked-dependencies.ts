/** Files with the dependencies of a chart in place that are not in its charts/ folder: those beside it, and archives fetched before. */
import { attempt } from '../../base/errors.ts';
import { parseYamlMap } from '../../codec/yaml/parse.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { isDict, isList, type Value } from '../../go/value.ts';
import { exists, type FileInfo, type FileSystem } from '../../host/files.ts';

/** Where a path leads: into which files, and where in them. */
interface Target {
  readonly files: FileSystem;
  readonly path: string;
}

class LinkedFiles implements FileSystem {
  private readonly files: FileSystem;
  /** By the path in whose place it is. */
  private readonly links: ReadonlyMap<string, Target>;

  constructor(files: FileSystem, links: ReadonlyMap<string, Target>) {
    this.files = files;
    this.links = links;
  }

  read(path: string, most?: number): Uint8Array {
    const { files, path: place } = this.target(path);
    return files.read(place, most);
  }

  stat(path: string): FileInfo {
    return this.info(path, 'stat');
  }

  lstat(path: string): FileInfo {
    return this.info(path, this.links.has(path) ? 'stat' : 'lstat');
  }

  list(folder: string): FileInfo[] {
    const path = folder.replace(/\/+$/, '');
    const { files, path: place } = this.target(path);
    const own = this.holds(path) && !exists(files, place) ? [] : files.list(place);
    const names = new Set(
      [...this.links.keys()].flatMap((link) => (link.startsWith(`${path}/`) ? [link.slice(path.length + 1).split('/')[0]!] : [])),
    );
    const added = [...names]
      .filter((name) => !own.some((one) => one.name === name))
      .map((name) => ({ ...this.stat(joinPath(path, name)), name }));
    return [...own, ...added].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  real(path: string): string {
    const { files, path: place } = this.target(path);
    return this.holds(path) && !exists(files, place) ? path : files.real(place);
  }

  private info(path: string, how: 'stat' | 'lstat'): FileInfo {
    const { files, path: place } = this.target(path);
    if (this.holds(path) && !exists(files, place))
      return { name: path.slice(path.lastIndexOf('/') + 1), kind: 'directory', size: 0, modified: 0, mode: 0o755 };
    return files[how](place);
  }

  /** Whether a link is somewhere below. */
  private holds(path: string): boolean {
    return [...this.links.keys()].some((link) => link.startsWith(`${path}/`));
  }

  private target(path: string): Target {
    const found = [...this.links]
      .filter(([link]) => path === link || path.startsWith(`${link}/`))
      .sort(([a], [b]) => b.length - a.length)[0];
    return found ? { files: found[1].files, path: found[1].path + path.slice(found[0].length) } : { files: this.files, path };
  }
}

/**
 * The files with links for the dependencies that a chart's folder lacks: `file://` ones lead to their folders, others to
 * an archive of their locked version in the same folder of `disk`.
 */
export function withDependencies(files: FileSystem, chart: string, disk: FileSystem): FileSystem {
  const links = new Map<string, Target>();
  const visit = (folder: string, place: string, above: readonly string[]) => {
    if (above.includes(folder)) return;
    for (const dependency of missingDependencies(files, folder)) {
      const link = joinPath(place, 'charts', dependency.name);
      const beside = dependency.repository.startsWith('file://') ? joinPath(folder, dependency.repository.slice('file://'.length)) : '';
      if (beside && exists(files, joinPath(beside, 'Chart.yaml'))) {
        links.set(link, { files, path: beside });
        visit(beside, link, [...above, folder]);
        continue;
      }
      const archive = joinPath('charts', `${dependency.name}-${dependency.version}.tgz`);
      if (exists(disk, joinPath(folder, archive))) links.set(joinPath(place, archive), { files: disk, path: joinPath(folder, archive) });
    }
  };
  visit(chart, chart, []);
  return links.size === 0 ? files : new LinkedFiles(files, links);
}

/** A dependency as metadata declares it. */
export interface Declared {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
}

/** What Chart.yaml or requirements.yaml declares and charts/ does not have, in its locked version. */
function missingDependencies(files: FileSystem, folder: string): Declared[] {
  const read = (name: string) => attempt(() => parseYamlMap(decodeUtf8(files.read(joinPath(folder, name)))));
  const listed = (name: string) => declared(read(name)?.get('dependencies'));
  const locked = [...listed('Chart.lock'), ...listed('requirements.lock')];
  const here = attempt(() => files.list(joinPath(folder, 'charts'))) ?? [];
  return [...listed('Chart.yaml'), ...listed('requirements.yaml')]
    .filter(({ name }) => !here.some((file) => file.name === name || (file.name.startsWith(`${name}-`) && file.name.endsWith('.tgz'))))
    .map((one) => ({ ...one, version: locked.find(({ name }) => name === one.name)?.version ?? one.version }));
}

/** The dependencies that a chart's metadata lists. */
export function declared(dependencies: Value | undefined): Declared[] {
  if (!isList(dependencies)) return [];
  const text = (value: Value | undefined) => (typeof value === 'string' ? value : '');
  return dependencies.flatMap((one) =>
    isDict(one) ? [{ name: text(one.get('name')), version: text(one.get('version')), repository: text(one.get('repository')) }] : [],
  );
}
