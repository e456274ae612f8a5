/**
 * Streams of resources as trees, read and printed as kustomize's libraries do: comments and styles
 * kept, lists of resources taken apart.
 */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { printTrees } from '../../codec/yaml/tree/print-tree.ts';
import { readTree } from '../../codec/yaml/tree/read-tree.ts';
import type { TreeDocument, TreeNode } from '../../codec/yaml/tree/tree.ts';
import { trimSpace } from '../../go/space.ts';
import { annotation, checkAnnotatable, clearAnnotation, clearEmptyAnnotations, setAnnotation } from './annotations.ts';
import { fieldOf, fieldText, isNull } from './fields.ts';

/** The resources of a stream. Throws on what is not valid YAML (`MalformedYAMLError: …`) and on documents that are not maps. */
export function parseResources(stream: string): TreeDocument[] {
  const texts = splitStream(stream.replaceAll('\r\n', '\n'));
  return texts.flatMap((text, i) => {
    const document = readResource(i < texts.length - 1 ? `${text}\n` : text);
    if (!document || isNull(document.root)) return [];
    checkAnnotatable(document.root);
    copyRenamedAnnotations(document.root);
    return texts.length === 1 ? itemsOf(document) : [document];
  });
}

/** Resources as one stream; annotations and metadata that hold nothing are left out. */
export function printResources(documents: readonly TreeDocument[]): string {
  for (const { root } of documents) {
    for (const mark of MARKS) clearAnnotation(root, mark);
    clearEmptyAnnotations(root);
  }
  return printTrees(documents);
}

/** What kustomize's reader leaves in annotations, and its writer removes. */
const MARKS = ['internal.config.kubernetes.io/index', 'config.kubernetes.io/index', 'internal.config.kubernetes.io/seqindent'];
/** Annotations that kustomize keeps under an old and a new name. */
const RENAMED_ANNOTATIONS = [
  ['config.kubernetes.io/path', 'internal.config.kubernetes.io/path'],
  ['config.k8s.io/id', 'internal.config.kubernetes.io/id'],
] as const;

function copyRenamedAnnotations(root: TreeNode): void {
  for (const [old, current] of RENAMED_ANNOTATIONS) {
    const [a, b] = [annotation(root, old), annotation(root, current)];
    if (a === '' && b !== '') setAnnotation(root, old, b);
    if (a !== '' && b === '') setAnnotation(root, current, a);
  }
}

function readResource(text: string): TreeDocument | undefined {
  return wrapping('MalformedYAMLError', () => readTree(text));
}

/** Cuts at lines of `---`, behind which only a comment may stand. */
function splitStream(stream: string): string[] {
  const texts: string[] = [];
  let from = 0;
  for (const match of stream.matchAll(/\n---.*\n/g)) {
    const rest = trimSpace(match[0].slice(4));
    if (rest !== '' && !rest.startsWith('#'))
      throw new ChartwrightError('manifest/syntax', `invalid document separator: ${trimSpace(match[0])}`);
    texts.push(stream.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return stream === '' ? [] : [...texts, stream.slice(from)];
}

/** The resources in a list of them; the document itself if it is not a list. */
function itemsOf(document: TreeDocument): TreeDocument[] {
  const { root } = document;
  if (root.kind !== 'mapping' || !['List', 'ResourceList'].includes(fieldText(fieldOf(root, 'kind')))) return [document];
  const items = fieldOf(root, 'items');
  if (!items && !fieldOf(root, 'functionConfig')) return [document];
  return items?.kind === 'sequence' ? items.items.map((item) => ({ head: '', root: item, foot: '' })) : [];
}
