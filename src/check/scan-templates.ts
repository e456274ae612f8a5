/** What can be found in templates without running them: calls of undefined templates, and templates that two charts define. */
import { positionAt } from '../base/text-position.ts';
import type { ListNode, Node, PipeNode, Statement } from '../template/nodes.ts';
import { newMemory, parse } from '../template/parse.ts';
import type { Finding } from './finding.ts';
import { unreachableBranches } from './unreachable-branches.ts';

/** A template file: `chart/templates/x.yaml`, the chart that it is of, and its text. */
export interface TemplateFile {
  readonly name: string;
  /** `chart/charts/sub` */
  readonly chart: string;
  readonly text: string;
}

interface Reference {
  readonly name: string;
  readonly position: { readonly file: string; readonly line: number; readonly column: number };
}

/** Files that do not parse are passed over: rendering reports them. */
export function scanTemplates(files: readonly TemplateFile[]): Finding[] {
  const defined = new Map<string, { readonly chart: string; readonly file: string }[]>();
  const references: Reference[] = [];
  const unreachable: Finding[] = [];
  for (const file of files) {
    defined.set(file.name, [{ chart: file.chart, file: file.name }]);
    const trees = treesOf(file.text);
    for (const [name, tree] of trees?.defines ?? []) {
      defined.set(name, [...(defined.get(name) ?? []), { chart: file.chart, file: file.name }]);
      references.push(...referencesIn(tree, file));
      unreachable.push(...unreachableBranches(tree, file));
    }
    if (trees) references.push(...referencesIn(trees.root, file));
    if (trees) unreachable.push(...unreachableBranches(trees.root, file));
  }
  return [...references.flatMap((reference) => undefinedTemplate(reference, defined)), ...twiceDefined(files, defined), ...unreachable];
}

function treesOf(text: string) {
  try {
    return parse(text, () => true, newMemory());
  } catch {
    return undefined;
  }
}

function undefinedTemplate({ name, position }: Reference, defined: ReadonlyMap<string, unknown>): Finding[] {
  if (defined.has(name)) return [];
  return [{ rule: 'template/undefined-template', message: `no template defines ${name}`, position }];
}

function twiceDefined(
  files: readonly TemplateFile[],
  defined: ReadonlyMap<string, readonly { readonly chart: string; readonly file: string }[]>,
): Finding[] {
  return [...defined].flatMap(([name, places]): Finding[] => {
    const [first, ...others] = places;
    const other = others.find(({ chart }) => chart !== first?.chart);
    if (!first || !other) return [];
    const text = files.find((file) => file.name === other.file)?.text ?? '';
    const position = { file: other.file, ...positionAt(text, Math.max(text.indexOf(`"${name}"`), 0)) };
    return [{ rule: 'template/defined-twice', message: `${name} is defined by ${first.file}, too: only one of them counts`, position }];
  });
}

/** Literal names in `template`, `include` and `block`. */
function referencesIn(list: ListNode, { name: file, text }: TemplateFile): Reference[] {
  const found: Reference[] = [];
  const add = (name: string, from: number) => void found.push({ name, position: { file, ...positionAt(text, from) } });
  const visitPipe = (pipe: PipeNode | undefined, from: number): void => {
    for (const { args } of pipe?.cmds ?? []) {
      const [called, first] = args;
      if (called?.kind === 'identifier' && called.ident === 'include' && first?.kind === 'string') add(first.text, from);
      for (const arg of args) visitNode(arg, from);
    }
  };
  const visitNode = (node: Node, from: number): void => {
    if (node.kind === 'pipe') visitPipe(node, from);
    else if (node.kind === 'chain') visitNode(node.node, from);
  };
  const visit = (node: Statement): void => {
    if (node.kind === 'template') add(node.name, node.from);
    if (node.kind === 'action' || node.kind === 'template') return visitPipe(node.pipe, node.from);
    if (node.kind !== 'if' && node.kind !== 'with' && node.kind !== 'range') return;
    visitPipe(node.pipe, node.from);
    for (const each of [...node.list.nodes, ...(node.elseList?.nodes ?? [])]) visit(each);
  };
  for (const node of list.nodes) visit(node);
  return found;
}
