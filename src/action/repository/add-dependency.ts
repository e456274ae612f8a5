/** Adds a dependency to a chart's Chart.yaml: the text around it, comments and layout included, stays as it is. */
import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { ChartwrightError } from '../../base/errors.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { Files } from '../../host/files.ts';
import { parseConstraint } from '../../semver/constraint.ts';

export interface NewDependency {
  readonly name: string;
  /** A range; may be empty for a chart in a folder. */
  readonly version: string;
  readonly repository: string;
  readonly alias: string;
  readonly condition: string;
  readonly tags: readonly string[];
}

/** Writes `folder`/Chart.yaml. Throws `io`, `chart` and `usage` errors, and writes nothing then. */
export function addDependency(files: Files, folder: string, dependency: NewDependency): void {
  check(dependency);
  const path = joinPath(folder, 'Chart.yaml');
  files.write(path, withDependency(decodeUtf8(files.read(path)), dependency, path));
}

function check({ name, version, repository }: NewDependency): void {
  if (!/^[\w.-]+$/.test(name)) throw new ChartwrightError('usage', `${JSON.stringify(name)} is not a valid chart name`);
  if (version === '') {
    if (repository === '' || repository.startsWith('file://')) return;
    throw new ChartwrightError('usage', 'a dependency from a repository needs --version');
  }
  parseConstraint(version);
}

/** The text of a Chart.yaml with one more dependency. `path` is what errors call the file. */
export function withDependency(text: string, dependency: NewDependency, path = 'Chart.yaml'): string {
  const document = parseDocument(text, { version: '1.1', keepSourceTokens: true });
  const refuse = (message: string) => new ChartwrightError('chart', `${path}: ${message}`);
  if (document.errors[0]) throw refuse(document.errors[0].message.split('\n')[0] as string);
  if (!isMap(document.contents)) throw refuse('the file is not a map');
  if (document.get('apiVersion') === 'v1') throw refuse('charts of apiVersion v1 declare dependencies in requirements.yaml');
  const entry = entryOf(dependency);
  const listed = document.get('dependencies', true);
  if (isSeq(listed) && listed.items.length > 0) {
    refuseDuplicate(listed, dependency);
    return listed.flow ? reprinted(document, entry) : inserted(text, listed, entry);
  }
  if (listed === undefined) return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}dependencies:\n${lines(entry, '  ')}`;
  if (isSeq(listed) || (isScalar(listed) && listed.value === null)) return reprinted(document, entry);
  throw refuse('dependencies is not a list');
}

type Entry = Readonly<Record<string, string | readonly string[]>>;

function entryOf({ name, version, repository, alias, condition, tags }: NewDependency): Entry {
  return {
    name,
    ...(version && { version }),
    ...(repository && { repository }),
    ...(alias && { alias }),
    ...(condition && { condition }),
    ...(tags.length > 0 && { tags }),
  };
}

function refuseDuplicate(listed: YAMLSeq, { name, alias }: NewDependency): void {
  const called = alias || name;
  const taken = listed.items.some((item) => isMap(item) && (item.get('alias') || item.get('name')) === called);
  if (!taken) return;
  const hint = alias ? '' : ' (--alias gives the new one another name)';
  throw new ChartwrightError('usage', `a dependency named ${JSON.stringify(called)} is declared already${hint}`);
}

/** The entry as lines of a list whose hyphens are behind `indent`. */
function lines(entry: Entry, indent: string): string {
  return stringify([entry], { version: '1.1', lineWidth: 0 }).replace(/^(?=.)/gm, indent);
}

/** Puts the entry below the last one, with hyphens where the others have theirs. */
function inserted(text: string, listed: YAMLSeq, entry: Entry): string {
  const last = listed.items.at(-1) as { range?: [number, number, number] };
  const [start = 0] = listed.range ?? [];
  const end = text.indexOf('\n', (last.range?.[1] ?? text.length) - 1);
  const at = end < 0 ? text.length : end + 1;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return `${text.slice(0, at)}${end < 0 ? '\n' : ''}${lines(entry, indent)}${text.slice(at)}`;
}

/** Lists on one line, and empty ones, take the printing of the library. */
function reprinted(document: ReturnType<typeof parseDocument>, entry: Entry): string {
  const listed = document.get('dependencies', true);
  if (isSeq(listed) && listed.items.length > 0) document.addIn(['dependencies'], entry);
  else document.set('dependencies', document.createNode([entry]));
  return document.toString({ lineWidth: 0 });
}
