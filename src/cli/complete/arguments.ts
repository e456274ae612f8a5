/** What the arguments of each command may be, by the words that lead to it. Commands that are not here take files. */
import { sortedKeys } from '../../go/utf8.ts';
import { envVars } from '../env-vars.ts';
import { completeChart, repositoryWords } from './charts.ts';
import { type Completer, type Completion, type CompletionLine, files, NO_FILES, NO_SPACE, noMore, nothing, oneOf } from './completion.ts';

/** A file, and nothing else. */
const oneFile: Completer = ({ args }) => (args.length === 0 ? files : noMore);
const noArgument: Completer = () => noMore;
const oneChart: Completer = (line) => (line.args.length === 0 ? completeChart(line, true) : noMore);
const release: Completer = () => nothing;

const ARGUMENTS: Readonly<Record<string, Completer>> = {
  'completion bash': noArgument,
  'completion fish': noArgument,
  'completion powershell': noArgument,
  'completion zsh': noArgument,
  create: oneFile,
  env: ({ args, context }) => (args.length === 0 ? oneOf(...sortedKeys(envVars(context.settings, context.io))) : noMore),
  install: releaseAndChart,
  'plugin install': oneFile,
  'plugin list': noArgument,
  'plugin uninstall': plugins,
  'plugin update': plugins,
  pull: (line) => (line.args.length === 0 ? completeChart(line, false) : nothing),
  push: ({ args }) => (args.length === 1 ? { words: ['oci://'], directive: NO_FILES | NO_SPACE } : args.length === 0 ? files : noMore),
  'registry login': release,
  'registry logout': release,
  'repo add': ({ args }) => (args.length > 1 ? noMore : nothing),
  'repo index': oneFile,
  'repo list': noArgument,
  'repo remove': repositories,
  'repo update': repositories,
  'show all': oneChart,
  'show chart': oneChart,
  'show crds': oneChart,
  'show readme': oneChart,
  'show values': oneChart,
  template: releaseAndChart,
  verify: oneFile,
  version: noArgument,
};

/** The completer of a command's arguments. */
export function argumentCompleter(path: readonly string[]): Completer | undefined {
  const key = path.join(' ');
  return Object.hasOwn(ARGUMENTS, key) ? ARGUMENTS[key] : undefined;
}

/** A name of one's own, then a chart; the chart alone where the name is made up. */
function releaseAndChart(line: CompletionLine): Completion | Promise<Completion> {
  const before = line.flags.bool('generate-name') ? 0 : 1;
  return line.args.length === before ? completeChart(line, true) : nothing;
}

async function repositories({ context, args }: CompletionLine): Promise<Completion> {
  return { words: await repositoryWords(context, args), directive: NO_FILES };
}

async function plugins({ context, args }: CompletionLine): Promise<Completion> {
  const { pluginNames } = await import('../../action/plugin/complete-plugins.ts');
  const found = pluginNames({ files: context.io.files, log: context.log }, context.settings.pluginsDirectory);
  const words = found.filter(({ name }) => !args.includes(name)).map(({ name, short }) => `${name}\t${short}`);
  return { words, directive: NO_FILES };
}
