/** Two renderings side by side: which documents are new, changed or gone. */
import { attempt } from '../../base/errors.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { isDict, type Value } from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import { splitManifests } from '../../release/split-manifests.ts';
import { type LineChanges, lineChanges } from './line-changes.ts';

export interface DocumentChange extends LineChanges {
  readonly change: 'added' | 'changed' | 'removed';
  /** `Deployment/prod/web`; without a namespace if the document names none. */
  readonly name: string;
  /** The template that it comes from, and the one that it came from, if that is another. */
  readonly sources: readonly string[];
  /** The document then and now, without the line that names its source; '' if it is not there. */
  readonly before: string;
  readonly after: string;
}

/** The documents of a printed manifest, each with its `# Source:` line. Blank lines at their ends depend on what follows them. */
export function manifestDocuments(manifest: string, profile: Profile): string[] {
  return splitManifests(manifest, profile).map(({ text }) => text.trimEnd());
}

/** What is different, in the order of `after`, with what is gone at the end. */
export function documentChanges(before: readonly string[], after: readonly string[]): DocumentChange[] {
  const gone = remaining(before, after);
  const fresh = remaining(after, before);
  const old = new Map<string, Document[]>();
  for (const text of gone) {
    const document = readDocument(text);
    const same = old.get(document.key);
    if (same) same.push(document);
    else old.set(document.key, [document]);
  }
  const changes: DocumentChange[] = fresh.map((text) => {
    const { key, name, source, body } = readDocument(text);
    const was = old.get(key)?.shift();
    const sources = was && was.source !== source ? [source, was.source] : [source];
    const before = was?.body ?? '';
    return { change: was ? 'changed' : 'added', name, sources, before, after: body, ...lineChanges(before, body) };
  });
  const removed = [...old.values()].flat().map(({ name, source, body }): DocumentChange => {
    return { change: 'removed', name, sources: [source], before: body, after: '', ...lineChanges(body, '') };
  });
  return [...changes, ...removed];
}

/** The texts that the others do not have, or not as often. */
function remaining(texts: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of others) counts.set(text, (counts.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count <= 0;
  });
}

interface Document {
  /** Without the line that names its source. */
  readonly body: string;
  readonly source: string;
  readonly name: string;
  /** What makes two documents the same object. */
  readonly key: string;
}

function readDocument(text: string): Document {
  const [line = '', source = ''] = /^# Source: (.*)\n?/.exec(text) ?? [];
  const body = text.slice(line.length);
  const object = attemptParse(body);
  const metadata = isDict(object) ? object.get('metadata') : null;
  const field = (from: Value | undefined, key: string) => {
    const value = isDict(from) ? from.get(key) : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const parts = [field(object, 'kind'), field(metadata, 'namespace'), field(metadata, 'name')];
  const name = parts.filter((part) => part !== '').join('/') || source;
  return { body, source, name, key: JSON.stringify([field(object, 'apiVersion'), ...parts, name === source ? source : '']) };
}

function attemptParse(text: string): Value {
  return attempt(() => parseYaml(text)) ?? null;
}
