/** Annotations of resource trees. */
import { mappingNode, scalarNode, type TreeMapping, type TreeNode } from '../../codec/yaml/tree/tree.ts';
import { asMapping, fieldOf, fieldText, removeField } from './fields.ts';

/** An annotation's text, '' if there is none. */
export function annotation(root: TreeNode, name: string): string {
  const annotations = within(within(root, 'metadata'), 'annotations');
  return annotations?.kind === 'mapping' ? fieldText(fieldOf(annotations, name)) : '';
}

/** Sets an annotation in single quotes, or as the one it replaces was written. Throws if the root, its metadata or annotations are not maps. */
export function setAnnotation(root: TreeNode, name: string, value: string): void {
  clearEmptyAnnotations(root);
  const annotations = annotationsOf(root);
  const known = annotations?.entries.find(({ key }) => key.kind === 'scalar' && key.value === name);
  if (known) known.value = scalarNode(value, known.value.kind === 'scalar' ? known.value.notation : '');
  else annotations?.entries.push({ key: scalarNode(name), value: scalarNode(value, 'single') });
}

/** Removes an annotation. */
export function clearAnnotation(root: TreeNode, name: string): void {
  const metadata = lookUp(root, 'metadata');
  const annotations = metadata && lookUp(metadata, 'annotations');
  const map = annotations && asMapping(annotations);
  if (map) removeField(map, name);
}

/** Removes annotations, and then metadata, that hold nothing. */
export function clearEmptyAnnotations(root: TreeNode): void {
  const metadata = lookUp(root, 'metadata');
  const map = metadata && asMapping(metadata);
  if (map) removeField(map, 'annotations', { ifEmpty: true });
  const top = asMapping(root);
  if (top) removeField(top, 'metadata', { ifEmpty: true });
}

/** Throws if an annotation could not be set. */
export function checkAnnotatable(root: TreeNode): void {
  clearEmptyAnnotations(root);
  const metadata = lookUp(root, 'metadata');
  const annotations = metadata && lookUp(metadata, 'annotations');
  if (annotations) asMapping(annotations);
}

function annotationsOf(root: TreeNode): TreeMapping | undefined {
  const metadata = made(root, 'metadata');
  const annotations = metadata && made(metadata, 'annotations');
  return annotations && asMapping(annotations);
}

function made(node: TreeNode, name: string): TreeNode | undefined {
  const map = asMapping(node);
  if (!map) return undefined;
  const known = fieldOf(map, name);
  if (known) return known;
  const value = mappingNode();
  map.entries.push({ key: scalarNode(name), value });
  return value;
}

function lookUp(node: TreeNode, name: string): TreeNode | undefined {
  const map = asMapping(node);
  return map && fieldOf(map, name);
}

function within(node: TreeNode | undefined, name: string): TreeNode | undefined {
  return node?.kind === 'mapping' ? fieldOf(node, name) : undefined;
}
