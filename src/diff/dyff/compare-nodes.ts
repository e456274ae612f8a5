/** What differs between two nodes, as dyff 1.12 finds it where white space around texts does not count. */
import { mappingNode, type TreeMapping, type TreeNode, type TreeScalar } from '../../codec/yaml/tree/tree.ts';
import { compareLists } from './compare-lists.ts';
import { type Detail, type Difference, NotComparable, type Place, pathWithin } from './difference.ts';
import { followAlias, tagOf, textOf, valueAt } from './node.ts';

export function compareNodes(place: Place, from: TreeNode, to: TreeNode): Difference[] {
  if (tagOf(from) !== tagOf(to)) return modified(place, from, to);
  if (from.kind === 'mapping' && to.kind === 'mapping') return compareMappings(place, from, to);
  if (from.kind === 'sequence' && to.kind === 'sequence') return compareLists(compareNodes, place, from, to);
  if (from.kind === 'scalar' && to.kind === 'scalar') return isSame(from, to) ? [] : modified(place, from, to);
  if (from.kind === 'alias' && to.kind === 'alias') return compareNodes(place, from.target, to.target);
  return modified(place, from, to);
}

function modified(place: Place, from: TreeNode, to: TreeNode): Difference[] {
  return [{ place, details: [{ kind: 'modified', from, to }] }];
}

function isSame(from: TreeScalar, to: TreeScalar): boolean {
  switch (tagOf(from)) {
    case '!!null':
      return true;
    case '!!str':
      return trimmed(from.value) === trimmed(to.value);
    case '!!bool':
      return isTrue(from.value) === isTrue(to.value);
    default:
      return from.value === to.value;
  }
}

function trimmed(text: string): string {
  return text.replace(/^[ \n]+|[ \n]+$/g, '');
}

const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;

function isTrue(text: string): boolean {
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  throw new NotComparable(`not a valid boolean value: '${text}'`);
}

/** What is gone and what is new comes first, then what differs in keys of both. */
function compareMappings(place: Place, from: TreeMapping, to: TreeMapping): Difference[] {
  const inner = from.entries.flatMap(({ key, value }) => {
    const other = valueAt(to, textOf(key));
    return other ? compareNodes(pathWithin(place, { key: textOf(key) }), followAlias(value), other) : [];
  });
  const missing = (own: TreeMapping, other: TreeMapping) => own.entries.filter(({ key }) => !valueAt(other, textOf(key)));
  const part = (kind: 'added' | 'removed', own: TreeMapping, other: TreeMapping): Detail[] => {
    const entries = missing(own, other);
    const node: TreeMapping = { ...mappingNode(), tag: own.tag, entries };
    return entries.length === 0 ? [] : [{ kind, what: { of: 'part', node } }];
  };
  const details = [...part('removed', from, to), ...part('added', to, from)];
  return details.length === 0 ? inner : [{ place, details }, ...inner];
}
