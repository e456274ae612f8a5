/** What the values of flags may be. Flags that are not here take files. */

import { parseYaml } from '../../codec/yaml/parse.ts';
import { decodeUtf8, sortedKeys } from '../../go/utf8.ts';
import { isDict, isList, type Value } from '../../go/value.ts';
import { PROFILES } from '../../helm/profile.ts';
import { completeVersion } from './charts.ts';
import { type Completer, type Completion, type CompletionLine, files, nothing, oneOf } from './completion.ts';

const color: Completer = () => oneOf('never', 'auto', 'always');

const EVERYWHERE: Readonly<Record<string, Completer>> = {
  color,
  colour: color,
  'helm-version': () => oneOf(...Object.keys(PROFILES)),
  'kube-context': kubeContexts,
  // The cluster knows them, and is not asked.
  namespace: () => files,
};

const OUTPUT: Completer = () =>
  oneOf('json\tOutput result in JSON format', 'table\tOutput result in human-readable format', 'yaml\tOutput result in YAML format');

/** How many arguments stand before the chart whose versions --version takes. */
const CHARTS_AFTER: Readonly<Record<string, number>> = {
  install: 1,
  pull: 0,
  'show all': 0,
  'show chart': 0,
  'show crds': 0,
  'show readme': 0,
  'show values': 0,
  template: 1,
  upgrade: 1,
};

/** The completer of a flag's value. */
export function flagCompleter(path: readonly string[], flag: string): Completer | undefined {
  if (Object.hasOwn(EVERYWHERE, flag)) return EVERYWHERE[flag];
  if (flag === 'output') return OUTPUT;
  const before = CHARTS_AFTER[path.join(' ')];
  return flag === 'version' && before !== undefined ? (line) => versions(line, before) : undefined;
}

function versions(line: CompletionLine, before: number): Completion | Promise<Completion> {
  const at = before > 0 && line.flags.raw('generate-name') === true ? 0 : before;
  return line.args.length === at + 1 ? completeVersion(line, line.args[at]) : nothing;
}

/** `context\tcluster` of every context in the kubeconfig files. */
function kubeContexts({ context: { io, settings } }: CompletionLine): Completion {
  const { kubeconfig } = settings;
  const paths = kubeconfig === '' ? [`${io.env.HOME ?? ''}/.kube/config`] : kubeconfig.split(':');
  const clusters = new Map<string, string>();
  for (const path of paths)
    for (const [name, cluster] of contextsIn(() => io.files.read(path))) clusters.set(name, clusters.get(name) ?? cluster);
  return oneOf(...sortedKeys(clusters).map((name) => `${name}\t${clusters.get(name)}`));
}

function contextsIn(read: () => Uint8Array): [string, string][] {
  try {
    const config = parseYaml(decodeUtf8(read()));
    const list = isDict(config) ? config.get('contexts') : null;
    return (isList(list as Value) ? (list as Value[]) : []).filter(isDict).map((each) => {
      const inner = each.get('context');
      return [String(each.get('name')), isDict(inner) ? String(inner.get('cluster') ?? '') : ''];
    });
  } catch {
    return [];
  }
}
