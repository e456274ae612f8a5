/** Helm 3's only form of plugin.yaml, read as Helm 3.22 reads it (pkg/plugin/plugin.go): strictly, with a word on what contradicts itself. */
import { ChartwrightError, wrapping } from '../base/errors.ts';
import { FLAG, listOf, mapOf, structOf, TEXT, unmarshal } from '../codec/struct/decode-struct.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { inYaml } from '../codec/yaml/position.ts';
import { quote } from '../go/quote.ts';
import type { PlatformCommand, PluginMetadata } from './metadata.ts';
import { forAllPlatforms, isName, printableText } from './read-metadata.ts';

interface Command {
  os: string;
  arch: string;
  command: string;
  args: string[] | undefined;
}

interface Downloader {
  protocols: string[] | undefined;
  command: string;
}

interface Form {
  name: string;
  version: string;
  usage: string;
  description: string;
  platformCommand: Command[] | undefined;
  command: string;
  ignoreFlags: boolean;
  platformHooks: Map<string, Command[] | undefined> | null;
  hooks: Map<string, string> | null;
  downloaders: Downloader[] | undefined;
  useTunnel: boolean;
}

const COMMANDS = listOf(
  structOf<Command>('plugin.PlatformCommand', {
    os: ['os', TEXT],
    arch: ['arch', TEXT],
    command: ['command', TEXT],
    args: ['args', listOf(TEXT)],
  }),
);

const FORM = structOf<Form>('plugin.Metadata', {
  name: ['name', TEXT],
  version: ['version', TEXT],
  usage: ['usage', TEXT],
  description: ['description', TEXT],
  platformCommand: ['platformCommand', COMMANDS],
  command: ['command', TEXT],
  ignoreFlags: ['ignoreFlags', FLAG],
  platformHooks: ['platformHooks', mapOf(COMMANDS, 'plugin.PlatformHooks')],
  Hooks: ['hooks', mapOf(TEXT, 'plugin.Hooks')],
  downloaders: [
    'downloaders',
    listOf(structOf<Downloader>('plugin.Downloaders', { protocols: ['protocols', listOf(TEXT)], command: ['command', TEXT] })),
  ],
  useTunnel: ['useTunnel', FLAG],
});

/** The metadata that the file at `path` holds; `say` gets warnings about contradictions. Throws with Helm 3's messages. */
export function readLegacyMetadata(text: string, path: string, say: (line: string) => void): PluginMetadata {
  const form = wrapping(`failed to load plugin at ${quote(path)}`, () =>
    inYaml(text, () => unmarshal(parseYaml(text, { strict: true, integers: true }), FORM, { strict: true })),
  );
  if (!isName(form.name)) throw new ChartwrightError('chart', `invalid plugin name at ${quote(path)}`);
  const contradicts = (newer: string, older: string) =>
    say(`WARNING: both '${newer}' and '${older}' are set in ${quote(path)} (this will become an error in a future Helm version)\n`);
  if (form.platformCommand?.length && form.command !== '') contradicts('platformCommand', 'command');
  if (form.platformHooks?.size && form.hooks?.size) contradicts('platformHooks', 'hooks');
  return metadataOf(form);
}

function metadataOf({ name, version, usage, description, ignoreFlags, ...form }: Form): PluginMetadata {
  const platformHooks = form.platformHooks ?? new Map<string, undefined>();
  const own = commandsOf(form.platformCommand);
  const shellHooks = [...(form.hooks ?? [])].filter(([event, line]) => line !== '' && !platformHooks.get(event)?.length);
  return {
    apiVersion: 'legacy',
    name,
    version,
    sourceUrl: '',
    config: { type: 'cli/v1', usage: '', shortHelp: printableText(usage), longHelp: description, ignoreFlags },
    runtime: {
      runtime: 'subprocess',
      platformCommand: own.length > 0 || form.command === '' ? own : [forAllPlatforms(form.command)],
      platformHooks: new Map([
        ...[...platformHooks].map(([event, commands]) => [event, commandsOf(commands)] as [string, PlatformCommand[]]),
        ...shellHooks.map(([event, line]) => [event, [forAllPlatforms('sh', '-c', line)]] as [string, PlatformCommand[]]),
      ]),
      protocolCommands: (form.downloaders ?? []).map(({ protocols, command }) => ({
        protocols: protocols ?? [],
        platformCommand: [forAllPlatforms(command)],
      })),
      expandHookArgs: platformHooks.size > 0,
    },
  };
}

function commandsOf(commands: readonly Command[] | undefined): PlatformCommand[] {
  return (commands ?? []).map((each) => ({ ...each, args: each.args ?? [] }));
}
